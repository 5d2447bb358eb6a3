/** Two versions with what changed between them, as the formats show it. */
import type { Change, Signers } from "../../compiler/review/change.ts";
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import type { Version } from "../run/version.ts";

export interface ReviewedDiff {
  readonly base: Version;
  readonly head: Version;
  readonly changes: readonly (Change & { readonly isAccepted: boolean })[];
  readonly toSign: readonly Signers[];
}

export type ShownChange = ReviewedDiff["changes"][number];

/** A place with its file as the reader can open it. */
export function placeIn({ prefix }: Version, span: SourceSpan): SourceSpan {
  return prefix === "" ? span : { ...span, file: `${prefix}${span.file}` };
}
