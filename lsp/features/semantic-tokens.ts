/** Colours by meaning: what each name stands for, whether it is declared there, and whether it is retired. */
import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensLegend,
} from "vscode-languageserver";
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { AnyNode, Name } from "../../compiler/syntax/ast/index.ts";
import { visit } from "../../compiler/syntax/visit.ts";
import type { Span } from "../../compiler/text/source.ts";
import type { FileView, PlacedPart, Snapshot } from "../workspace/snapshot.ts";

const types = [
  "namespace",
  "class",
  "enum",
  "enumMember",
  "event",
  "property",
  "variable",
  "function",
  "method",
  "struct",
  "type",
  "keyword",
] as const;
const modifiers = ["declaration", "deprecated", "defaultLibrary"] as const;

/** What the numbers of the protocol stand for; editors have colours for these names. */
export const legend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

const typeOf: Readonly<Record<SymbolKind, (typeof types)[number]>> = {
  funnel: "namespace",
  team: "namespace",
  calendar: "struct",
  channel: "type",
  field: "property",
  account_field: "property",
  activity: "event",
  attribute: "property",
  enum_member: "enumMember",
  need: "function",
  segment: "function",
  persona: "class",
  phase: "enum",
  stage: "enum",
  reason: "enumMember",
  score: "variable",
  grade: "enumMember",
  content: "struct",
  nurture: "method",
  queue: "struct",
  routing: "method",
  sla: "method",
  measure: "variable",
  agreement: "namespace",
  test_lead: "variable",
  fact: "keyword",
};

/** The names of a file, or of a range of it, in order of position. */
export function colourFile(snapshot: Snapshot, file: FileView, range?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  pushTokens(builder, snapshot, file, range && file.positions.spanOf(range));
  return builder.build();
}

/** Remembers what editors were last given, so that a change is told by what differs. */
export class TokenHistory {
  readonly #builders = new Map<string, SemanticTokensBuilder>();

  full(snapshot: Snapshot, file: FileView): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    this.#builders.set(file.uri, builder);
    pushTokens(builder, snapshot, file);
    return builder.build();
  }

  /** Everything, where the editor has something else than was last given. */
  delta(snapshot: Snapshot, file: FileView, previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const builder = this.#builders.get(file.uri);
    if (builder === undefined) return this.full(snapshot, file);
    builder.previousResult(previousResultId);
    pushTokens(builder, snapshot, file);
    return builder.buildEdits();
  }
}

function pushTokens(builder: SemanticTokensBuilder, snapshot: Snapshot, file: FileView, within?: Span): void {
  for (const part of file.parts) {
    const end = part.start + part.source.text.length;
    if (within !== undefined && (end <= within.start || part.start >= within.end)) continue;
    for (const name of listNames(part)) {
      const symbol = snapshot.checked.symbolOf(name);
      if (symbol === undefined || name.text === "") continue;
      const range = file.positions.rangeOf({ start: part.start + name.start, end: part.start + name.end });
      const { line, character } = range.start;
      if (range.end.line !== line) continue;
      const length = range.end.character - character;
      builder.push(line, character, length, types.indexOf(typeOf[symbol.kind]), flagsOf(symbol, part, name));
    }
  }
}

function listNames({ tree }: PlacedPart): Name[] {
  const names: Name[] = [];
  if (tree !== undefined) {
    visit(tree, {
      enter(node) {
        if (node.kind === "Name") names.push(node);
      },
    });
  }
  return names.sort((left, right) => left.start - right.start);
}

function flagsOf(symbol: FunnelSymbol, { source }: PlacedPart, name: Name): number {
  const { location } = symbol;
  const isDeclaration = location?.source === source && location.start === name.start;
  return (isDeclaration ? 1 : 0) | (isRetired(symbol) ? 2 : 0) | (location === undefined ? 4 : 0);
}

/** A content with a date from which it is not sent. */
function isRetired({ kind, node }: FunnelSymbol): boolean {
  if (kind !== "content") return false;
  const body = (node as { readonly body?: readonly AnyNode[] } | undefined)?.body ?? [];
  return body.some((property) => property.kind === "Retired");
}
