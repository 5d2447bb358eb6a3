/** Tells the same finding from run to run, though lines were put in above it or the file was laid out anew. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Diagnostic } from "../diagnostic.ts";
import type { SourceLines } from "./source-lines.ts";

/** Fingerprints of findings taken in the order in which they stand: the same line twice in a file gives two. */
export class LineFingerprints {
  readonly #lines: SourceLines;
  readonly #occurrences = new Map<string, number>();

  constructor(lines: SourceLines) {
    this.#lines = lines;
  }

  /** A hash of the code and of the line without its white space, a colon, and which of these in the file it is, from 1. */
  take({ code, location }: Diagnostic): string {
    const { source } = location;
    const { start, end } = this.#lines.line(source, this.#lines.place(location).line);
    const text = source.text.slice(start, end).replaceAll(/\s+/gu, "");
    const hash = bytesToHex(sha256(utf8ToBytes(`${code}\n${text}`))).slice(0, 16);
    const key = `${hash} ${source.path}`;
    const occurrence = (this.#occurrences.get(key) ?? 0) + 1;
    this.#occurrences.set(key, occurrence);
    return `${hash}:${occurrence}`;
  }
}
