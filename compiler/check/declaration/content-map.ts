/** Checks `content map`: a row for each phase, a column for each persona, contents in the cells. */
import { replaceText } from "../../diagnostics/fix.ts";
import type { ContentMapDeclaration, ContentMapHeader } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { reportTwice, resolve, resolveEach } from "../references.ts";

export function checkContentMap(ctx: CheckContext, map: ContentMapDeclaration): void {
  const { header } = map;
  if (header === undefined) return;
  checkHeader(ctx, header);
  const phases = new Set<string>();
  for (const row of map.rows) {
    const phase = resolve(ctx, "phase", row.phase);
    if (phase !== undefined && phases.has(phase.name)) {
      report(ctx, "duplicate-name", row.phase, `The phase \`${phase.name}\` has a row already.`, {
        help: "Put its contents into one row.",
      });
    }
    if (phase !== undefined) phases.add(phase.name);
    for (const cell of row.cells) resolveEach(ctx, "content", cell.contents);
  }
}

function checkHeader(ctx: CheckContext, header: ContentMapHeader): void {
  const { corner } = header;
  if (corner.text !== "" && corner.text !== "phase") {
    report(ctx, "wrong-value", corner, `The first column of a content map is \`phase\`, not \`${corner.text}\`.`, {
      help: "Write `phase`, and the personas beside it.",
      fix: replaceText(ctx.source, corner.start, corner.end, "phase"),
    });
  }
  const seen = new Set<string>();
  for (const persona of header.personas) {
    // `any` is the column for every lead.
    if (persona.text === "any" || resolve(ctx, "persona", persona) !== undefined) {
      if (seen.has(persona.text)) reportTwice(ctx, persona);
      seen.add(persona.text);
    }
  }
}
