/** Tells what a project uses from what only its tests speak of. */
import type { CheckedProject } from "../check/checked.ts";
import type { FunnelSymbol } from "../bind/symbol.ts";
import type { Location } from "../text/source.ts";

/** Where a name is used outside of tests and outside of its own declaration, in order of file and position. */
export function listUsesOutsideTests(checked: CheckedProject, symbol: FunnelSymbol): readonly Location[] {
  return checked.referencesTo(symbol).flatMap(({ source, name: { start, end } }) => {
    const around = checked.declarations.find(
      ({ source: other, declaration }) => other === source && declaration.start <= start && end <= declaration.end,
    )?.declaration;
    return around === undefined || around.kind === "Test" || around === symbol.node ? [] : [{ source, start, end }];
  });
}
