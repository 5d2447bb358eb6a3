/** Lowers `content` and `content map`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { findProperty, listProperties, lowerHead, present, textsOf } from "./property.ts";

/** An asset, whether it stands in a source file or in a catalogue. */
export function lowerContent(ctx: LowerContext, declaration: ast.ContentDeclaration): plan.Content {
  const { body, keyword, name } = declaration;
  return present<plan.Content>({
    id: place(ctx, `content/${name.text}`, { start: Math.min(keyword.start, name.start), end: declaration.end }),
    ...lowerHead(declaration),
    type: findProperty(body, "ContentType")?.value.text,
    url: findProperty(body, "Url")?.value.value,
    by: listProperties(body, "By").flatMap(({ value }) => textsOf(value)),
    phases: listProperties(body, "Phases").flatMap(({ value }) => textsOf(value)),
    personas: listProperties(body, "Personas").flatMap(({ value }) => textsOf(value)),
    needs: listProperties(body, "Needs").flatMap(({ value }) => textsOf(value)),
    expert: findProperty(body, "Expert")?.value.value,
    useful_without_purchase: findProperty(body, "UsefulWithoutPurchase") !== undefined,
    retired: findProperty(body, "Retired")?.value.text,
  });
}

/** The rows in order, each cell with the persona of its column. */
export function lowerContentMap(ctx: LowerContext, { header, rows }: ast.ContentMapDeclaration): plan.ContentMapRow[] {
  const personas = textsOf(header?.personas);
  return rows.map((row) => {
    const id = `content_map/${row.phase.text}`;
    return {
      id: place(ctx, id, row),
      phase: row.phase.text,
      cells: row.cells.flatMap((cell, index) => {
        const persona = personas[index];
        if (persona === undefined) return [];
        return [{ id: place(ctx, `${id}/${persona}`, cell), persona, contents: textsOf(cell.contents), gap: cell.gap }];
      }),
    };
  });
}
