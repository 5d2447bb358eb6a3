/** What a name can stand for: one symbol for everything a project declares. */
import type { BaseNode } from "../syntax/ast/index.ts";
import type { Location } from "../text/source.ts";

/** Every kind is a namespace of its own, except that fields, attributes, members and grades live in their parent. */
export type SymbolKind =
  | "funnel"
  | "team"
  | "calendar"
  | "channel"
  | "field"
  | "account_field"
  | "activity"
  | "attribute"
  | "enum_member"
  | "need"
  | "segment"
  | "persona"
  | "phase"
  | "stage"
  | "reason"
  | "score"
  | "grade"
  | "content"
  | "nurture"
  | "queue"
  | "routing"
  | "sla"
  | "measure"
  | "agreement"
  | "test_lead"
  /** A word of the language: `stage`, `now`, `owner`, `quarantined` … */
  | "fact";

export interface FunnelSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** The declaring name's place; `undefined` for what the language itself brings (channels, facts). */
  readonly location: Location | undefined;
  /** The declaring node: a declaration, a field, a stage …; `undefined` for built-ins. */
  readonly node: BaseNode | undefined;
  /** The score of a grade, the activity of an attribute, the field or attribute of an enum member, the stage of a reason. */
  readonly parent: FunnelSymbol | undefined;
}
