/** The engine against the naive interpreter: random plans and histories, effect for effect. */
import { test } from "vitest";
import { checkCases } from "../reference/check-cases.ts";
import { interpret } from "../reference/interpreter.ts";
import { finalLeads, runPlan } from "./run-plan.ts";

test("the engine agrees with the naive interpreter", () => {
  checkCases(40, undefined, ({ plan, inputs, until }) => {
    const { effects, leads } = interpret(plan, inputs, until);
    const run = runPlan(plan, inputs, until);
    return [
      { effects, leads },
      { effects: run.effects, leads: finalLeads(run) },
    ];
  });
});
