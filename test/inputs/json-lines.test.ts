/** Splitting bytes into lines: every line end, every cut between chunks, and what is no text. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLineSplitter, type NumberedLine } from "../../runtime/inputs/index.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function split(chunks: readonly Uint8Array[], longest?: number): NumberedLine[] {
  const splitter = createLineSplitter(longest);
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

test("line ends, blank lines, a byte order mark and a last line without an end", () => {
  expect(split([encode("\ufeffone\r\n\n  \r\ntwo\n\u0000three")])).toEqual([
    { number: 1, text: "one" },
    { number: 4, text: "two" },
    { number: 5, text: "\u0000three" },
  ]);
  expect(split([])).toEqual([]);
  expect(split([encode("\n\n")])).toEqual([]);
});

test("a line that is no UTF-8 is malformed, and the next ones go on", () => {
  expect(split([Uint8Array.of(0x61, 10, 0xff, 0xfe, 10, 0xc3, 0xa9, 10, 0xc3)])).toEqual([
    { number: 1, text: "a" },
    { number: 2, malformed: "it is no valid UTF-8 text" },
    { number: 3, text: "é" },
    { number: 4, malformed: "it is no valid UTF-8 text" },
  ]);
});

test("a line of ten megabytes comes through; one that is too long is malformed and not kept", () => {
  const long = "x".repeat(10_000_000);
  const bytes = encode(`${long}\nshort\n`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
    bytes.subarray(index * 65_536, (index + 1) * 65_536),
  );
  expect(split(chunks)).toEqual([
    { number: 1, text: long },
    { number: 2, text: "short" },
  ]);
  expect(split(chunks, 1_048_576)).toEqual([
    { number: 1, malformed: "it is longer than 1 MB" },
    { number: 2, text: "short" },
  ]);
});

test("chunks may be cut anywhere, and their memory reused", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme", maxLength: 8 }).map((line) => `[${line.replaceAll(/[\r\n]/g, "")}]`)),
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 1, max: 9 }),
      (lines, end, size) => {
        const bytes = encode(lines.join(end));
        const splitter = createLineSplitter();
        const buffer = new Uint8Array(size);
        const found: NumberedLine[] = [];
        for (let at = 0; at < bytes.length; at += size) {
          const piece = bytes.subarray(at, at + size);
          buffer.set(piece);
          found.push(...splitter.push(buffer.subarray(0, piece.length)));
        }
        found.push(...splitter.end());
        expect(found).toEqual(lines.map((text, index) => ({ number: index + 1, text })));
      },
    ),
    { numRuns: 200 },
  );
});
