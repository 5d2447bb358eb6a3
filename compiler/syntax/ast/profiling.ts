/** `profiling { ask FIELDS [after N ACTIVITY] [when E] … at most N per form }`. */
import type { Expression } from "./expression.ts";
import type { BaseNode, Name, NumberLiteral } from "./node.ts";
import type { DeclarationNode, Property, UnknownProperty } from "./property.ts";

export interface ProfilingDeclaration extends DeclarationNode {
  readonly kind: "Profiling";
  readonly body: readonly (ProfilingRow | Property<"AtMostPerForm", NumberLiteral> | UnknownProperty)[];
}

export interface ProfilingRow extends BaseNode {
  readonly kind: "ProfilingRow";
  readonly fields: readonly Name[];
  readonly after: AfterCount | undefined;
  readonly when: Expression | undefined;
}

/** `after 2 form_submitted`. */
export interface AfterCount extends BaseNode {
  readonly kind: "AfterCount";
  readonly count: NumberLiteral;
  readonly activity: Name;
}
