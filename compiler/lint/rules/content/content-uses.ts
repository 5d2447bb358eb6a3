/** Finds where a content is used: cells of the map, programmes and criteria, but not tests. */
import type { ContentMapCell, Declaration } from "../../../syntax/ast/index.ts";
import type { Location } from "../../../text/source.ts";
import type { LintContext } from "../../define-rule.ts";
import { createUseFinder } from "../../outside-tests.ts";

export interface ContentUse {
  readonly at: Location;
  /** Set where the name stands in a cell of the map. */
  readonly cell: ContentMapCell | undefined;
  /** Set where a programme sends it. */
  readonly isSent: boolean;
}

/** Gives the uses of a content by its name, in order of file and position. */
export function createContentUses({ checked }: LintContext): (name: string) => readonly ContentUse[] {
  const findUses = createUseFinder(checked);
  return (name) => {
    const symbol = checked.lookup("content", name);
    if (symbol === undefined) return [];
    return findUses(symbol).map(({ at, around }) => ({
      at,
      cell: findCell(around, at),
      isSent: around.kind === "Nurture" && isBehindSend(at),
    }));
  };
}

function findCell(around: Declaration, { start }: Location): ContentMapCell | undefined {
  if (around.kind !== "ContentMap") return undefined;
  const row = around.rows.find((each) => each.start <= start && start < each.end);
  return row?.cells.find(({ contents }) => contents.some((name) => name.start === start));
}

function isBehindSend({ source: { text }, start }: Location): boolean {
  return /\bsend\s+$/u.test(text.slice(Math.max(0, start - 40), start));
}
