/** The lock file: written the same every time, read back whole, and clear about what is wrong with it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyLock, findSigning, type Lock } from "../../compiler/agreement/lock.ts";
import { loadLock, readLock } from "../../compiler/agreement/read-lock.ts";
import { acceptChanges, addSigning, listAccepted } from "../../compiler/agreement/sign.ts";
import { writeLock } from "../../compiler/agreement/write-lock.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";

const hash = (digit: string): string => digit.repeat(64);
const sign = (lock: Lock, team: string, by: string, at: string, hashes: Readonly<Record<string, string>>): Lock =>
  addSigning(lock, { agreement: "fy26", team, by, at, hashes: new Map(Object.entries(hashes)), proof: undefined });

const signed = sign(
  sign(emptyLock, "sales", "Ada Lovelace", "2026-03-02T10:00:00Z", { lifecycle: hash("1"), "score fit": hash("a") }),
  "marketing",
  "grace@acme.example",
  "2026-03-01T09:30:00Z",
  { lifecycle: hash("1") },
);
const full = acceptChanges(signed, ["stage-removed:mql"], "2026-03-03T00:00:00Z");

const read = (text: string) => readLock({ path: "funnel.lock", text });

describe("writing", () => {
  it("gives one sorted entry a line", () => {
    const lines = writeLock(full).split("\n").slice(2, -1);
    expect(lines).toEqual([
      "lock: 1",
      "signatures:",
      "  # fy26: marketing",
      `  - { agreement: fy26, team: marketing, covers: lifecycle, by: "grace@acme.example", at: 2026-03-01T09:30:00Z, hash: "${hash("1")}" }`,
      "  # fy26: sales",
      `  - { agreement: fy26, team: sales, covers: lifecycle, by: Ada Lovelace, at: 2026-03-02T10:00:00Z, hash: "${hash("1")}" }`,
      `  - { agreement: fy26, team: sales, covers: score fit, by: Ada Lovelace, at: 2026-03-02T10:00:00Z, hash: "${hash("a")}" }`,
      "accepted:",
      `  - { change: "stage-removed:mql", at: 2026-03-03T00:00:00Z }`,
    ]);
  });

  it("does not depend on the order of entries, nor write one twice", () => {
    const shuffled = { ...full, signatures: [...full.signatures, ...full.signatures].reverse() };
    expect(writeLock(shuffled)).toBe(writeLock(full));
  });

  it("is read back as it was, whatever the names are", () => {
    const word = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
    const time = fc.constantFrom("2026-03-01T09:30:00Z", "2026-03-01T09:30:00.250Z", "2026-03-01T09:30:00+02:00");
    const text = fc.oneof(word, fc.constantFrom("true", "null", "no", "1e5", "0x1", "- a", "a: b", "a #b", "~", "{}"));
    const digest = fc.string({ minLength: 64, maxLength: 64, unit: fc.constantFrom(..."0123456789abcdef") });
    const entry = fc.record({ agreement: text, team: text, covers: text, by: text, at: time, hash: digest });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (each) => JSON.stringify(each) }), (signatures) => {
        const { value, diagnostics } = read(writeLock({ ...emptyLock, signatures }));
        expect(diagnostics).toEqual([]);
        const sort = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).sort();
        expect(sort(value.signatures)).toEqual(sort(signatures));
      }),
      { numRuns: 60 },
    );
  });
});

describe("reading", () => {
  it("takes a missing and an empty lock for an empty one", () => {
    expect(loadLock(createMemoryHost({}))).toEqual({ value: emptyLock, diagnostics: [] });
    expect(read("# nothing yet\n")).toEqual({ value: emptyLock, diagnostics: [] });
  });

  it("points at each merge conflict, and reads nothing", () => {
    const text = writeLock(full);
    const [head, ...rest] = text.split("\n  - ");
    const conflicted = [head, ...rest].join("\n<<<<<<< ours\n  - ").replace(/\n$/, "\n=======\n>>>>>>> theirs\n");
    const { value, diagnostics } = read(conflicted);
    expect(value).toEqual(emptyLock);
    expect(diagnostics.length).toBe(rest.length);
    for (const { code, location } of diagnostics) {
      expect(code).toBe("lock-conflict");
      expect(conflicted.slice(location.start, location.end)).toBe("<<<<<<< ours");
    }
  });

  it.each([
    ["no YAML", "lock: [", undefined],
    ["another version", "lock: 2", "2"],
    ["an unknown key", 'lock: 1\nproof: "x"', "proof"],
    [
      "a signature without a hash",
      "lock: 1\nsignatures:\n  - { agreement: a, team: b, covers: c, by: d, at: 2026-03-01T09:30:00Z }",
      undefined,
    ],
    ["a time that is none", "lock: 1\naccepted:\n  - { change: c, at: yesterday }", "yesterday"],
  ])("says what is wrong with %s", (_, text, place) => {
    const { value, diagnostics } = read(text);
    expect(value).toEqual(emptyLock);
    expect(diagnostics.map(({ code }) => code)).toEqual(["lock-invalid"]);
    const { start, end } = diagnostics[0]!.location;
    if (place !== undefined) expect(text.slice(start, end)).toBe(place);
  });
});

it("says of a later format that another version of Funnel is needed, and of nothing else", () => {
  const { diagnostics } = read("lock: 2\nseals:\n  - { by: x }");
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "lock-invalid: `funnel.lock` is written in format 2, and this version of Funnel knows only format 1.",
  ]);
});

describe("the latest signing", () => {
  it("counts when a merge has kept two of one team", () => {
    const early = sign(emptyLock, "sales", "Ada", "2026-03-02T10:00:00Z", {
      lifecycle: hash("1"),
      "score fit": hash("2"),
    });
    const late = sign(emptyLock, "sales", "Bob", "2026-04-02T10:00:00+02:00", { lifecycle: hash("3") });
    for (const [one, two] of [
      [early, late],
      [late, early],
    ] as const) {
      const merged = { ...one, signatures: [...one.signatures, ...two.signatures] };
      const found = findSigning(merged, "fy26", "sales");
      expect(found?.by).toBe("Bob");
      expect([...(found?.hashes ?? [])]).toEqual([["lifecycle", hash("3")]]);
    }
  });

  it("is of its own team and agreement", () => {
    expect(findSigning(full, "fy26", "finance")).toBeUndefined();
    expect(findSigning(full, "fy27", "sales")).toBeUndefined();
  });
});

it("counts an accepted change once: not again when it is in the base already", () => {
  const later = acceptChanges(full, ["field-removed:lead.title", "stage-removed:mql"], "2026-04-01T00:00:00Z");
  expect([...listAccepted(emptyLock, later)].sort()).toEqual(["field-removed:lead.title", "stage-removed:mql"]);
  expect([...listAccepted(later, later)]).toEqual([]);
  expect([...listAccepted(full, later)].sort()).toEqual(["field-removed:lead.title", "stage-removed:mql"]);
  expect([...listAccepted(full, acceptChanges(full, ["a"], "2026-04-01T00:00:00Z"))]).toEqual(["a"]);
});
