/** A declaration together with the source it stands in. */
import type { Declaration } from "../syntax/ast/index.ts";
import type { Source } from "../text/source.ts";

/** Entries of a catalogue appear as `Content` declarations in the catalogue's own source. */
export interface PlacedDeclaration {
  readonly declaration: Declaration;
  readonly source: Source;
}
