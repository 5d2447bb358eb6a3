/** Offers to declare a name that nothing declares, as what the place expects. */
import type { CodeAction } from "vscode-languageserver";
import type { SymbolKind } from "../../compiler/bind/symbol.ts";
import { describeSymbolKind } from "../../compiler/bind/symbol-words.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Declaration } from "../../compiler/syntax/ast/index.ts";
import { spellName, upperFirst } from "../../compiler/docs/words/phrase.ts";
import { isNameText } from "../../compiler/syntax/lexer/characters.ts";
import type { FileView, Snapshot } from "../workspace/snapshot.ts";

type Offer = Pick<CodeAction, "title" | "edit">;

/** Where a declaration goes: a text of its own at the end of the file, or a line inside a block that is there. */
type Draft =
  | { readonly where: "file"; readonly text: (name: string) => string }
  | { readonly where: "block"; readonly block: Declaration["kind"]; readonly text: (name: string) => string };

const drafts: Partial<Record<SymbolKind, Draft>> = {
  team: { where: "file", text: (name) => `team ${name} "${spell(name)}"` },
  calendar: {
    where: "file",
    text: (name) => `calendar ${name} "${spell(name)}" {\n  timezone "UTC"\n  open     mon..fri 09:00..17:00\n}`,
  },
  activity: { where: "file", text: (name) => `activity ${name} "${spell(name)}"` },
  channel: { where: "file", text: (name) => `channel ${name} "${spell(name)}"` },
  segment: { where: "file", text: (name) => `segment ${name} "${spell(name)}" {\n  when true\n}` },
  need: { where: "file", text: (name) => `need ${name} "${spell(name)}" {\n  when true\n}` },
  persona: { where: "file", text: (name) => `persona ${name} "${spell(name)}" {\n  when true\n}` },
  content: { where: "file", text: (name) => `content ${name} "${spell(name)}" {\n  type guide\n  by   email\n}` },
  queue: { where: "file", text: (name) => `queue ${name} "${spell(name)}" {\n  assign round_robin\n}` },
  nurture: {
    where: "file",
    text: (name) => `nurture ${name} "${spell(name)}" {\n  for true\n  steps {\n    exit\n  }\n}`,
  },
  field: { where: "block", block: "Lead", text: (name) => `${name} text` },
  account_field: { where: "block", block: "Account", text: (name) => `${name} text` },
  stage: { where: "block", block: "Lifecycle", text: (name) => `stage ${name} "${spell(name)}" { }` },
  phase: { where: "block", block: "Journey", text: (name) => `phase ${name} "${spell(name)}"` },
};

/** One offer for each kind of thing that the checker looked for. */
export function declareUnknown(snapshot: Snapshot, { code, location }: Diagnostic): Offer[] {
  const place = code === "unknown-name" ? snapshot.placeOf(location) : undefined;
  if (place === undefined || place.file.kind !== "funnel") return [];
  const { file, start, end } = place;
  const part = file.parts.find((each) => each.source === location.source);
  const name = file.text.slice(start, end);
  if (part === undefined || !isNameText(name)) return [];
  const { scopes } = snapshot.expect(part, location.start, location.end);
  return scopes.flatMap((scope) => {
    const kind = scope as SymbolKind;
    const draft = drafts[kind];
    const edit = draft && insert(snapshot, file, draft, name);
    return edit === undefined ? [] : [{ title: `Declare ${describeSymbolKind(kind).one} \`${name}\``, edit }];
  });
}

function insert(snapshot: Snapshot, file: FileView, draft: Draft, name: string): CodeAction["edit"] | undefined {
  if (draft.where === "file") {
    const at = file.positions.positionAt(file.text.length);
    const gap = file.text.endsWith("\n") || file.text === "" ? "\n" : "\n\n";
    return { changes: { [file.uri]: [{ range: { start: at, end: at }, newText: `${gap}${draft.text(name)}\n` }] } };
  }
  const block = snapshot.checked.declarations.find(({ declaration }) => declaration.kind === draft.block);
  const whole =
    block && snapshot.placeOf({ source: block.source, start: block.declaration.start, end: block.declaration.end });
  if (whole === undefined || whole.file.text[whole.end - 1] !== "}") return undefined;
  const brace = whole.end - 1;
  const lineStart = whole.file.text.lastIndexOf("\n", brace - 1) + 1;
  const isAlone = whole.file.text.slice(lineStart, brace).trim() === "";
  const at = whole.file.positions.positionAt(isAlone ? lineStart : brace);
  const newText = isAlone ? `  ${draft.text(name)}\n` : `\n  ${draft.text(name)}\n`;
  return { changes: { [whole.file.uri]: [{ range: { start: at, end: at }, newText }] } };
}

/** `call_back` as a title: `Call back`. */
function spell(name: string): string {
  return upperFirst(spellName(name));
}
