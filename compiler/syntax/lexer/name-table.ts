/** Finds the token type of a name without making a string of it twice: most names of a text occur again and again. */
import { Identifier, wordTypes, type TokenType } from "./token.ts";

export interface KnownName {
  readonly image: string;
  readonly type: TokenType;
}

/** One slot for each hash; a name that finds its slot taken by another takes it over. */
export class NameTable {
  readonly #entries: (KnownName | undefined)[] = [];
  readonly #mask: number;

  /** The table of a text of so many characters: a short one, such as an editor's part of a file, has few names. */
  constructor(length: number) {
    const slots = length < 4096 ? 128 : 1024;
    this.#entries.length = slots;
    this.#mask = slots - 1;
  }

  /** The name between two offsets, which must not be the same. */
  find(text: string, start: number, end: number): KnownName {
    const length = end - start;
    const first = text.charCodeAt(start);
    const middle = text.charCodeAt(start + (length >> 1));
    const hash = (first * 7 + middle * 31 + text.charCodeAt(end - 1) * 127 + length * 521) & this.#mask;
    const known = this.#entries[hash];
    if (known !== undefined && known.image.length === length && isSame(known.image, text, start)) return known;
    const image = text.slice(start, end);
    const entry: KnownName = { image, type: wordTypes.get(image) ?? Identifier };
    this.#entries[hash] = entry;
    return entry;
  }
}

function isSame(image: string, text: string, start: number): boolean {
  for (let index = 0; index < image.length; index += 1) {
    if (image.charCodeAt(index) !== text.charCodeAt(start + index)) return false;
  }
  return true;
}
