/** Scans strings and regular expressions, and reads the text that a string stands for. */
import type { Scanner } from "./scanner.ts";
import * as t from "./token.ts";

/** Scans a string that begins with `"`, or with a quotation mark that people type instead. */
export function scanString(scanner: Scanner, quote: number): void {
  const { text, offset: start } = scanner;
  if (quote === 0x22 && text.startsWith('"""', start)) return scanBlock(scanner, start);
  const close = findClosingQuote(text, start + 1, quote);
  const end = close.found ? close.offset + 1 : close.offset;
  const image = text.slice(start, end);
  if (quote === 0x22 && close.found && image.endsWith('"')) {
    checkEscapes(scanner, image, start);
    return scanner.push(t.StringToken, image, start, end);
  }
  const content = text.slice(start + 1, close.offset);
  if (close.found) {
    const meant = `"${content.replaceAll(/(?<!\\)"/gu, '\\"')}"`;
    scanner.mistakes.wrongQuotes(start, end, meant);
    return scanner.push(t.StringToken, meant, start, end);
  }
  const likelyEnd = findLikelyEnd(scanner, start, end);
  scanner.mistakes.unclosedString(start, likelyEnd);
  scanner.push(t.StringToken, `"${text.slice(start + 1, likelyEnd)}"`, start, likelyEnd);
}

function scanBlock(scanner: Scanner, start: number): void {
  const { text } = scanner;
  let close = text.indexOf('"""', start + 3);
  while (close > 0 && isEscaped(text, close, start + 3)) close = text.indexOf('"""', close + 1);
  if (close < 0) {
    scanner.mistakes.unclosedString(start, start + 3);
    return scanner.push(t.StringToken, `${text.slice(start)}"""`, start, text.length);
  }
  const image = text.slice(start, close + 3);
  checkEscapes(scanner, image, start);
  scanner.push(t.StringToken, image, start, close + 3);
}

/** True when an odd number of backslashes stands before an offset. */
function isEscaped(text: string, offset: number, from: number): boolean {
  let backslashes = 0;
  while (offset - backslashes > from && text.charCodeAt(offset - backslashes - 1) === 0x5c) backslashes += 1;
  return backslashes % 2 === 1;
}

function findClosingQuote(text: string, from: number, opening: number): { found: boolean; offset: number } {
  const double = opening === 0x22 || (opening >= 0x201c && opening <= 0x201f);
  for (let offset = from; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === 0x0a || code === 0x0d) return { found: false, offset };
    if (code === 0x5c) offset += isLineBreak(text.charCodeAt(offset + 1)) ? 0 : 1;
    else if (opening === 0x22 ? code === 0x22 : closes(code, opening, double)) return { found: true, offset };
  }
  return { found: false, offset: text.length };
}

/** A typographic quote is closed by any of its kind, or by a plain one. */
function closes(code: number, opening: number, double: boolean): boolean {
  if (opening === 0xab || opening === 0xbb) return code === 0xab || code === 0xbb;
  if (double) return code === 0x22 || (code >= 0x201c && code <= 0x201f);
  return code === 0x27 || (code >= 0x2018 && code <= 0x201b);
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** The end of the line's text, without blanks and without braces that close blocks begun on the same line. */
function findLikelyEnd(scanner: Scanner, start: number, end: number): number {
  let open = 0;
  for (const token of scanner.tokensOfLine()) {
    if (token.tokenType === t.LeftBrace) open += 1;
    else if (token.tokenType === t.RightBrace) open -= 1;
  }
  let at = skipBlanksBack(scanner.text, start, end);
  for (; open > 0 && scanner.text.charCodeAt(at - 1) === 0x7d && at > start + 1; open -= 1) {
    at = skipBlanksBack(scanner.text, start, at - 1);
  }
  return at;
}

function skipBlanksBack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && (text.charCodeAt(at - 1) === 0x20 || text.charCodeAt(at - 1) === 0x09)) at -= 1;
  return at;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["n", "\n"],
  ["t", "\t"],
]);
const escapePattern = /\\(?:u\{([0-9A-Fa-f]{1,6})\}|([\s\S]?))/gu;

function checkEscapes(scanner: Scanner, image: string, start: number): void {
  if (!image.includes("\\")) return;
  for (const match of image.matchAll(escapePattern)) {
    if (readEscape(match[1], match[2]) !== undefined) continue;
    scanner.mistakes.unknownEscape(start + match.index, start + match.index + match[0].length, match[0]);
  }
}

function readEscape(codePoint: string | undefined, character: string | undefined): string | undefined {
  if (codePoint === undefined) return escapes.get(character ?? "");
  const value = Number.parseInt(codePoint, 16);
  return value <= 0x10ffff ? String.fromCodePoint(value) : undefined;
}

/** The text of a string token: without quotes, escapes resolved, blocks without their common indentation. */
export function readString(image: string): { value: string; block: boolean } {
  const block = image.length >= 6 && image.startsWith('"""') && image.endsWith('"""');
  const inner = block ? stripIndentation(image.slice(3, -3)) : image.slice(1, -1);
  if (!inner.includes("\\")) return { value: inner, block };
  const value = inner.replaceAll(escapePattern, (whole, codePoint?: string, character?: string) => {
    return readEscape(codePoint, character) ?? whole;
  });
  return { value, block };
}

/** Takes off the first line if it is blank, the last if it is blank, and the indentation that all lines share. */
function stripIndentation(content: string): string {
  const lines = content.split(/\r\n|\r|\n/u);
  if (lines.length > 1 && lines[0]?.trim() === "") lines.shift();
  if (lines.length > 0 && lines.at(-1)?.trim() === "") lines.pop();
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.trim() !== "") common = Math.min(common, line.length - line.trimStart().length);
  }
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(common))).join("\n");
}

const beforeRegex = new Set([
  ...["matches", "contains", "is", "in", "with"].map(t.wordType),
  t.Equals,
  t.NotEquals,
  t.LeftParen,
  t.LeftBracket,
  t.Comma,
  t.Not,
  t.And,
  t.Or,
]);

/** A slash begins a pattern where an expression may start, and divides elsewhere. */
export function mayStartRegex(previous: t.Token | undefined): boolean {
  return previous !== undefined && beforeRegex.has(previous.tokenType);
}

/** The end of a regular expression with its flags, or `undefined` if its line ends first. */
export function findRegexEnd(text: string, start: number): number | undefined {
  let inClass = false;
  for (let offset = start + 1; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (isLineBreak(code)) return undefined;
    if (code === 0x5c && !isLineBreak(text.charCodeAt(offset + 1))) offset += 1;
    else if (code === 0x5b) inClass = true;
    else if (code === 0x5d) inClass = false;
    else if (code === 0x2f && !inClass) {
      let end = offset + 1;
      while (/[A-Za-z]/u.test(text.charAt(end))) end += 1;
      return end;
    }
  }
  return undefined;
}
