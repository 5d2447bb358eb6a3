/** What single characters are to the scanner. */

const nameStart = /[\p{ID_Start}_]/u;
const nameContinue = /[\p{ID_Continue}\u200c\u200d]/u;

const letter = 1;
const digit = 2;
/** For each ASCII character: 1 where a name may start, 2 for a digit. */
const asciiClasses = makeAsciiClasses();

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isAsciiNamePart(code: number): boolean {
  return code < 128 && asciiClasses[code] !== 0;
}

export function isAsciiNameStart(code: number): boolean {
  return code < 128 && asciiClasses[code] === letter;
}

/** The length in code units of the name character at an offset that is not ASCII, or 0. */
export function unicodeNameLength(text: string, offset: number, starts: boolean): number {
  const point = text.codePointAt(offset);
  if (point === undefined || point < 128) return 0;
  const character = String.fromCodePoint(point);
  return (starts ? nameStart : nameContinue).test(character) ? character.length : 0;
}

/** Where the name ends that starts at an offset; the offset itself when none starts there. */
export function findNameEnd(text: string, start: number): number {
  let offset = start;
  const length = text.length;
  while (offset < length) {
    const code = text.charCodeAt(offset);
    if (isAsciiNamePart(code)) offset += 1;
    else if (code < 128) break;
    else {
      const width = unicodeNameLength(text, offset, offset === start);
      if (width === 0) break;
      offset += width;
    }
  }
  return offset;
}

/** Blank characters that come with text copied from elsewhere: no-break and other wide spaces, marks of no width. */
export function isStraySpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x3000
  );
}

/** Quotation marks that word processors put in the place of `"`. */
export function isTypographicQuote(code: number): boolean {
  return (code >= 0x2018 && code <= 0x201f) || code === 0xab || code === 0xbb;
}

function makeAsciiClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) {
    const character = String.fromCharCode(code);
    if (/[A-Za-z_]/u.test(character)) classes[code] = letter;
    else if (/\d/u.test(character)) classes[code] = digit;
  }
  return classes;
}

/** True for a text that is one name and nothing else; reserved words are names here too. */
export function isNameText(text: string): boolean {
  return /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(text);
}
