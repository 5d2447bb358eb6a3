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
  readonly after: { readonly count: NumberLiteral; readonly activity: Name } | undefined;
  readonly when: Expression | undefined;
}
