/** An engine knows an id again, and keeps no more of them than it says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIdFingerprints, FingerprintSet } from "../../../runtime/engine/id-fingerprints.ts";
import { createSeenIds, rememberLatest, type SeenIds } from "../../../runtime/engine/seen-ids.ts";

describe.each<[string, () => Promise<SeenIds>]>([
  ["ids", () => Promise.resolve(createSeenIds())],
  ["fingerprints", () => createIdFingerprints()],
])("memory of %s", (_, create) => {
  it("tells new ids from known ones as a set does", async () => {
    const ids = fc.array(fc.oneof(fc.string(), fc.constantFrom("", "a", "b", "\0", "ä", "\ud800")), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(ids, async (given) => {
        const seen = await create();
        const known = new Set<string>();
        for (const id of given) {
          expect(seen.add(id)).toBe(!known.has(id));
          known.add(id);
        }
        expect(seen.forgotten).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, (at: number) => string]>([
    ["numbers", String],
    ["padded numbers", (at) => `evt_${String(at).padStart(12, "0")}`],
    ["numbers in front", (at) => `${at}-7c1e-4f5a-9d3b-0123456789ab`],
    ["numbers in base 36", (at) => `k${(at * 7919).toString(36)}`],
    ["one letter after the other", (at) => "x".repeat(at % 100) + String.fromCodePoint(0x100 + at)],
  ])("takes %s for different", async (_name, idOf) => {
    const seen = await create();
    for (let at = 0; at < 50_000; at += 1) if (!seen.add(idOf(at))) expect.fail(idOf(at));
    for (let at = 0; at < 50_000; at += 7) if (seen.add(idOf(at))) expect.fail(idOf(at));
  });
});

it("knows at least so many of the latest ids, and keeps at most twice as many", () => {
  const most = 10;
  const sets: Set<string>[] = [];
  const createSet = (): Set<string> => {
    const set = new Set<string>();
    sets.push(set);
    return set;
  };
  const seen = rememberLatest({ keyOf: (id) => id, createSet, most });
  for (let at = 0; at < 95; at += 1) {
    expect(seen.add(String(at))).toBe(true);
    const latest = Array.from({ length: Math.min(at + 1, most) }, (_, back) => String(at - back));
    for (const id of latest) expect(seen.add(id), id).toBe(false);
    expect(sets.every(({ size }) => size <= most)).toBe(true);
  }
  expect(seen.forgotten).toBe(80);
  expect(seen.add("0")).toBe(true);
});

it("keeps apart fingerprints that differ in one word, or look empty", () => {
  const set = new FingerprintSet();
  const high = 1n << 32n;
  const fingerprints = Array.from({ length: 3000 }, (_, at) => BigInt(at >> 1) + (at % 2 === 0 ? high : high * 2n));
  for (const fingerprint of fingerprints) {
    expect(set.has(fingerprint)).toBe(false);
    set.add(fingerprint);
    expect(set.has(fingerprint)).toBe(true);
  }
  expect(set.size).toBe(3000);
  for (const fingerprint of fingerprints) expect(set.has(fingerprint)).toBe(true);
  expect(set.has(0n)).toBe(true);
  expect(new FingerprintSet().has(0n)).toBe(false);
});
