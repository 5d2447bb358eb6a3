/** The scanner: turns any text into tokens and comments in one linear pass; what it cannot read, it reports itself. */
import { DiagnosticCollector } from "../../diagnostics/report.ts";
import type { Source } from "../../text/source.ts";
import type { Comment } from "../ast/index.ts";
import {
  findNameEnd,
  isAsciiNameStart,
  isDigit,
  isStraySpace,
  isTypographicQuote,
  unicodeNameLength,
} from "./characters.ts";
import { LineEndInserter } from "./line-ends.ts";
import { NameTable } from "./name-table.ts";
import { scanNumber } from "./number-scanner.ts";
import { findRegexEnd, mayStartRegex, scanString } from "./quoted-scanner.ts";
import { ScanMistakes } from "./scan-mistakes.ts";
import * as t from "./token.ts";

export interface ScannedSource {
  /** With explicit line ends. */
  readonly tokens: t.Token[];
  /** In order of position. */
  readonly comments: readonly Comment[];
  /** The text of the `///` lines in front of a token, by the token's start. */
  readonly docs: ReadonlyMap<number, string>;
}

export function scanSource(source: Source, diagnostics = new DiagnosticCollector()): ScannedSource {
  const scanner = new Scanner(source, diagnostics);
  scanner.run();
  return { tokens: scanner.lines.finish(), comments: scanner.comments, docs: scanner.docs };
}

/** The state of one pass; `scanNumber` and `scanString` in their own files read and move it too. */
export class Scanner {
  readonly source: Source;
  readonly text: string;
  readonly mistakes: ScanMistakes;
  readonly lines = new LineEndInserter();
  readonly comments: Comment[] = [];
  readonly docs = new Map<number, string>();
  offset = 0;
  /** True until the line has a token. */
  #atLineStart = true;
  /** True inside a line that begins with `|`. */
  #inRow = false;
  #docLines: string[] = [];
  readonly #names: NameTable;

  constructor(source: Source, diagnostics: DiagnosticCollector) {
    this.source = source;
    this.text = source.text;
    this.#names = new NameTable(source.text.length);
    this.mistakes = new ScanMistakes(source, diagnostics);
  }

  run(): void {
    const text = this.text;
    const length = text.length;
    while (this.offset < length) {
      const start = this.offset;
      const code = text.charCodeAt(start);
      if (code === 0x20 || code === 0x09) this.offset = start + 1;
      else if (code === 0x0a || code === 0x0d) this.#newLine();
      else if (isAsciiNameStart(code)) this.#name(start, findNameEnd(text, start));
      else if (isDigit(code)) scanNumber(this);
      else if (code < 128) this.#symbol(code);
      else this.#unusual(code);
    }
    this.mistakes.finish();
  }

  /** Adds a token from `start` to `end` and goes on behind it. */
  push(type: t.TokenType, image: string, start: number, end: number): void {
    if (this.#docLines.length > 0) {
      this.docs.set(start, this.#docLines.join("\n"));
      this.#docLines = [];
    }
    this.lines.add(new t.Token(type, image, start, end, this.#atLineStart));
    if (this.#atLineStart) {
      this.#atLineStart = false;
      this.#inRow = type === t.Pipe;
    }
    this.offset = end;
  }

  /** The token before the present place, on whichever line. */
  get previous(): t.Token | undefined {
    return this.lines.tokens.at(-1);
  }

  /** The tokens of the present line so far, last first. */
  *tokensOfLine(): Iterable<t.Token> {
    if (this.#atLineStart) return;
    for (let index = this.lines.tokens.length - 1; index >= 0; index -= 1) {
      const token = this.lines.tokens[index];
      if (token === undefined) return;
      yield token;
      if (token.first) return;
    }
  }

  #newLine(): void {
    this.#atLineStart = true;
    this.#inRow = false;
    this.offset += 1;
  }

  #name(start: number, end: number): void {
    const { image, type } = this.#names.find(this.text, start, end);
    this.push(type, image, start, end);
  }

  #symbol(code: number): void {
    const start = this.offset;
    const next = this.text.charCodeAt(start + 1);
    switch (code) {
      case 0x22: // "
      case 0x27: // '
        return scanString(this, code);
      case 0x28:
        return this.#punctuation(t.LeftParen, "(");
      case 0x29:
        return this.#punctuation(t.RightParen, ")");
      case 0x2a:
        return this.#punctuation(t.Star, "*");
      case 0x2b:
        return this.#punctuation(t.Plus, "+");
      case 0x2c:
        return this.#punctuation(t.Comma, ",");
      case 0x2d:
        return next === 0x3e ? this.#punctuation(t.Arrow, "->") : this.#punctuation(t.Minus, "-");
      case 0x2e:
        return this.#dots();
      case 0x2f:
        return this.#slash(next);
      case 0x3a: // :
        return this.#colon();
      case 0x3b: // ;
        this.mistakes.semicolon(start);
        return this.push(t.LineEnd, ";", start, start + 1);
      case 0x3c: // <
        if (next === 0x3d) return this.#punctuation(t.LessEquals, "<=");
        if (next === 0x3e) return this.#misspelt(t.NotEquals, "<>", "!=");
        return this.#punctuation(t.Less, "<");
      case 0x3d: // =
        if (next === 0x3e) return this.#punctuation(t.FatArrow, "=>");
        if (next === 0x3d) {
          const third = this.text.charCodeAt(start + 2) === 0x3d;
          return this.#misspelt(t.Equals, third ? "===" : "==", "=");
        }
        if (next === 0x3c) return this.#misspelt(t.LessEquals, "=<", "<=");
        return this.#punctuation(t.Equals, "=");
      case 0x3e: // >
        return next === 0x3d ? this.#punctuation(t.GreaterEquals, ">=") : this.#punctuation(t.Greater, ">");
      case 0x21: // !
        return next === 0x3d ? this.#punctuation(t.NotEquals, "!=") : this.#misspelt(t.Not, "!", "not ");
      case 0x26: // &
        return next === 0x26 ? this.#misspelt(t.And, "&&", "and") : this.#misspelt(t.And, "&", "and");
      case 0x5b:
        return this.#punctuation(t.LeftBracket, "[");
      case 0x5d:
        return this.#punctuation(t.RightBracket, "]");
      case 0x7b:
        return this.#punctuation(t.LeftBrace, "{");
      case 0x7c: // |
        if (next === 0x7c && !this.#inRow && !this.#atLineStart) return this.#misspelt(t.Or, "||", "or");
        return this.#punctuation(t.Pipe, "|");
      case 0x7d:
        return this.#punctuation(t.RightBrace, "}");
      case 0x23: // #
        return this.#hashComment();
      default:
        return this.#unknown();
    }
  }

  #punctuation(type: t.TokenType, image: string): void {
    this.push(type, image, this.offset, this.offset + image.length);
  }

  /** Reads what other languages write as the sign that this one has. */
  #misspelt(type: t.TokenType, written: string, meant: string): void {
    const start = this.offset;
    this.mistakes.misspelt(start, start + written.length, written, meant);
    this.push(type, meant.trim(), start, start + written.length);
  }

