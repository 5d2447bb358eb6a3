/** Scans what begins with a digit: numbers, percentages, dates, date-times and times. */
import { isDigit } from "./characters.ts";
import type { Scanner } from "./scanner.ts";
import { DateTimeToken, DateToken, NumberToken, PercentToken, TimeToken } from "./token.ts";

const datePattern = /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?(?![\d_])/y;
const shortDatePattern = /(\d{4})-(\d{1,2})-(\d{1,2})(?![\d_-])/y;
const timePattern = /\d{1,2}:\d{2}(?!\d)/y;

export function scanNumber(scanner: Scanner): void {
  const text = scanner.text;
  const start = scanner.offset;
  let offset = start + 1;
  while (isDigit(text.charCodeAt(offset))) offset += 1;
  const next = text.charCodeAt(offset);
  if (offset - start === 4 && next === 0x2d && isDigit(text.charCodeAt(offset + 1)) && scanDate(scanner, start)) return;
  if (offset - start <= 2 && next === 0x3a) {
    timePattern.lastIndex = start;
    const match = timePattern.exec(text);
    if (match !== null) return scanner.push(TimeToken, match[0], start, timePattern.lastIndex);
  }
  offset = skipGroups(text, offset);
  if (text.charCodeAt(offset) === 0x2e && isDigit(text.charCodeAt(offset + 1))) {
    offset += 1;
    while (isDigit(text.charCodeAt(offset))) offset += 1;
    offset = skipGroups(text, offset);
  }
  const isPercent = text.charCodeAt(offset) === 0x25;
  const end = isPercent ? offset + 1 : offset;
  scanner.push(isPercent ? PercentToken : NumberToken, text.slice(start, end), start, end);
}

function scanDate(scanner: Scanner, start: number): boolean {
  const text = scanner.text;
  datePattern.lastIndex = start;
  const match = datePattern.exec(text);
  if (match !== null) {
    const type = match[0].length > 10 ? DateTimeToken : DateToken;
    scanner.push(type, match[0], start, datePattern.lastIndex);
    return true;
  }
  shortDatePattern.lastIndex = start;
  const short = shortDatePattern.exec(text);
  if (short === null) return false;
  const [image = "", year = "", month = "", day = ""] = short;
  const meant = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  scanner.mistakes.shortDate(start, start + image.length, image, meant);
  scanner.push(DateToken, meant, start, start + image.length);
  return true;
}

/** Skips `_` between digits, and the digits. */
function skipGroups(text: string, from: number): number {
  let offset = from;
  while (text.charCodeAt(offset) === 0x5f && isDigit(text.charCodeAt(offset + 1))) {
    offset += 1;
    while (isDigit(text.charCodeAt(offset))) offset += 1;
  }
  return offset;
}
