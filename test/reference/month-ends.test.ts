/** Calendar months do not keep the order of instants: what happened later may be over sooner. Each activity ends by itself. */
import { expect, test } from "vitest";
import type { Input } from "../../schemas/generated/event.ts";
import type { Duration, Plan, ScoreRule } from "../../schemas/generated/plan.ts";
import { interpret } from "./interpreter.ts";
import { runEngine } from "./run-engine.ts";
import { day, did, scoreOf, smallPlan } from "./small-plan.ts";

const month: Duration = { unit: "months", amount: 1 };

function visitAt(time: string): Input {
  return { ...did("visit", 0), id: time, time };
}

function planOf(timezone: string, rule: Partial<ScoreRule>): Plan {
  return smallPlan({ timezone, scores: [scoreOf({ activities: ["visit"], ...rule })] });
}

/** The course of the score after the last visit, as the two interpreters see it. */
function coursesOf(plan: Plan, inputs: Input[]): string[][] {
  const until = Date.parse(inputs.at(-1)!.time) + 40 * day;
  return [interpret(plan, inputs, until), runEngine({ plan, inputs, until })].map(({ effects }) => {
    const course = new Map<string, string>();
    for (const effect of effects)
      if (effect.type === "score_crossed") course.set(effect.at, `${effect.at} ${effect.value}`);
    return [...course.values()].slice(-2);
  });
}

const endOfMonth = [visitAt("2026-01-29T10:00:00.000Z"), visitAt("2026-01-31T09:00:00.000Z")];
// In New York 02:10 of 8 March is skipped and becomes 03:10; 03:00 is there and comes first.
const springForward = [visitAt("2026-02-08T07:10:00.000Z"), visitAt("2026-02-08T08:00:00.000Z")];

test("the reference counts each activity until its own end", () => {
  const [course] = coursesOf(planOf("UTC", { limits: { within: month } }), endOfMonth);
  expect(course).toEqual(["2026-02-28T09:00:00.000Z 8", "2026-02-28T10:00:00.000Z 0"]);
  const [skipped] = coursesOf(planOf("America/New_York", { limits: { within: month } }), springForward);
  expect(skipped).toEqual(["2026-03-08T07:00:00.000Z 8", "2026-03-08T07:10:00.000Z 0"]);
});

test("a rule `within` a month: the engine too", () => {
  for (const [zone, inputs] of [["UTC", endOfMonth] as const, ["America/New_York", springForward] as const]) {
    const [reference, engine] = coursesOf(planOf(zone, { limits: { within: month } }), inputs);
    expect(engine).toEqual(reference);
  }
});

test("a rule that halves every month: the engine too", () => {
  for (const [zone, inputs] of [["UTC", endOfMonth] as const, ["America/New_York", springForward] as const]) {
    const [reference, engine] = coursesOf(planOf(zone, { limits: { halves_every: month } }), inputs);
    expect(engine).toEqual(reference);
  }
});

test("`did at least twice within a month`: the engine too", () => {
  const selection = { activities: ["visit"], within: month };
  for (const [zone, inputs] of [["UTC", endOfMonth] as const, ["America/New_York", springForward] as const]) {
    const [reference, engine] = coursesOf(
      planOf(zone, { form: "when", when: { op: "did", selection, at_least: 2 } }),
      inputs,
    );
    expect(engine).toEqual(reference);
  }
});

test("`time since` the last visit within a month: the engine too", () => {
  const selection = { activities: ["visit"], within: month };
  const left = { op: "time_since", selection } as const;
  const right = { op: "duration", duration: { unit: "milliseconds", amount: 28 * day } } as const;
  const when = { op: "compare", comparison: "at_least", by: "duration", left, right } as const;
  const [reference, engine] = coursesOf(planOf("UTC", { form: "when", when }), endOfMonth);
  expect(engine).toEqual(reference);
});

test("a month before now goes back where a short month has ended: every change of sign is found", () => {
  const created = Date.parse("2026-02-28T10:00:00.000Z");
  const now = { op: "fact", fact: "now", type: "datetime" } as const;
  const left = { op: "subtract", type: "datetime", left: now, right: { op: "duration", duration: month } } as const;
  const right = { op: "fact", fact: "created", type: "datetime" } as const;
  const when = { op: "compare", comparison: "at_least", by: "time", left, right } as const;
  const plan = planOf("UTC", { form: "when", when });
  const inputs = [visitAt(new Date(created).toISOString())];
  const { effects } = runEngine({ plan, inputs, until: created + 60 * day });
  const crossed = effects.flatMap((effect) =>
    effect.type === "score_crossed" ? [`${effect.at} ${effect.value}`] : [],
  );
  expect([...new Set(crossed)]).toEqual([
    "2026-03-28T10:00:00.000Z 8",
    "2026-03-29T00:00:00.000Z 0",
    "2026-03-29T10:00:00.000Z 8",
    "2026-03-30T00:00:00.000Z 0",
    "2026-03-30T10:00:00.000Z 8",
    "2026-03-31T00:00:00.000Z 0",
    "2026-03-31T10:00:00.000Z 8",
  ]);
});
