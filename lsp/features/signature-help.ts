/** Shows the form of the statement being typed, with the part that comes next marked. */
import { MarkupKind, type SignatureHelp } from "vscode-languageserver";
import { expressionKeywords } from "../../compiler/syntax/keywords.ts";
import type { Token } from "../../compiler/syntax/lexer/token.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import type { Spot } from "../workspace/spot.ts";
import { findProperty, readContext } from "./completion/cursor-context.ts";

interface Form {
  readonly word: string;
  readonly form: string;
  readonly summary: string;
}

/** The question about history that the cursor stands in, else the property; nothing at the beginning of a statement. */
export function showForm(_snapshot: Snapshot, { part, at, file }: Spot): SignatureHelp | null {
  if (file.kind !== "funnel") return null;
  const context = readContext(part, at);
  const { statement } = context;
  if (context.within === "comment" || statement.length === 0) return null;
  const property = findProperty(context);
  const question = findQuestion(statement);
  const form: Form | undefined = question ?? property;
  if (form === undefined) return null;
  const pieces = splitForm(form.form);
  const written = new Set(statement.map(({ image }) => image));
  return {
    signatures: [
      {
        label: form.form,
        documentation: { kind: MarkupKind.PlainText, value: form.summary },
        parameters: pieces.map(({ start, end }) => ({ label: [start, end] as [number, number] })),
      },
    ],
    activeSignature: 0,
    activeParameter: findActive(form.form, pieces, written),
  };
}

/** The last question of the statement, such as `did …` or `count of …`, which has a form of its own. */
function findQuestion(statement: readonly Token[]): Form | undefined {
  for (let index = statement.length - 1; index >= 0; index -= 1) {
    const image = statement[index]?.image;
    if (image === "and" || image === "or" || image === "when") return undefined;
    const found = expressionKeywords.find(
      ({ word, form }) => / [A-Z]/.test(form) && questions.has(word) && word.split(" ")[0] === image,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

const questions = new Set([
  "did",
  "count of",
  "sum of",
  "first",
  "last",
  "time since",
  "times entered",
  "entered on",
  "was",
]);

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The parts of a form: each `[optional part]` whole, and each word outside of brackets. */
function splitForm(form: string): Piece[] {
  return [...form.matchAll(/\[[^\]]*\]|[^\s[\]]+/g)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
  }));
}

/** The first part behind the last one whose words stand in the statement. */
function findActive(form: string, pieces: readonly Piece[], written: ReadonlySet<string>): number {
  let last = -1;
  pieces.forEach(({ start, end }, index) => {
    const words = form.slice(start, end).match(/(?<![A-Za-z])[a-z_]+(?![A-Za-z])/g) ?? [];
    if (words.some((word) => written.has(word))) last = index;
  });
  const isOptional = (index: number): boolean => form[pieces[index]?.start ?? 0] === "[";
  // Inside of an optional part that has begun, the part itself is what is being typed.
  return Math.min(isOptional(last) ? last : last + 1, pieces.length - 1);
}
