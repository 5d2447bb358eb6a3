/** The pictures that editors show for what a project declares; the protocol has none of its own for funnels. */
import { SymbolKind } from "vscode-languageserver";
import type { SymbolKind as FunnelSymbolKind } from "../../compiler/bind/symbol.ts";

/** One picture for each kind of symbol. */
export const pictures: Readonly<Record<FunnelSymbolKind, SymbolKind>> = {
  funnel: SymbolKind.Package,
  team: SymbolKind.Namespace,
  calendar: SymbolKind.Object,
  channel: SymbolKind.Interface,
  field: SymbolKind.Field,
  account_field: SymbolKind.Field,
  activity: SymbolKind.Event,
  attribute: SymbolKind.Property,
  enum_member: SymbolKind.EnumMember,
  need: SymbolKind.Boolean,
  segment: SymbolKind.Boolean,
  persona: SymbolKind.Class,
  phase: SymbolKind.Enum,
  stage: SymbolKind.Enum,
  reason: SymbolKind.EnumMember,
  score: SymbolKind.Number,
  grade: SymbolKind.EnumMember,
  content: SymbolKind.File,
  nurture: SymbolKind.Function,
  queue: SymbolKind.Array,
  routing: SymbolKind.Operator,
  sla: SymbolKind.Key,
  measure: SymbolKind.Variable,
  agreement: SymbolKind.Module,
  test_lead: SymbolKind.Variable,
  fact: SymbolKind.Constant,
};
