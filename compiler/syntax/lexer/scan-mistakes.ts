/** What the scanner says about characters it cannot read, each with the edit that mends it. */
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import { insertText, removeText, replaceText } from "../../diagnostics/fix.ts";
import type { DiagnosticCollector } from "../../diagnostics/report.ts";
import type { Source } from "../../text/source.ts";
import { isName, type Token } from "./token.ts";

export class ScanMistakes {
  readonly #source: Source;
  readonly #diagnostics: DiagnosticCollector;
  readonly #straySpaces: TextEdit[] = [];
  /** The span of unknown characters that is still growing. */
  #unknownStart = -1;
  #unknownEnd = -1;

  constructor(source: Source, diagnostics: DiagnosticCollector) {
    this.#source = source;
    this.#diagnostics = diagnostics;
  }

  /** Reports what was gathered over the whole text. */
  finish(): void {
    this.#flushUnknown();
    const [first] = this.#straySpaces;
    if (first === undefined) return;
    this.#diagnostics.warning({
      code: "unknown-character",
      message: "There is a no-break or other unusual space here; it reads as a plain one.",
      help: "Replace it with a plain space.",
      source: this.#source,
      start: first.location.start,
      end: first.location.end,
      fix: { title: "Replace with plain spaces", edits: this.#straySpaces },
    });
  }

  straySpace(start: number, code: number): void {
    // A byte-order mark at the very beginning is how some editors save a file.
    if (code === 0xfeff && start === 0) return;
    if (this.#straySpaces.length >= 1000) return;
    const isWide = code !== 0xfeff && code !== 0x200b && code !== 0x2060;
    this.#straySpaces.push({ location: { source: this.#source, start, end: start + 1 }, newText: isWide ? " " : "" });
  }

  misspelt(start: number, end: number, written: string, meant: string): void {
    const fix = replaceText(this.#source, start, end, meant, `Replace with \`${meant.trim()}\``);
    this.#error(start, end, `Here \`${written}\` is written \`${meant.trim()}\`.`, `Write \`${meant.trim()}\`.`, fix);
  }

  semicolon(start: number): void {
    const fix = removeText(this.#source, start, start + 1);
    this.#error(start, start + 1, "Statements end with their line, not with `;`.", "Remove the `;`.", fix);
  }

  colon(start: number, previous: Token | undefined): void {
    const afterWord = previous !== undefined && isName(previous);
    const message = afterWord ? `No \`:\` stands after \`${previous.image}\`.` : "`:` is not used here.";
    const help = afterWord ? `Write \`${previous.image}\` and its value with a space between.` : "Remove the `:`.";
    const spaced = /\s/u.test(this.#source.text.charAt(start + 1));
    const fix = spaced
      ? removeText(this.#source, start, start + 1)
      : replaceText(this.#source, start, start + 1, " ", "Replace with a space");
    this.#error(start, start + 1, message, help, fix);
  }

  hashComment(start: number): void {
    const fix = replaceText(this.#source, start, start + 1, "//");
    this.#error(start, start + 1, "Comments begin with `//`, not with `#`.", "Write `//`.", fix);
  }

  wrongQuotes(start: number, end: number, meant: string): void {
    const fix = replaceText(this.#source, start, end, meant);
    const shown = meant.length > 40 ? 'plain double quotes, `"…"`' : `\`${meant}\``;
    this.#error(start, end, 'Texts stand in plain double quotes, `"`.', `Write ${shown}.`, fix);
  }

  unclosedString(start: number, end: number): void {
    const block = end === start + 3 && this.#source.text.startsWith('"""', start);
    const fix = insertText(this.#source, block ? this.#source.text.length : end, block ? '\n"""' : '"', 'Insert `"`');
    this.#diagnostics.error({
      code: "unclosed-string",
      message: block ? 'This block of text has no closing `"""`.' : "This text has no closing quote on its line.",
      help: block ? 'Write `"""` on a line of its own where the text ends.' : 'Write `"` where the text ends.',
      source: this.#source,
      start,
      end,
      fix,
    });
  }

  unclosedComment(start: number): void {
    this.#diagnostics.error({
      code: "unclosed-comment",
      message: "This comment has no closing `*/`.",
      help: "Write `*/` where the comment ends.",
      source: this.#source,
      start,
      end: start + 2,
    });
  }

  unclosedRegex(start: number, end: number): void {
    this.#error(start, end, "This pattern has no closing `/` on its line.", "Write `/` where the pattern ends.");
  }

  unknownEscape(start: number, end: number, written: string): void {
    const fix = insertText(this.#source, start, "\\", "Write the backslash twice");
    const help = 'Write `\\\\` for a backslash; the others are `\\"`, `\\n`, `\\t` and `\\u{…}`.';
    this.#error(start, end, `\`${written}\` stands for nothing in a text.`, help, fix);
  }

  shortDate(start: number, end: number, written: string, meant: string): void {
    const fix = replaceText(this.#source, start, end, meant);
    this.#error(start, end, `\`${written}\` is no date: month and day have two digits.`, `Write \`${meant}\`.`, fix);
  }

  unknownCharacter(start: number, end: number): void {
    if (start === this.#unknownEnd) {
      this.#unknownEnd = end;
      return;
    }
    this.#flushUnknown();
    this.#unknownStart = start;
    this.#unknownEnd = end;
  }

  #flushUnknown(): void {
    if (this.#unknownStart < 0) return;
    const start = this.#unknownStart;
    const end = this.#unknownEnd;
    this.#unknownStart = -1;
    const single = end - start <= 2;
    this.#diagnostics.error({
      code: "unknown-character",
      message: single
        ? `The language does not use the character ${showCharacter(this.#source.text, start)}.`
        : `The language does not use these ${end - start} characters.`,
      help: single ? "Remove it." : "Remove them.",
      source: this.#source,
      start,
      end,
      fix: removeText(this.#source, start, end, single ? "Remove the character" : "Remove the characters"),
    });
  }

  #error(start: number, end: number, message: string, help: string, fix?: ReturnType<typeof removeText>): void {
    this.#diagnostics.error({ code: "syntax-error", message, help, source: this.#source, start, end, fix });
  }
}

/** Shows what can be seen, and names the rest by its number. */
function showCharacter(text: string, offset: number): string {
  const point = text.codePointAt(offset) ?? 0;
  const character = String.fromCodePoint(point);
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return `\`${character}\``;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
