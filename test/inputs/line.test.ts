/** Reading one line of JSON in every shape: a golden of what becomes of each, and laws for hostile lines. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLine } from "../../runtime/inputs/index.ts";
import { expectGolden, readGoldenInput } from "../golden.ts";
import { ctx } from "./plan.ts";

describe.each(["tracking-calls", "cloud-events", "activity-lines", "not-understood"])("%s", (name) => {
  test("become the expected inputs", () => {
    const lines = readGoldenInput("inputs", name, "input.jsonl").split("\n");
    const readings = lines.filter((line) => line !== "").map((line) => readLine(ctx, line));
    const shown = readings.map((reading) => JSON.stringify(reading, undefined, 2)).join("\n");
    expectGolden("inputs", name, "readings.txt", `${shown}\n`);
  });
});

const read = (value: unknown) => readLine(ctx, JSON.stringify(value));
const track = { type: "track", event: "Form submitted", userId: "u1", timestamp: "2026-03-02T10:00:00Z" };

test("an event is found by its tracking names in any case, and by its own name", () => {
  for (const event of ["Form submitted", "FORM SUBMITTED", "form_submitted", "lead form sent", "formSubmitted"]) {
    expect(read({ ...track, event }).inputs[0]?.activity, event).toBe("form_submitted");
  }
  expect(read({ ...track, event: "Form" })).toEqual({ inputs: [], unknown: ["Form"], malformed: [] });
});

test("the same line has the same derived id, another line another", () => {
  const [first, again, other] = [read(track), read(track), read({ ...track, userId: "u2" })].map(
    (reading) => reading.inputs[0]?.id,
  );
  expect(first).toMatch(/^sha256:[0-9a-f]{32}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test("times are read in the forms that senders write, and wall time in the funnel's zone", () => {
  const times: readonly (readonly [unknown, string])[] = [
    ["2026-03-02T10:00:00.250+01:00", "2026-03-02T09:00:00.250Z"],
    ["2026-03-02T10:00", "2026-03-02T15:00:00Z"],
    ["2026-03-02 10:00:00", "2026-03-02T15:00:00Z"],
    ["2026-03-02 10:00:00 +0000", "2026-03-02T10:00:00Z"],
    ["2026-03-02", "2026-03-02T05:00:00Z"],
    [1_772_445_600_000, "2026-03-02T10:00:00Z"],
    [1_772_445_600, "2026-03-02T10:00:00Z"],
    ["1772445600000", "2026-03-02T10:00:00Z"],
  ];
  for (const [timestamp, expected] of times) {
    expect(read({ ...track, timestamp }).inputs[0]?.time, String(timestamp)).toBe(expected);
  }
  for (const timestamp of ["03/02/2026", "yesterday", "2026-13-01", 1e30, true, {}]) {
    expect(read({ ...track, timestamp }).malformed, String(timestamp)).toHaveLength(1);
  }
});

test("an input without a time takes the time of receipt, and is malformed without one", () => {
  const { timestamp: _, ...timeless } = track;
  expect(read(timeless).malformed).toEqual(["it says no time"]);
  const received = readLine({ ...ctx, receivedAt: "2026-05-01T00:00:00Z" }, JSON.stringify(timeless));
  expect(received.inputs[0]?.time).toBe("2026-05-01T00:00:00Z");
});

test("members called like those of every object are only unknown names", () => {
  const reading = readLine(
    ctx,
    JSON.stringify(track).replace("}", ',"properties":{"__proto__":{"x":1},"constructor":2}}'),
  );
  expect(reading.inputs[0]?.data).toEqual({});
  expect(reading.inputs[0]?.unknown).toEqual(["__proto__.x", "constructor"]);
});

test("no text and no JSON value makes the reader throw, and each is an input, unknown or malformed", () => {
  const known = fc.constantFrom(
    "type",
    "event",
    "activity",
    "lead",
    "batch",
    "specversion",
    "traits",
    "userId",
    "timestamp",
    "data",
    "id",
    "source",
    "context",
    "properties",
    "track",
    "group",
    "alias",
    "2026-03-02T10:00:00Z",
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      known,
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(tie("any"), { maxLength: 3 }),
      tie("object"),
    ),
    object: fc.dictionary(fc.oneof(known, fc.string()), tie("any"), { maxKeys: 5 }),
  }));
  const accounted = (text: string): void => {
    const reading = readLine(ctx, text);
    const empty = /^\s*(\[\s*\]|.*"batch":\[\].*)\s*$/s.test(text);
    if (!empty) expect(reading.inputs.length + reading.unknown.length + reading.malformed.length).toBeGreaterThan(0);
  };
  fc.assert(fc.property(fc.string({ unit: "binary" }), accounted), { numRuns: 300 });
  fc.assert(
    fc.property(value.object, (object) => accounted(JSON.stringify(object))),
    { numRuns: 500 },
  );
});