  #dots(): void {
    const rest = this.text.slice(this.offset, this.offset + 3);
    if (rest === "...") this.#misspelt(t.DotDot, "...", "..");
    else if (rest.startsWith("..")) this.#punctuation(t.DotDot, "..");
    else this.#punctuation(t.Dot, ".");
  }

  /** `:` never belongs to the language; after a word it is a habit from YAML and JSON. */
  #colon(): void {
    const start = this.offset;
    this.mistakes.colon(start, this.previous);
    this.offset = start + 1;
  }

  #slash(next: number): void {
    const start = this.offset;
    if (next === 0x2f) return this.#lineComment(start);
    if (next === 0x2a) return this.#blockComment(start);
    if (mayStartRegex(this.previous)) {
      const end = findRegexEnd(this.text, start);
      if (end === undefined) {
        const lineEnd = findLineEnd(this.text, start);
        this.mistakes.unclosedRegex(start, lineEnd);
        return this.push(t.RegexToken, this.text.slice(start, lineEnd), start, lineEnd);
      }
      return this.push(t.RegexToken, this.text.slice(start, end), start, end);
    }
    this.#punctuation(t.Slash, "/");
  }

  #lineComment(start: number): void {
    const end = findLineEnd(this.text, start);
    const text = this.text.slice(start, end);
    const isDoc = text.startsWith("///") && !text.startsWith("////");
    if (isDoc && this.#atLineStart) this.#docLines.push(text.slice(3).replace(/^ /u, "").trimEnd());
    this.comments.push({ kind: isDoc ? "DocComment" : "LineComment", start, end, text });
    this.offset = end;
  }

  #blockComment(start: number): void {
    const close = this.text.indexOf("*/", start + 2);
    if (close < 0) this.mistakes.unclosedComment(start);
    const end = close < 0 ? this.text.length : close + 2;
    const text = this.text.slice(start, end);
    this.comments.push({ kind: "BlockComment", start, end, text });
    if (/[\n\r]/u.test(text)) {
      this.#atLineStart = true;
      this.#inRow = false;
    }
    this.offset = end;
  }

  #hashComment(): void {
    const start = this.offset;
    const end = findLineEnd(this.text, start);
    this.mistakes.hashComment(start);
    this.comments.push({ kind: "LineComment", start, end, text: this.text.slice(start, end) });
    this.offset = end;
  }

  #unusual(code: number): void {
    const start = this.offset;
    if (isStraySpace(code)) {
      this.mistakes.straySpace(start, code);
      this.offset = start + 1;
      return;
    }
    if (isTypographicQuote(code)) return scanString(this, code);
    if (unicodeNameLength(this.text, start, true) > 0) return this.#name(start, findNameEnd(this.text, start));
    switch (code) {
      case 0x2265:
        return this.#misspelt(t.GreaterEquals, "≥", ">=");
      case 0x2264:
        return this.#misspelt(t.LessEquals, "≤", "<=");
      case 0x2260:
        return this.#misspelt(t.NotEquals, "≠", "!=");
      case 0x2192:
      case 0x21d2:
        return this.#misspelt(t.Arrow, this.text.charAt(start), "->");
      case 0x2026:
        return this.#misspelt(t.DotDot, "…", "..");
      case 0x2012:
      case 0x2013:
      case 0x2014:
      case 0x2212:
        return this.#misspelt(t.Minus, this.text.charAt(start), "-");
      default:
        return this.#unknown();
    }
  }

  /** A character that means nothing here; neighbours of the same kind share one finding. */
  #unknown(): void {
    const start = this.offset;
    const width = (this.text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
    this.mistakes.unknownCharacter(start, start + width);
    const previous = this.previous;
    if (previous?.tokenType === t.Unusable) this.offset = start + width;
    else this.push(t.Unusable, this.text.slice(start, start + width), start, start + width);
  }
}

/** The offset of the line break after an offset, or the length of the text. */
export function findLineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf("\n", offset);
  const end = lineFeed < 0 ? text.length : lineFeed;
  // A lone CR ends a line too; it is looked for inside this line only, so that the whole stays linear.
  for (let at = offset; at < end; at += 1) if (text.charCodeAt(at) === 0x0d) return at;
  return end;
}
