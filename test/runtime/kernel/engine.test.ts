/** The in-memory engine: who an input is about, what is refused, late inputs, time that passes, and stable ids. */
import { expect, test } from "vitest";
import type { Input } from "../../../schemas/generated/event.ts";
import { createEngine } from "../../../runtime/engine/run.ts";
import { createPresent } from "../../../runtime/engine/present.ts";
import { createInstantReader } from "../../../runtime/engine/instant.ts";
import { createZone } from "../../../runtime/time/zone.ts";
import { linkPlan } from "../../../runtime/kernel/program.ts";
import { smallPlan } from "../../reference/small-plan.ts";
import { openFunnel } from "../run-funnel.ts";
import { smallFunnel } from "./small-funnel.ts";

function input(id: string, hour: number, rest: Partial<Input>): Input {
  const time = `2026-01-01T${String(hour).padStart(2, "0")}:00:00Z`;
  return { id, time, kind: "activity", activity: "visit", keys: { user: "u" }, data: {}, ...rest };
}

test("keys that meet are one lead, in the order user, anonymous, key fields", () => {
  const engine = createEngine(linkPlan(smallPlan({})), { phases: [] });
  const leadOf = (given: Input): string => {
    const outcome = engine.accept(given);
    return outcome.status === "applied" ? (outcome.lead ?? "") : outcome.status;
  };
  const first = leadOf(input("1", 1, { keys: { anonymous: "a" } }));
  expect(leadOf(input("2", 2, { keys: { user: "u", anonymous: "a" } }))).toBe(first);
  expect(leadOf(input("3", 3, { keys: { user: "u", fields: { email: " Ann@Acme.example" } } }))).toBe(first);
  expect(leadOf(input("4", 4, { keys: { fields: { email: "ann@acme.example" } } }))).toBe(first);
  expect(leadOf(input("5", 5, { keys: { user: "other" } }))).not.toBe(first);
  expect(first).toMatch(/^l_[0-9a-f]{16}$/);
});

test("the tally counts what was taken, ignored and left out, and says why", () => {
  const problems: string[] = [];
  const engine = createEngine(linkPlan(smallPlan({})), {
    phases: [],
    onProblem: (_, { kind, name, reason }) => problems.push(`${kind} ${name}: ${reason}`),
  });
  engine.accept(input("1", 1, { data: { amount: "ten", colour: 1 } }));
  engine.accept(input("1", 2, {}));
  engine.accept(input("2", 3, { activity: "nothing like it" }));
  engine.accept(input("3", 4, { time: "yesterday" }));
  engine.accept(input("4", 5, { keys: {} }));
  engine.accept(input("5", 6, { kind: "identify", data: { size: "12", shoe: 44 } }));
  expect(engine.finish()).toEqual({ read: 6, applied: 2, duplicate: 1, unknown: 3, quarantined: 1, malformed: 2 });
  expect(problems).toEqual([
    'quarantined amount: "ten" is no number',
    "unknown colour: visit has no attribute `colour`",
    "unknown shoe: the lead has no field `shoe`",
  ]);
});

test("a refused input moves no clock, and a duplicate does not either", () => {
  const engine = createEngine(linkPlan(smallPlan({})), { phases: [] });
  engine.accept(input("1", 1, {}));
  engine.accept(input("1", 9, {}));
  engine.accept(input("2", 9, { activity: "nothing like it" }));
  const lead = engine.findLead({ user: "u" })!;
  expect(new Date(engine.clockOf(lead)).toISOString()).toBe("2026-01-01T01:00:00.000Z");
});

test("a late activity counts at its own time and acts at the clock", async () => {
  const run = await openFunnel(
    smallFunnel(`lifecycle {
      stage start { initial }
      stage next { enter from start on visit }
    }
    score points { +10 on visit within 3 hours }`),
  );
  run.did("2026-01-01T10:00", "call");
  run.did("2026-01-01T11:00", "call", {}, "bob"); // Time passes for ann as well.
  run.did("2026-01-01T09:00", "visit");
  expect(run.told("stage_changed").at(-1)).toBe("2026-01-01 11:00 to next");
  expect(run.find().scores[0]).toBe(10);
  run.until("2026-01-01T12:00");
  expect(run.find().scores[0]).toBe(0);
});

test("timers of all leads fire in order of time, then of creation, before the input at their instant", async () => {
  const run = await openFunnel(
    smallFunnel(`lifecycle {
      stage start { initial   limit 1 day then next }
      stage next { enter from start on visit }
    }`),
  );
  run.did("2026-01-01T10:00", "call", {}, "ann");
  run.did("2026-01-01T10:00", "call", {}, "bob");
  run.did("2026-01-01T09:00", "call", {}, "cy");
  run.effects.slice();
  run.did("2026-01-02T10:00", "visit", {}, "bob");
  const [ann, bob, cy] = ["ann", "bob", "cy"].map((name) => run.find(name).id);
  expect(
    run.effects.slice(3).map(({ lead, at, id }) => `${at} ${id.replace(lead, String([ann, bob, cy].indexOf(lead)))}`),
  ).toEqual(["2026-01-02T14:00:00.000Z 2.1.0", "2026-01-02T15:00:00.000Z 0.1.0", "2026-01-02T15:00:00.000Z 1.1.0"]);
});

test("leads have lived through what arrived since they came to be", () => {
  const present = createPresent();
  present.arrive(100);
  const early = present.arrivals;
  present.arrive(50);
  const late = present.arrivals;
  present.arrive(70);
  expect([present.clockSince(0), present.clockSince(early), present.clockSince(late), present.latest]).toEqual([
    100, 70, 70, 100,
  ]);
  present.arrive(200);
  expect(present.clockSince(0)).toBe(200);
});

test("times are read exactly, whatever their shape", () => {
  const read = createInstantReader(createZone("America/New_York")!);
  expect(read("2026-03-02T15:00:00Z")).toBe(Date.UTC(2026, 2, 2, 15));
  expect(read("2026-03-02T15:00:01.234Z")).toBe(Date.UTC(2026, 2, 2, 15, 0, 1, 234));
  expect(read("2026-03-02T10:00")).toBe(Date.UTC(2026, 2, 2, 15));
  expect(read("2026-03-02T10:00:00+02:00")).toBe(Date.UTC(2026, 2, 2, 8));
  for (const wrong of ["2026-02-30T10:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T1a:00:00Z", "", 5, undefined]) {
    expect(read(wrong)).toBeUndefined();
  }
});
