/** Suggests what could be typed at the cursor, in sources, catalogues and the manifest. */
import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Range,
} from "vscode-languageserver";
import { keyOf } from "../../incremental/reads.ts";
import { assertNever } from "../../../compiler/text/invariant.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Spot } from "../../workspace/spot.ts";
import { describeSymbol } from "../describe-symbol.ts";
import { readContext, type CursorContext } from "./cursor-context.ts";
import { suggestContinuations, suggestStatements } from "./keyword-suggestions.ts";
import { expectsOperand, suggestNames } from "./name-suggestions.ts";
import { Dot } from "../../../compiler/syntax/lexer/token.ts";
import { suggestByForm } from "./form-suggestions.ts";
import { suggestFieldValues } from "./value-suggestions.ts";
import type { Suggestion } from "./suggestion.ts";
import { suggestInComment, suggestTexts } from "./text-suggestions.ts";
import { suggestInCatalogue, suggestInManifest } from "./yaml-suggestions.ts";

/** What an item carries until its documentation is asked for. */
export interface CompletionData {
  readonly uri: string;
  /** The key of the symbol. */
  readonly key: string;
}

/** The suggestions for a place, best first. Editors filter them by what is typed. */
export function complete(snapshot: Snapshot, spot: Spot, takesSnippets: boolean): CompletionList {
  const { file, part, at } = spot;
  const context = readContext(part, at);
  const { suggestions, isPartial } = suggest(snapshot, spot, context);
  const from = spanStart(context, file.kind === "funnel");
  const range = file.positions.rangeOf({ start: part.start + from, end: part.start + context.end });
  const items = deduplicate(suggestions).map((suggestion) => makeItem(suggestion, range, file.uri, takesSnippets));
  return { isIncomplete: isPartial, items };
}

interface Suggested {
  readonly suggestions: readonly Suggestion[];
  /** There are more, which are found when more of the word is typed. */
  readonly isPartial: boolean;
}

function suggest(snapshot: Snapshot, spot: Spot, context: CursorContext): Suggested {
  const { file, offset } = spot;
  switch (file.kind) {
    case "manifest":
      return { suggestions: suggestInManifest(file, offset), isPartial: false };
    case "catalogue":
      return { suggestions: suggestInCatalogue(snapshot, file, offset), isPartial: false };
    case "funnel":
      return suggestInSource(snapshot, spot, context);
    default:
      return assertNever(file.kind);
  }
}

/** Adds the documentation of an item that stands for a symbol. */
export function resolveCompletion(snapshot: Snapshot, item: CompletionItem): CompletionItem {
  const data = item.data as CompletionData | undefined;
  const [kind = "", name = ""] = data?.key.split(/:(.*)/s) ?? [];
  const symbol = snapshot.checked.lookup(kind as Parameters<typeof snapshot.checked.lookup>[0], name);
  if (symbol === undefined) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: describeSymbol(snapshot, symbol) } };
}

function suggestInSource(snapshot: Snapshot, { part }: Spot, context: CursorContext): Suggested {
  const whole = (suggestions: readonly Suggestion[]): Suggested => ({ suggestions, isPartial: false });
  const { statement, start, end, typed } = context;
  if (context.within === "comment") return whole(suggestInComment(context));
  if (context.within === "string") return whole(suggestTexts(snapshot, context));
  // Nobody wants suggestions while typing a number.
  if (/^\d/.test(typed)) return whole([]);
  const block = context.blocks.at(-1);
  if (block?.kind === "values") return whole(suggestFieldValues(snapshot, block.of, context));
  const expectation = snapshot.expect(part, start, end);
  const { names, isPartial } = suggestNames(snapshot, expectation, typed);
  if (statement.length === 0) return { suggestions: [...names, ...suggestStatements(context)], isPartial };
  const isMember = statement.at(-1)?.tokenType === Dot;
  const byForm = names.length > 0 && !isMember ? [] : suggestByForm(snapshot, context);
  const further = isMember ? [] : suggestContinuations(context, expectsOperand(expectation));
  return { suggestions: [...names, ...byForm, ...further], isPartial };
}

/** Zones have slashes and codes have dashes, which are no part of a word in code. */
function spanStart({ within, quoted, start }: CursorContext, isSource: boolean): number {
  if (!isSource || within === "code") return start;
  const tail = within === "string" ? quoted.slice(1) : (/[\w-]*$/.exec(quoted)?.[0] ?? "");
  const typed = /[\p{ID_Continue}]*$/u.exec(quoted)?.[0] ?? "";
  return start + typed.length - tail.length;
}

/** The first of equal labels wins: names before words of the language. */
function deduplicate(suggestions: readonly Suggestion[]): Suggestion[] {
  const byLabel = new Map<string, Suggestion>();
  for (const suggestion of suggestions) if (!byLabel.has(suggestion.label)) byLabel.set(suggestion.label, suggestion);
  return [...byLabel.values()].sort(
    (left, right) =>
      left.rank - right.rank || (left.order ?? 0) - (right.order ?? 0) || (left.label < right.label ? -1 : 1),
  );
}

function makeItem(suggestion: Suggestion, range: Range, uri: string, takesSnippets: boolean): CompletionItem {
  const { label, kind, detail, rank, order = 0, insert, snippet, documentation, symbol } = suggestion;
  const isSnippet = snippet !== undefined && takesSnippets;
  const data: CompletionData | undefined = symbol && { uri, key: keyOf(symbol) };
  return {
    label,
    kind,
    detail,
    sortText: `${rank}${String(order).padStart(5, "0")}${label}`,
    textEdit: { range, newText: isSnippet ? snippet : (insert ?? label) },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(documentation === undefined ? {} : { documentation }),
    ...(data === undefined ? {} : { data }),
  };
}
