/** Lines, columns and offsets, and the names that are near to another. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggest } from "../../compiler/diagnostics/suggest.ts";
import { LineIndex, LineIndexCache } from "../../compiler/text/line-index.ts";

describe("the line index", () => {
  test("knows LF, CRLF and CR", () => {
    const index = new LineIndex("ab\ncd\r\nef\rgh");
    expect(index.lineCount).toBe(4);
    expect([0, 2, 3, 5, 7, 10, 12, 99].map((offset) => index.positionAt(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 3 },
      { line: 4, column: 3 },
    ]);
    expect(index.lineSpan(2)).toEqual({ start: 3, end: 5 });
    expect(index.offsetAt({ line: 2, column: 99 })).toBe(5);
    expect(index.offsetAt({ line: 99, column: 1 })).toBe(12);
  });

  test("gives back every offset that is not inside a line break", () => {
    const text = fc
      .array(fc.constantFrom("a", "\n", "\r\n", "\r", "😀"), { maxLength: 40 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (written) => {
        const index = new LineIndex(written);
        for (let offset = 0; offset <= written.length; offset += 1) {
          if (written[offset] === "\n" && written[offset - 1] === "\r") continue;
          expect(index.offsetAt(index.positionAt(offset))).toBe(offset);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("is made once for a source", () => {
    const cache = new LineIndexCache();
    const source = { path: "a", text: "x\ny" };
    expect(cache.of(source)).toBe(cache.of(source));
    expect(cache.of({ path: "a", text: "x" }).lineCount).toBe(1);
  });
});

describe("the nearest name", () => {
  const names = ["owner", "intent", "involvement", "first_name", "mql", "sql", "A"];
  test.each([
    ["onwer", "owner"],
    ["ownr", "owner"],
    ["firstName", "first_name"],
    ["FIRST_NAME", "first_name"],
    ["first-name", "first_name"],
    ["invlovement", "involvement"],
    ["mqls", "mql"],
    ["MQL", "mql"],
    ["zebra", undefined],
    ["ab", undefined],
    ["", undefined],
    ["owner", undefined],
  ])("%s", (written, nearest) => {
    expect(suggest(written, names)).toBe(nearest);
  });
});
