/**
 * Suggests names by the forms of the keyword table, where `send CONTENT by CHANNELS` says what stands behind `send`: for
 * statements so unfinished that the parser leaves nothing of them for the checker.
 */
import { CompletionItemKind } from "vscode-languageserver";
import type { FunnelSymbol, SymbolKind } from "../../../compiler/bind/symbol.ts";
import { namedWords, singleWords } from "../../../compiler/check/declaration/agreement.ts";
import { expressionKeywords } from "../../../compiler/syntax/keywords.ts";
import { Arrow, Comma, Dot, type Token } from "../../../compiler/syntax/lexer/token.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { type CursorContext, findProperty } from "./cursor-context.ts";
import { suggestSymbol } from "./name-suggestions.ts";
import { ranks, type Suggestion } from "./suggestion.ts";

/** What the placeholders of forms stand for. */
const placeholders: Readonly<Record<string, SymbolKind>> = {
  CONTENT: "content",
  CHANNEL: "channel",
  CHANNELS: "channel",
  TEAM: "team",
  TEAMS: "team",
  STAGE: "stage",
  STAGES: "stage",
  FIELD: "field",
  FIELDS: "field",
  ACTIVITY: "activity",
  ACTIVITIES: "activity",
  QUEUE: "queue",
  PERSONAS: "persona",
  PHASES: "phase",
  NEEDS: "need",
  CALENDAR: "calendar",
};

/** Names behind words whose form calls them just `NAME`. */
const namedBehind: Readonly<Record<string, SymbolKind>> = {
  sla: "sla",
  nurture: "nurture",
  score: "score",
  routing: "routing",
};

const actions = ["notify", "escalate to", "reassign", "move to", "task"];
const statuses = ["running", "met", "met_late", "breached", "cancelled"];

/** The names that the form of the statement has at the cursor. */
export function suggestByForm(snapshot: Snapshot, context: CursorContext): Suggestion[] {
  const { statement } = context;
  const last = statement.at(-1);
  if (last === undefined) return [];
  if (last.tokenType === Dot) return suggestGrade(snapshot, statement.at(-2));
  if (last.tokenType === Arrow && context.statement.some(({ image }) => image === "at" || image === "after")) {
    return suggestWords(actions, "action");
  }
  if (statement.at(-3)?.image === "sla" && last.image === "is") return suggestWords(statuses, "status");
  const property = findProperty(context);
  if (property?.word === "covers") return suggestCovered(snapshot, statement);
  const word = findListHead(statement)?.image ?? "";
  const kind = kindBehind(word, property?.form) ?? namedBehind[word];
  if (kind === undefined) return [];
  const names = snapshot.checked.symbols(kind).map((symbol, order) => suggestSymbol(snapshot, symbol, order));
  return word === "notify" ? [...names, ...suggestWords(["owner"], "whoever has the lead")] : names;
}

/** The kinds that an agreement covers, without those of which there are none, or which it covers already. */
function suggestCovered({ checked }: Snapshot, statement: readonly Token[]): Suggestion[] {
  const covered = statement.slice(statement.findLastIndex(({ image }) => image === "covers") + 1);
  // Behind a kind the checker knows the names.
  if (covered.length > 0 && covered.at(-1)?.tokenType !== Comma) return [];
  const present = covered
    .map(({ image }) => image)
    .join(" ")
    .split(/ ?, ?/);
  const single = Object.keys(singleWords).filter((word) => !present.includes(word));
  const named = Object.entries(namedWords).flatMap(([word, kind]) => (checked.symbols(kind).length > 0 ? [word] : []));
  return suggestWords([...single, ...named], "what an agreement covers");
}

/** The word before a list of names: `send`, or `from` in `from inquiry, `. */
function findListHead(statement: readonly Token[]): Token | undefined {
  let index = statement.length - 1;
  while (statement[index]?.tokenType === Comma) index -= 2;
  return statement[index];
}

function kindBehind(word: string, form = ""): SymbolKind | undefined {
  for (const candidate of [form, ...expressionKeywords.map((keyword) => keyword.form)]) {
    const placeholder = new RegExp(`(?<![\\w-])${escape(word)} \\[?([A-Z]+)\\b`).exec(candidate)?.[1];
    const kind = placeholder === undefined ? undefined : placeholders[placeholder];
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** `grade` behind the name of a score that has some. */
function suggestGrade({ checked }: Snapshot, object: Token | undefined): Suggestion[] {
  const score: FunnelSymbol | undefined = checked.lookup("score", object?.image ?? "");
  const hasGrades = score !== undefined && checked.symbols("grade").some(({ parent }) => parent?.name === score.name);
  return hasGrades ? suggestWords(["grade"], `grade of ${score.name}`) : [];
}

function suggestWords(words: readonly string[], detail: string): Suggestion[] {
  return words.map((label, order) => ({ label, kind: CompletionItemKind.Keyword, detail, rank: ranks.value, order }));
}

function escape(word: string): string {
  return word.replace(/[^\w]/g, "\\$&");
}
