/** A declaration together with the source it stands in. */
import type { Declaration } from "../syntax/ast/index.ts";
import type { Source } from "../text/source.ts";

/** Entries of a catalogue appear as `Content` declarations in the catalogue's own source. */
export interface PlacedDeclaration {
  readonly declaration: Declaration;
  readonly source: Source;
}

/** The first turnback of each stage, by the stage's name. */
export function indexTurnbacks(declarations: readonly PlacedDeclaration[]): ReadonlyMap<string, PlacedDeclaration> {
  const first = new Map<string, PlacedDeclaration>();
  for (const placed of declarations) {
    const { declaration } = placed;
    if (declaration.kind !== "Turnback") continue;
    const stage = declaration.stage.text;
    if (!first.has(stage)) first.set(stage, placed);
  }
  return first;
}
