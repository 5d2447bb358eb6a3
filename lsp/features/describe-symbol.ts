/** What a person wants to know of a name, as Markdown: for hover and for the documentation of completions. */
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import { describeSymbolKind } from "../../compiler/bind/symbol-words.ts";
import { describeType } from "../../compiler/types/describe-type.ts";
import { factTypes } from "../../compiler/types/fact-types.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { describeDetails } from "./symbol-details.ts";

/** Title, type, documentation, what it does, and where it is used. */
export function describeSymbol(snapshot: Snapshot, symbol: FunnelSymbol): string {
  const parts = [
    headline(snapshot, symbol),
    docOf(symbol),
    ...describeDetails(snapshot, symbol),
    usage(snapshot, symbol),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function headline(snapshot: Snapshot, symbol: FunnelSymbol): string {
  const kind = describeSymbolKind(symbol.kind).one.replace(/^an? /, "");
  const parent = symbol.parent === undefined ? "" : ` of \`${symbol.parent.name}\``;
  const node = symbol.node as { readonly title?: { readonly value: string } } | undefined;
  const title = node?.title === undefined ? "" : ` “${node.title.value}”`;
  return `**${symbol.name}**${title} · ${kind}${parent}${typeOf(snapshot, symbol)}`;
}

function typeOf({ checked }: Snapshot, symbol: FunnelSymbol): string {
  if (symbol.kind === "field" || symbol.kind === "account_field" || symbol.kind === "attribute") {
    return `: ${describeType(checked.typeOfField(symbol))}`;
  }
  if (symbol.kind === "fact" && Object.hasOwn(factTypes, symbol.name)) {
    return `: ${describeType(factTypes[symbol.name as keyof typeof factTypes])}`;
  }
  return "";
}

function docOf({ node }: FunnelSymbol): string {
  const doc = (node as { readonly doc?: string | { readonly text: string } } | undefined)?.doc;
  return typeof doc === "string" ? doc : (doc?.text ?? "");
}

function usage({ checked }: Snapshot, symbol: FunnelSymbol): string {
  if (symbol.location === undefined) return "";
  const uses = checked.referencesTo(symbol);
  if (uses.length === 0) return "Used nowhere.";
  const files = new Set(uses.map(({ source }) => source.path)).size;
  const times = ["once", "twice"][uses.length - 1] ?? `${uses.length} times`;
  return `Used ${times}${files > 1 ? ` in ${files} files` : ""}.`;
}
