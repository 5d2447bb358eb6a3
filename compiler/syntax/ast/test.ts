/** `test "…" { given … at … expect … }`, or a table of cases. */
import type { Expression } from "./expression.ts";
import type { BaseNode, DateTimeLiteral, DateLiteral, DurationLiteral, Literal, Name, StringLiteral } from "./node.ts";
import type { DeclarationNode, UnknownProperty } from "./property.ts";

export interface TestDeclaration extends DeclarationNode {
  readonly kind: "Test";
  readonly title: StringLiteral;
  readonly body: readonly TestItem[];
}

export type TestItem = Given | AtStep | Expect | TestTable | UnknownProperty;

/** `given lead [NAME] { … }` or `given account { … }`. */
export interface Given extends BaseNode {
  readonly kind: "Given";
  readonly record: "lead" | "account";
  readonly name: Name | undefined;
  readonly values: readonly Assignment[];
}

/** `FIELD VALUE`; several may share a line. */
export interface Assignment extends BaseNode {
  readonly kind: "Assignment";
  readonly field: Name;
  readonly value: TestValue;
}

/** Values are not expressions: a literal, a bare name (enum member, content …), a list of those, or a negative number. */
export type TestValue = Literal | Name | TestValueList;

export interface TestValueList extends BaseNode {
  readonly kind: "ValueList";
  readonly items: readonly (Literal | Name)[];
}

/** `at DATETIME|DATE|+D [LEAD] [did A {attributes}] [set {fields}]`. */
export interface AtStep extends BaseNode {
  readonly kind: "At";
  readonly time: DateTimeLiteral | DateLiteral | DurationLiteral;
  /** True for `+D`. */
  readonly relative: boolean;
  readonly lead: Name | undefined;
  readonly action: TestDid | TestSet | undefined;
}

export interface TestDid extends BaseNode {
  readonly kind: "TestDid";
  readonly activity: Name;
  readonly attributes: readonly Assignment[];
}

export interface TestSet extends BaseNode {
  readonly kind: "TestSet";
  readonly values: readonly Assignment[];
}

/** `expect E`, where E may use the predicates of tests. */
export interface Expect extends BaseNode {
  readonly kind: "Expect";
  readonly expression: Expression;
}

/** `| field | … | => expression | … |` and its rows. */
export interface TestTable extends BaseNode {
  readonly kind: "TestTable";
  readonly inputs: readonly Name[];
  readonly outputs: readonly Expression[];
  readonly rows: readonly TestTableRow[];
}

export interface TestTableRow extends BaseNode {
  readonly kind: "TestTableRow";
  /** One for each input; `undefined` for `-`, which leaves the field unknown. */
  readonly inputs: readonly (TestValue | undefined)[];
  readonly outputs: readonly (TestValue | undefined)[];
}
