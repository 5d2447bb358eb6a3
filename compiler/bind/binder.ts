/** The tables that binding fills, and how a name enters them. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import type { BaseNode, Name, StringLiteral, TestDeclaration } from "../syntax/ast/index.ts";
import type { Source, Span } from "../text/source.ts";
import type { PlacedDeclaration } from "./placed-declaration.ts";
import { describeSymbolKind } from "./symbol-words.ts";
import type { FunnelSymbol, SymbolKind } from "./symbol.ts";

export interface Binder {
  readonly diagnostics: Diagnostic[];
  readonly scopes: Map<SymbolKind, Map<string, FunnelSymbol>>;
  readonly members: Map<FunnelSymbol, Map<string, FunnelSymbol>>;
  readonly testLeads: Map<TestDeclaration, Map<string, FunnelSymbol>>;
  readonly declarers: Map<Name | StringLiteral, FunnelSymbol>;
  readonly singles: Map<string, PlacedDeclaration>;
  /** Makes symbols; editors make ones that tell who looks into them. */
  readonly createSymbol: (symbol: FunnelSymbol) => FunnelSymbol;
}

/** A binder that has declared nothing yet. */
export function createBinder(createSymbol: Binder["createSymbol"] = (symbol) => symbol): Binder {
  return {
    diagnostics: [],
    scopes: new Map(),
    members: new Map(),
    testLeads: new Map(),
    declarers: new Map(),
    singles: new Map(),
    createSymbol,
  };
}

/** What is about to be declared. */
export interface Declaring {
  readonly kind: SymbolKind;
  readonly name: Name | StringLiteral;
  readonly node: BaseNode;
  readonly parent?: FunnelSymbol | undefined;
}

/** Enters a name; a second one is reported with the first beside it, and declares nothing. */
export function declare(
  binder: Binder,
  source: Source,
  scope: Map<string, FunnelSymbol>,
  what: Declaring,
): FunnelSymbol | undefined {
  const { kind, name, node, parent } = what;
  const text = name.kind === "Name" ? name.text : name.value;
  if (text === "") return undefined;
  const first = scope.get(text);
  if (first !== undefined) {
    binder.diagnostics.push(reportDuplicate(source, { kind, name, parent }, first));
    return undefined;
  }
  reportReserved(binder, source, kind, name, text);
  const location = { source, start: name.start, end: name.end };
  const symbol = binder.createSymbol({ kind, name: text, location, node, parent });
  scope.set(text, symbol);
  binder.declarers.set(name, symbol);
  return symbol;
}

/** The names of a kind, made on first use. */
export function openScope(binder: Binder, kind: SymbolKind): Map<string, FunnelSymbol> {
  return getOrCreate(binder.scopes, kind);
}

/** The names inside a symbol, made on first use. */
export function openMembers(binder: Binder, parent: FunnelSymbol): Map<string, FunnelSymbol> {
  return getOrCreate(binder.members, parent);
}

function getOrCreate<Key>(tables: Map<Key, Map<string, FunnelSymbol>>, key: Key): Map<string, FunnelSymbol> {
  const existing = tables.get(key);
  if (existing !== undefined) return existing;
  const created = new Map<string, FunnelSymbol>();
  tables.set(key, created);
  return created;
}

/** Says that a name of a kind was declared before. */
export function reportDuplicate(
  source: Source,
  { kind, name, parent }: Pick<FunnelSymbol, "kind" | "parent"> & { readonly name: Span },
  first: FunnelSymbol,
): Diagnostic {
  const where = parent === undefined ? "" : ` of \`${parent.name}\``;
  const builtIn = first.location === undefined;
  return reportError({
    code: "duplicate-name",
    message: builtIn
      ? `\`${first.name}\` is ${describeSymbolKind(kind).one} that the language already has.`
      : `There is already ${describeSymbolKind(kind).one}${where} called \`${first.name}\`.`,
    source,
    start: name.start,
    end: name.end,
    related: first.location === undefined ? [] : [{ location: first.location, message: "the first one is here" }],
    help: builtIn
      ? "Delete this declaration, or give it another name."
      : "Give this one another name, or delete one of the two.",
  });
}

/** Words that a place of the grammar reads as something else, by the kind of symbol they cannot name. */
const reservedNames: Partial<Record<SymbolKind, Readonly<Record<string, string>>>> = {
  stage: { known: "`is known` asks whether there is a value", unknown: "`is unknown` asks whether there is no value" },
  persona: {
    any: "`any` is the column of the content map for every lead",
    known: "`is known` asks whether there is a value",
    unknown: "`is unknown` asks whether there is no value",
  },
  enum_member: {
    known: "`is known` asks whether there is a value",
    unknown: "`is unknown` asks whether there is no value",
  },
  team: { owner: "`notify owner` means the lead's owner" },
  calendar: { queue: "`of queue` means the assigned queue's calendar" },
  content: { next: "`send next` picks from the content map" },
  reason: { otherwise: "`otherwise` stands for every other reason" },
  test_lead: {
    lead: "`lead.X` means a field of the lead",
    account: "`account.X` means a field of the account",
    consent: "`consent.CHANNEL` asks for consent",
    did: "`did` says what a lead does",
    set: "`set` changes fields",
  },
};

function reportReserved(
  binder: Binder,
  source: Source,
  kind: SymbolKind,
  name: Name | StringLiteral,
  text: string,
): void {
  const why = reservedNames[kind]?.[text];
  if (why === undefined) return;
  binder.diagnostics.push(
    reportError({
      code: "reserved-name",
      message: `${describeSymbolKind(kind).one.replace(/^a/, "A")} cannot be called \`${text}\`, since ${why}.`,
      source,
      start: name.start,
      end: name.end,
      help: `Choose another name, such as \`${text}_${kind === "enum_member" ? "value" : kind}\`.`,
    }),
  );
}
