/** The types of the language's values. */

export type PrimitiveName =
  | "text"
  | "integer"
  | "number"
  | "percent"
  | "money"
  | "boolean"
  | "date"
  | "datetime"
  | "time"
  | "email"
  | "phone"
  | "url"
  | "country"
  | "duration"
  | "regex";

/** Types whose members are the project's own declarations. */
export type DeclaredName =
  | "content"
  | "persona"
  | "stage"
  | "phase"
  | "account"
  | "queue"
  | "nurture"
  | "reason"
  | "channel"
  | "team";

export type Type =
  | { readonly kind: "primitive"; readonly name: PrimitiveName }
  | { readonly kind: "declared"; readonly name: DeclaredName }
  | { readonly kind: "enum"; readonly members: readonly string[] }
  | { readonly kind: "grade"; readonly score: string; readonly members: readonly string[] }
  | { readonly kind: "list"; readonly element: Type }
  /** What a mistake leaves behind: fits everything, reports nothing. */
  | { readonly kind: "error" };
