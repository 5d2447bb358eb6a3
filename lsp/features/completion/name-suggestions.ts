/** Suggests the names that the checker itself would look up at the cursor, those first that fit the expected type. */
import { CompletionItemKind } from "vscode-languageserver";
import type { FunnelSymbol, SymbolKind } from "../../../compiler/bind/symbol.ts";
import { describeSymbolKind } from "../../../compiler/bind/symbol-words.ts";
import type { AnyNode, Expression } from "../../../compiler/syntax/ast/index.ts";
import { describeType } from "../../../compiler/types/describe-type.ts";
import { factTypes } from "../../../compiler/types/fact-types.ts";
import { isNameText } from "../../../compiler/syntax/lexer/characters.ts";
import { assertNever } from "../../../compiler/text/invariant.ts";
import { areComparable, isBoolean } from "../../../compiler/types/relations.ts";
import type { PrimitiveName, Type } from "../../../compiler/types/type.ts";
import { type Expectation, isMadeUp } from "../../incremental/probe.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { ranks, type Suggestion } from "./suggestion.ts";

/** More than anybody reads; a longer list is asked for again as the word grows. */
export const longestList = 300;

/** Names for a place; `isPartial` when there are more than are listed. */
export interface SuggestedNames {
  readonly names: readonly Suggestion[];
  readonly isPartial: boolean;
}

/** The candidates of an expectation that what is `typed` may become, in the order in which the checker would take them. */
export function suggestNames(snapshot: Snapshot, expectation: Expectation, typed: string): SuggestedNames {
  const wanted = expectedType(expectation);
  const wantsCriterion = wanted === undefined && standsForCriterion(expectation.path);
  const members = wanted === undefined ? [] : suggestMembers(snapshot, wanted);
  const isPartial = expectation.candidates.size > longestList;
  const candidates = [...expectation.candidates.values()].filter(({ name }) => !isPartial || mayBecome(typed, name));
  const ranked = candidates.map((symbol, order) => {
    const type = typeOf(snapshot, symbol);
    const fits =
      wanted !== undefined
        ? type === undefined || areComparable(type, wanted)
        : wantsCriterion && isCriterion(symbol, type);
    return { symbol, order, rank: fits ? ranks.fitting : ranks.name };
  });
  const best = isPartial ? ranked.sort((left, right) => left.rank - right.rank).slice(0, longestList) : ranked;
  const names = best.map(({ symbol, order, rank }) => ({ ...suggestSymbol(snapshot, symbol, order), rank }));
  return { names: [...members, ...names], isPartial };
}

/** True when the letters stand in the name in their order, as editors match them. */
function mayBecome(typed: string, name: string): boolean {
  const lower = name.toLowerCase();
  let from = 0;
  for (const letter of typed.toLowerCase()) {
    const found = lower.indexOf(letter, from);
    if (found === -1) return false;
    from = found + letter.length;
  }
  return true;
}

/** A symbol as a suggestion among its like. */
export function suggestSymbol(snapshot: Snapshot, symbol: FunnelSymbol, order: number): Suggestion {
  const type = typeOf(snapshot, symbol);
  return {
    label: symbol.name,
    kind: pictures[symbol.kind],
    detail: type === undefined ? titleOf(symbol) : describeType(type),
    rank: ranks.name,
    order,
    symbol,
  };
}

/** The members that a type's values are: of an enum, grades, or everything declared of a kind. */
export function suggestMembers(snapshot: Snapshot, type: Type): Suggestion[] {
  switch (type.kind) {
    case "enum":
    case "grade":
      return type.members.map((label, order) => ({
        label: isNameText(label) ? label : JSON.stringify(label),
        kind: CompletionItemKind.EnumMember,
        detail: type.kind === "grade" ? `grade of ${type.score}` : "member",
        rank: ranks.fitting,
        order,
      }));
    case "list":
      return suggestMembers(snapshot, type.element);
    case "declared":
      return type.name === "account"
        ? []
        : snapshot.checked
            .symbols(type.name)
            .map((symbol, order) => ({ ...suggestSymbol(snapshot, symbol, order), rank: ranks.fitting }));
    case "primitive":
    case "error":
      return [];
    default:
      return assertNever(type);
  }
}

