/** Canonical JSON. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emitCanonical, emitCompact } from "../../compiler/plan/emit.ts";

/** The same data with the keys of every object put in the other order. */
function turnKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turnKeys(part)]),
  );
}

describe("canonical JSON", () => {
  it("sorts keys, keeps lists, indents by two and ends with a line end", () => {
    expect(emitCanonical({ b: [2, 1], a: { d: "é", c: 0.1 } })).toBe(
      '{\n  "a": {\n    "c": 0.1,\n    "d": "é"\n  },\n  "b": [\n    2,\n    1\n  ]\n}\n',
    );
  });

  it("does not depend on the order of keys, and loses nothing", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const plain = JSON.parse(JSON.stringify(data)) as object;
        expect(emitCanonical(turnKeys(plain) as object)).toBe(emitCanonical(plain));
        expect(JSON.parse(emitCanonical(plain))).toEqual(plain);
        expect(JSON.parse(emitCompact(plain))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });
});
