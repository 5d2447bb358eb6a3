/** Small cases that random plans have found: what the engine once did otherwise than the reference. */
import { expect, test } from "vitest";
import type { Plan, Sla } from "../../schemas/generated/plan.ts";
import { interpret } from "./interpreter.ts";
import { runEngine } from "./run-engine.ts";
import { clause, did, hour, origin, smallPlan } from "./small-plan.ts";

test("a rejection that reads what the step itself brought about comes a millisecond later", () => {
  const plan: Plan = {
    ...smallPlan({
      stages: [
        { name: "start", initial: true },
        { name: "lost", reasons: ["price"], enter: [clause("lost", ["start"], { on: { activities: ["call"] } })] },
      ],
    }),
    hygiene: {
      id: "hygiene",
      require: [],
      reject: [
        { id: "hygiene/reject/0", when: { op: "known", operand: { op: "fact", fact: "reason", type: "reason" } } },
      ],
      stale: [],
      standardize: [],
    },
  };
  const found = { plan, inputs: [did("call", 1)], until: origin + 5 * hour };
  const { effects } = runEngine(found);
  expect(effects.map(({ type, at }) => [type, at])).toEqual([
    ["stage_changed", "2026-01-01T01:00:00.000Z"],
    ["stage_changed", "2026-01-01T01:00:00.000Z"],
    ["quarantined", "2026-01-01T01:00:00.001Z"],
  ]);
  expect(effects).toEqual(interpret(plan, found.inputs, found.until).effects);
});

test("a late activity at the instant of the creation begins no new gap of a stale lead", () => {
  const stale = { id: "hygiene/stale/0", after: { unit: "milliseconds", amount: hour } as const, without: ["call"] };
  const plan: Plan = {
    ...smallPlan({}),
    hygiene: { id: "hygiene", require: [], reject: [], stale: [stale], standardize: [] },
  };
  const found = { plan, inputs: [did("visit", 0), did("visit", 3), did("call", 0)], until: origin + 5 * hour };
  const { effects } = runEngine(found);
  expect(effects.filter(({ type }) => type === "stale").map(({ at }) => at)).toEqual(["2026-01-01T01:00:00.000Z"]);
  expect(effects).toEqual(interpret(plan, found.inputs, found.until).effects);
});

test("what starts an SLA in a step does not meet it in the same step, even when all parts start over", () => {
  const always = { op: "literal", type: "boolean", value: true } as const;
  const elapsed = (hours: number) => ({ unit: "milliseconds", amount: hours * hour }) as const;
  const sla = (name: string, start: Sla["starts"], rest: Partial<Sla>): Sla => {
    return { id: `sla/${name}`, name, starts: start, within: elapsed(2), met: [], tiers: [], ...rest };
  };
  const move = { id: "sla/b/tier/0", at_percent: 50, actions: [{ action: "move" as const, stage: "back" }] };
  const plan: Plan = {
    ...smallPlan({
      stages: [
        { name: "start", initial: true, limit: { id: "stage/start/limit", after: elapsed(1), to: "next" } },
        { name: "next" },
        { name: "back" },
      ],
    }),
    slas: [
      sla("a", { id: "sla/a/starts", entering: ["next"] }, { met_when: always }),
      sla("b", { id: "sla/b/starts", trigger: { activities: ["call"] } }, { tiers: [move] }),
    ],
  };
  const found = { plan, inputs: [did("call", 0)], until: origin + 1.5 * hour };
  const { effects } = runEngine(found);
  expect(effects.map(({ type }) => type)).toEqual([
    "stage_changed",
    "sla_started",
    "stage_changed",
    "sla_started",
    "sla_warned",
    "stage_changed",
    "sla_cancelled",
    "sla_cancelled",
  ]);
  expect(effects).toEqual(interpret(plan, found.inputs, found.until).effects);
});
