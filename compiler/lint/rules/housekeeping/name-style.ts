/** Points out names that are not written in snake case, and can write them so everywhere. */
import type { FunnelSymbol, SymbolKind } from "../../../bind/symbol.ts";
import { describeSymbolKind } from "../../../bind/symbol-words.ts";
import type { Fix, TextEdit } from "../../../diagnostics/diagnostic.ts";
import type { BaseNode } from "../../../syntax/ast/index.ts";
import type { Span } from "../../../text/source.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

/** Members, reasons and grades are values that other systems send, in their own way of writing. */
const named = [
  "team",
  "calendar",
  "channel",
  "field",
  "account_field",
  "activity",
  "attribute",
  "need",
  "segment",
  "persona",
  "phase",
  "stage",
  "score",
  "content",
  "nurture",
  "queue",
  "routing",
  "sla",
  "measure",
  "agreement",
] as const satisfies readonly SymbolKind[];

/** What stored leads, senders and other systems know by its name says what it used to be called. */
const remembered: readonly SymbolKind[] = [
  "field",
  "account_field",
  "activity",
  "attribute",
  "stage",
  "nurture",
  "sla",
];

export const nameStyle = defineRule({
  code: "name-style",
  theme: "housekeeping",
  kind: "advice",
  severity: "warning",
  summary: "a name is not written in `snake_case`",
  why:
    "`hotLeads`, `Hot_Leads` and `hot_leads` in one funnel: whoever types the next rule has to look up which it was. One way " +
    "to write names ends that, and titles may look as they like.",
  bad: `queue NorthDesk "North desk" {
  team   sales
  member "no@acme.example"
  assign round_robin
}
routing new_mql "Who gets an MQL" {
  on   entering mql
  keep owner
  when employees >= 1000 -> enterprise
  when country is "CA"   -> NorthDesk
  otherwise              -> general
}`,
  good: `queue north_desk "North desk" {
  team   sales
  member "no@acme.example"
  assign round_robin
}
routing new_mql "Who gets an MQL" {
  on   entering mql
  keep owner
  when employees >= 1000 -> enterprise
  when country is "CA"   -> north_desk
  otherwise              -> general
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const kind of named) {
      for (const symbol of ctx.checked.symbols(kind)) {
        const wanted = toSnakeCase(symbol.name);
        if (symbol.location === undefined || wanted === symbol.name) continue;
        const fix = rename(ctx, symbol, wanted);
        yield {
          at: symbol.location,
          message: `The ${describeSymbolKind(kind).one.replace(/^an? /u, "")} \`${symbol.name}\` is not in snake case`,
          help: `Write \`${wanted}\``,
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
});

/** Letters of scripts without cases stay as they are. */
function toSnakeCase(name: string): string {
  return name
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, "_")
    .toLowerCase()
    .replaceAll(/_{2,}/gu, "_")
    .replaceAll(/(?<=.)_$|^_(?=.)/gu, "");
}

/** Every place at once; nothing where the new name is taken, or where the old one has to be kept and cannot be. */
function rename({ checked }: LintContext, symbol: FunnelSymbol, wanted: string): Fix | undefined {
  const { kind, name, parent, location, node } = symbol;
  const isTaken = checked.lookup(kind, parent === undefined ? wanted : `${parent.name}.${wanted}`) !== undefined;
  if (isTaken || location === undefined || node === undefined || !location.source.path.endsWith(".funnel"))
    return undefined;
  const places = [location, ...checked.referencesTo(symbol).map(({ source, name: at }) => ({ source, ...spanOf(at) }))];
  const distinct = new Map(places.map((place) => [`${place.source.path}:${place.start}`, place]));
  const edits: TextEdit[] = [...distinct.values()].map(({ source, start, end }) => ({
    location: { source, start, end },
    newText: wanted,
  }));
  if (remembered.includes(kind)) {
    const text = location.source.text.slice(node.start, node.end);
    if (/\bmoved\s+from\b/u.test(text)) return undefined;
    edits.push(remember(symbol, node.end, text.endsWith("}")));
  }
  return { title: `Rename \`${name}\` to \`${wanted}\` everywhere`, edits };
}

/** A name that stands in quotes keeps them. */
function spanOf({ kind, start, end }: BaseNode): Span {
  return kind === "String" ? { start: start + 1, end: end - 1 } : { start, end };
}

/** `moved from OLD`: behind a field, inside of a body, or in a body of its own. */
function remember({ kind, name, location }: FunnelSymbol, end: number, hasBody: boolean): TextEdit {
  const source = location!.source;
  const isField = kind === "field" || kind === "account_field" || kind === "attribute";
  if (isField) return { location: { source, start: end, end }, newText: ` moved from ${name}` };
  if (!hasBody) return { location: { source, start: end, end }, newText: ` { moved from ${name} }` };
  const close = end - 1;
  const lineStart = source.text.lastIndexOf("\n", close - 1) + 1;
  const indent = source.text.slice(lineStart, close);
  return /^[ \t]*$/u.test(indent)
    ? { location: { source, start: lineStart, end: lineStart }, newText: `${indent}  moved from ${name}\n` }
    : { location: { source, start: close, end: close }, newText: `\n  moved from ${name}\n` };
}