/** True when an operand of an expression, and not an operator, would stand at the cursor. */
export function expectsOperand({ path }: Expectation): boolean {
  return isMadeUp(path.at(-1)) && path.at(-2)?.kind === "NameReference";
}

/** The type of what the name would be compared with. */
function expectedType({ path, typeOf: typeIn }: Expectation): Type | undefined {
  const reference = path.findLast(({ kind }) => kind === "NameReference" || kind === "MemberAccess");
  const comparison = path.findLast(
    (node): node is Extract<AnyNode, { kind: "Comparison" }> => node.kind === "Comparison",
  );
  if (reference === undefined || comparison === undefined) return undefined;
  const contains = (side: Expression): boolean => side.start <= reference.start && reference.end <= side.end;
  const other = contains(comparison.left) ? comparison.right : comparison.left;
  const type = typeIn(other) ?? literalType(other);
  return type?.kind === "error" ? undefined : type;
}

/** The checker does not look at a literal beside a name that it does not know. */
function literalType({ kind }: Expression): Type | undefined {
  const name = literalTypes[kind];
  return name && { kind: "primitive", name };
}

const literalTypes: Partial<Record<Expression["kind"], PrimitiveName>> = {
  Number: "number",
  Percent: "percent",
  Money: "money",
  Duration: "duration",
  Date: "date",
  DateTime: "datetime",
  String: "text",
  Regex: "text",
  Boolean: "boolean",
};

function standsForCriterion(path: readonly AnyNode[]): boolean {
  const kinds = path.slice(-3).map(({ kind }) => kind);
  return kinds.includes("NameReference") && !kinds.includes("Comparison");
}

function isCriterion(symbol: FunnelSymbol, type: Type | undefined): boolean {
  return symbol.kind === "segment" || symbol.kind === "need" || (type !== undefined && isBoolean(type));
}

function typeOf({ checked }: Snapshot, symbol: FunnelSymbol): Type | undefined {
  switch (symbol.kind) {
    case "field":
    case "account_field":
    case "attribute":
      return checked.typeOfField(symbol);
    case "score":
      return { kind: "primitive", name: "number" };
    case "fact":
      return symbol.name in factTypes ? factTypes[symbol.name as keyof typeof factTypes] : undefined;
    default:
      return undefined;
  }
}

function titleOf(symbol: FunnelSymbol): string {
  const node = symbol.node as { readonly title?: { readonly value: string } | undefined } | undefined;
  const kind = describeSymbolKind(symbol.kind).one.replace(/^an? /, "");
  const parent = symbol.parent === undefined ? "" : ` of ${symbol.parent.name}`;
  return node?.title === undefined ? `${kind}${parent}` : `${node.title.value} — ${kind}`;
}

const pictures: Readonly<Record<SymbolKind, CompletionItemKind>> = {
  funnel: CompletionItemKind.Module,
  team: CompletionItemKind.Class,
  calendar: CompletionItemKind.Struct,
  channel: CompletionItemKind.Interface,
  field: CompletionItemKind.Field,
  account_field: CompletionItemKind.Field,
  activity: CompletionItemKind.Event,
  attribute: CompletionItemKind.Property,
  enum_member: CompletionItemKind.EnumMember,
  need: CompletionItemKind.Function,
  segment: CompletionItemKind.Function,
  persona: CompletionItemKind.Class,
  phase: CompletionItemKind.Enum,
  stage: CompletionItemKind.Enum,
  reason: CompletionItemKind.EnumMember,
  score: CompletionItemKind.Variable,
  grade: CompletionItemKind.EnumMember,
  content: CompletionItemKind.File,
  nurture: CompletionItemKind.Method,
  queue: CompletionItemKind.Folder,
  routing: CompletionItemKind.Method,
  sla: CompletionItemKind.Method,
  measure: CompletionItemKind.Value,
  agreement: CompletionItemKind.Module,
  test_lead: CompletionItemKind.Variable,
  fact: CompletionItemKind.Constant,
};
