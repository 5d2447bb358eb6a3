/** A file: declarations one after another, with recovery between them. */
import { insertText, removeText, replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Declaration } from "../ast/index.ts";
import { Comma, LineEnd, RightBrace, type Token, Unusable, wordTypes } from "../lexer/token.ts";
import { type BodySpec, type Item, makeBodySpec, skipUnknown } from "./body.ts";
import { showToken } from "./failure.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { isDeclarationStart } from "./recovery.ts";

export function addSourceFileRule(grammar: Grammar, items: readonly Item<Declaration>[]): Rule<Declaration[]> {
  const words = items.flatMap((item) => item.entry.word.split(" ")[0] ?? []);
  const spec = { ...makeBodySpec("", items), words };
  return grammar.rule("SourceFile", () => {
    if (!grammar.isRecording) return parseDeclarations(grammar, spec);
    grammar.whilst(
      () => false,
      () =>
        grammar.choose<unknown>(
          () => 0,
          [() => grammar.take(LineEnd), ...items.map((item) => () => grammar.call(item.rule))],
        ),
    );
    return [];
  });
}

function parseDeclarations(grammar: Grammar, spec: BodySpec<Declaration>): Declaration[] {
  const declarations: Declaration[] = [];
  // After something out of place, more of the same kind is the same mistake.
  let lost = false;
  while (!grammar.isAtEnd) {
    const token = grammar.peek(1);
    const item = spec.byType.get(token.typeIndex);
    if (token.tokenType === LineEnd) grammar.take(LineEnd);
    else if (item !== undefined && (!lost || isDeclarationStart(grammar))) {
      lost = false;
      parseDeclaration(grammar, spec, item, declarations);
    } else {
      if (!lost || isNewMistake(grammar, token)) reportOutOfPlace(grammar, spec, token);
      lost = token.tokenType === RightBrace || lost || isInnerWord(token);
      if (token.tokenType === RightBrace) grammar.take(RightBrace);
      else skipUnknown(grammar, token);
    }
    if (grammar.diagnostics.isFull) break;
  }
  // Hopeless text is not read to its end; what is left is taken off quickly.
  while (!grammar.isAtEnd) grammar.takeAny();
  return declarations;
}

function parseDeclaration(
  grammar: Grammar,
  spec: BodySpec<Declaration>,
  item: Item<Declaration>,
  declarations: Declaration[],
): void {
  const token = grammar.peek(1);
  const failure = grammar.attempt(() => {
    declarations.push(grammar.call(item.rule));
  });
  if (failure === undefined) {
    reportSharedLine(grammar, spec);
    return;
  }
  grammar.openBodies.length = 0;
  const { silent, ...details } = failure.details;
  if (silent !== true) grammar.report({ ...details, help: details.help ?? `Write \`${item.entry.form}\`.` });
  skipUnknown(grammar, token);
}

/** Something stands behind a declaration on its line. */
function reportSharedLine(grammar: Grammar, spec: BodySpec<Declaration>): void {
  const next = grammar.peek(1);
  if (grammar.isAtEnd || next.first || next.tokenType === LineEnd || next.tokenType === RightBrace) return;
  if (spec.byType.has(next.typeIndex)) {
    grammar.report({
      message: `${showToken(next)} needs a line of its own.`,
      help: `Begin a new line before ${showToken(next)}.`,
      start: next.startOffset,
      end: next.endOffset + 1,
      fix: insertText(grammar.source, next.startOffset, "\n", "Begin a new line"),
    });
    return;
  }
  if (next.tokenType !== Unusable) {
    const isComma = next.tokenType === Comma;
    grammar.report({
      message: isComma
        ? "No comma stands between declarations."
        : `${showToken(next)} does not belong to the declaration before it.`,
      help: isComma ? "Remove the `,`." : `Begin a new line before ${showToken(next)}, or remove it.`,
      start: next.startOffset,
      end: next.endOffset + 1,
      fix: isComma ? removeText(grammar.source, next.startOffset, next.endOffset + 1) : undefined,
    });
  }
  skipUnknown(grammar, next);
}

/** A word that belongs inside a block: it stands here because a block was closed too early. */
function isInnerWord(token: Token): boolean {
  return wordTypes.get(token.image) === token.tokenType;
}

function isNewMistake(grammar: Grammar, token: Token): boolean {
  return token.tokenType !== RightBrace && grammar.isNameAt(1) && !isInnerWord(token);
}

function reportOutOfPlace(grammar: Grammar, spec: BodySpec<Declaration>, token: Token): void {
  if (token.tokenType === Unusable) return;
  const start = token.startOffset;
  const end = token.endOffset + 1;
  if (token.tokenType === RightBrace) {
    grammar.report({
      message: "This `}` closes nothing.",
      help: "Remove it, or look above for a block that was closed too early.",
      start,
      end,
      fix: removeText(grammar.source, start, end),
    });
    return;
  }
  if (!grammar.isNameAt(1)) {
    const { details } = grammar.expected("a declaration", "Begin with a word such as `lead`, `score` or `stage`.");
    grammar.report({ ...details, message: `Expected a declaration, found ${showToken(token)}.`, start, end });
    return;
  }
  const near = suggest(token.image, spec.words);
  const inner = isInnerWord(token);
  grammar.report({
    code: "unknown-declaration",
    message: inner
      ? `\`${token.image}\` stands outside of the block it belongs to.`
      : `\`${token.image}\` begins no declaration.`,
    help:
      near === undefined
        ? inner
          ? "Put it inside a block such as `lifecycle { … }`, or look above for a brace that closes too early."
          : "Begin with a word such as `team`, `lead`, `score`, `lifecycle` or `nurture`."
        : `Did you mean \`${near}\`?`,
    start,
    end,
    fix: near === undefined ? undefined : replaceText(grammar.source, start, end, near),
  });
}
