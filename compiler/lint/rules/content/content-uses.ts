/** Finds where a content is used: cells of the map, programmes and criteria, but not tests. */
import type { FunnelSymbol } from "../../../bind/symbol.ts";
import type { ContentMapCell } from "../../../syntax/ast/index.ts";
import type { Location, Source, Span } from "../../../text/source.ts";
import type { LintContext } from "../../define-rule.ts";

export interface ContentUse {
  readonly at: Location;
  /** Set where the name stands in a cell of the map. */
  readonly cell: ContentMapCell | undefined;
  /** Set where a programme sends it. */
  readonly isSent: boolean;
}

/** In order of file and position. */
export function listContentUses(ctx: LintContext, name: string): readonly ContentUse[] {
  const symbol = ctx.checked.lookup("content", name);
  return symbol === undefined ? [] : listUses(ctx, symbol);
}

function listUses({ checked }: LintContext, symbol: FunnelSymbol): readonly ContentUse[] {
  return checked.referencesTo(symbol).flatMap(({ source, name }) => {
    const around = checked.declarations.find(
      ({ source: other, declaration }) =>
        other === source && declaration.start <= name.start && name.end <= declaration.end,
    )?.declaration;
    if (around === undefined || around.kind === "Test") return [];
    const cell =
      around.kind === "ContentMap"
        ? around.rows
            .flatMap(({ cells }) => cells)
            .find(({ contents }) => contents.some(({ start }) => start === name.start))
        : undefined;
    return [{ at: place(source, name), cell, isSent: around.kind === "Nurture" && isBehindSend(source, name) }];
  });
}

function place(source: Source, { start, end }: Span): Location {
  return { source, start, end };
}

function isBehindSend({ text }: Source, { start }: Span): boolean {
  return /\bsend\s+$/u.test(text.slice(Math.max(0, start - 40), start));
}
