/** Tells what a project uses from what only its tests speak of. */
import type { FunnelSymbol } from "../bind/symbol.ts";
import type { CheckedProject, PlacedDeclaration } from "../check/checked.ts";
import type { Declaration } from "../syntax/ast/index.ts";
import type { Location, Source } from "../text/source.ts";

/** A place where a name is used, with the declaration around it. */
export interface Use {
  readonly at: Location;
  readonly around: Declaration;
}

/** Finds the uses of a symbol outside of tests and of its own declaration, in order of file and position. */
export type UseFinder = (symbol: FunnelSymbol) => readonly Use[];

/** Sorts the declarations by source once, so that many symbols can be asked about. */
export function createUseFinder(checked: CheckedProject): UseFinder {
  const bySource = Map.groupBy(checked.declarations, ({ source }) => source);
  return (symbol) =>
    checked.referencesTo(symbol).flatMap(({ source, name: { start, end } }) => {
      const around = findAround(bySource, source, start);
      if (around === undefined || around.kind === "Test" || around === symbol.node) return [];
      return [{ at: { source, start, end }, around }];
    });
}

/** The declarations of a source stand in order and do not overlap. */
function findAround(
  bySource: ReadonlyMap<Source, readonly PlacedDeclaration[]>,
  source: Source,
  offset: number,
): Declaration | undefined {
  const placed = bySource.get(source) ?? [];
  let low = 0;
  let high = placed.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((placed[middle]?.declaration.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = placed[low]?.declaration;
  return found !== undefined && found.start <= offset && offset < found.end ? found : undefined;
}
