/** Suggests keys and values in `funnel.yaml` and in YAML and CSV catalogues. */
import { CompletionItemKind } from "vscode-languageserver";
import type { SymbolKind } from "../../../compiler/bind/symbol.ts";
import type { CatalogueEntry } from "../../../schemas/generated/catalogue.ts";
import type { Project } from "../../../schemas/generated/project.ts";
import type { FileView, Snapshot } from "../../workspace/snapshot.ts";
import { ranks, type Suggestion } from "./suggestion.ts";
import { suggestRuleCodes } from "./text-suggestions.ts";

const manifestKeys: Readonly<Record<keyof Project, string>> = {
  name: "the base name of the plan",
  sources: "folders or files of the project",
  exclude: "folders or files to leave out",
  out: "where `funnel build` writes",
  plan: "the committed plan for `funnel build --check`",
  fail_on: "error, warning or never",
  rules: "how severe each rule is",
  overrides: "other severities for some paths",
} as Readonly<Record<keyof Project, string>>;

const entryKeys: Readonly<Record<keyof CatalogueEntry, string>> = {
  title: "what people read",
  doc: "what it is about",
  type: "guide, case_study, webinar …",
  url: "where it is",
  by: "the channels it goes by",
  phases: "the phases it answers",
  personas: "the personas it is for",
  needs: "the needs it serves",
  expert: "who knows it best",
  useful_without_purchase: "true where it helps even those who never buy",
  retired: "not sent from this day on",
} as Readonly<Record<keyof CatalogueEntry, string>>;

/** The symbols that the values of a catalogue's key name. */
const namedBy: Readonly<Record<string, SymbolKind>> = {
  by: "channel",
  phases: "phase",
  personas: "persona",
  needs: "need",
};

/** What may stand at an offset of the manifest. */
export function suggestInManifest({ text }: FileView, offset: number): Suggestion[] {
  const { key, isValue, parents } = readLine(text, offset);
  const settings = ["off", "warning", "error"];
  if (isValue) {
    if (key === "fail_on") return ["error", "warning", "never"].map((value) => suggestValue(value, "fail_on"));
    return parents.at(-1) === "rules" ? settings.map((value) => suggestValue(value, "severity")) : [];
  }
  if (parents.length === 0) return suggestKeys(manifestKeys);
  if (parents.at(-1) === "rules") return suggestRuleCodes().map((each) => ({ ...each, insert: `${each.label}: ` }));
  return parents.at(-1) === "overrides" ? suggestKeys({ paths: "globs and folders", rules: "severities there" }) : [];
}

/** What may stand at an offset of a catalogue. */
export function suggestInCatalogue(snapshot: Snapshot, { path, text }: FileView, offset: number): Suggestion[] {
  if (path.endsWith(".csv")) return suggestNamesOf(snapshot, columnAt(text, offset));
  const { key, isValue, parents } = readLine(text, offset);
  if (isValue) return key === "useful_without_purchase" ? [suggestValue("true", key)] : suggestNamesOf(snapshot, key);
  if (parents.length === 0) return [];
  return parents.length === 1 ? suggestKeys(entryKeys) : suggestNamesOf(snapshot, parents.at(-1) ?? "");
}

function suggestNamesOf({ checked }: Snapshot, key: string): Suggestion[] {
  const kind = namedBy[key];
  if (kind === undefined) return [];
  return checked.symbols(kind).map((symbol) => ({ ...suggestValue(symbol.name, key), symbol }));
}

function suggestKeys(keys: Readonly<Record<string, string>>): Suggestion[] {
  return Object.entries(keys).map(([label, detail], order) => ({
    label,
    kind: CompletionItemKind.Property,
    detail,
    rank: ranks.keyword,
    order,
    insert: `${label}: `,
  }));
}

function suggestValue(label: string, detail: string): Suggestion {
  return { label, kind: CompletionItemKind.Value, detail, rank: ranks.value };
}

interface YamlLine {
  /** The key of the line, once it has one. */
  readonly key: string;
  /** True behind the key's colon. */
  readonly isValue: boolean;
  /** The keys that the line lies under, by indentation, the outermost first. */
  readonly parents: readonly string[];
}

/** Reads a line as YAML people write: one key a line, nested by indentation. Half-typed text has no tree. */
function readLine(text: string, offset: number): YamlLine {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(start, offset);
  const match = /^[\s-]*([\w-]+)\s*:/.exec(line);
  const parents: string[] = [];
  let indent = line.trim() === "" ? line.length : line.search(/[^\s-]|$/);
  for (const before of text.slice(0, start).split("\n").reverse()) {
    const column = before.search(/\S/);
    const key = /^[\s-]*([\w-]+)\s*:/.exec(before)?.[1];
    if (column === -1 || key === undefined || column >= indent) continue;
    parents.unshift(key);
    indent = column;
  }
  return { key: match?.[1] ?? "", isValue: match !== null, parents };
}

/** The heading of the column of a CSV file that an offset lies in; cells in quotes may hold commas. */
function columnAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(start, offset).replace(/"[^"]*("|$)/g, "");
  const index = before.split(",").length - 1;
  return start === 0 ? "" : (text.slice(0, text.search(/\r?\n|$/)).split(",")[index] ?? "").trim();
}
