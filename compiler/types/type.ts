/** The types of the language's values. */
import type { FunnelSymbol } from "../bind/symbol.ts";

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
  "content" | "persona" | "stage" | "phase" | "account" | "queue" | "nurture" | "reason" | "channel" | "team";

export interface PrimitiveType {
  readonly kind: "primitive";
  readonly name: PrimitiveName;
}

export interface DeclaredType {
  readonly kind: "declared";
  readonly name: DeclaredName;
}

export interface EnumType {
  readonly kind: "enum";
  /** In order of declaration; an attribute's enum ends with `unspecified`. */
  readonly members: readonly string[];
  /** What each member's name stands for. */
  readonly symbols?: ReadonlyMap<string, FunnelSymbol>;
}

export interface GradeType {
  readonly kind: "grade";
  readonly score: string;
  /** From the highest. */
  readonly members: readonly string[];
}

export interface ListType {
  readonly kind: "list";
  readonly element: Type;
}

/** What a mistake leaves behind: fits everything, reports nothing. */
export interface ErrorType {
  readonly kind: "error";
}

export type Type = PrimitiveType | DeclaredType | EnumType | GradeType | ListType | ErrorType;
