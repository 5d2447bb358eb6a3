/** `turnback STAGE { REASONS -> … requalify … }`. */
import type { Expression } from "./expression.ts";
import type { BaseNode, DurationLiteral, Name } from "./node.ts";
import type { DeclarationNode, UnknownProperty } from "./property.ts";

export interface TurnbackDeclaration extends DeclarationNode {
  readonly kind: "Turnback";
  readonly stage: Name;
  readonly body: readonly (TurnbackRow | UnknownProperty)[];
}

/** `REASONS -> TARGET [requalify [after D] [when E]]`; `otherwise` has no reasons. */
export interface TurnbackRow extends BaseNode {
  readonly kind: "TurnbackRow";
  readonly reasons: readonly Name[];
  readonly otherwise: boolean;
  readonly target: TurnbackTarget;
  readonly requalify: Requalify | undefined;
}

export type TurnbackTarget =
  | { readonly kind: "TargetNurture"; readonly start: number; readonly end: number; readonly nurture: Name }
  | { readonly kind: "TargetQuarantine"; readonly start: number; readonly end: number }
  | { readonly kind: "TargetStage"; readonly start: number; readonly end: number; readonly stage: Name };

export interface Requalify extends BaseNode {
  readonly kind: "Requalify";
  readonly after: DurationLiteral | undefined;
  readonly when: Expression | undefined;
}
