/** Activities that only scores heed take a shorter way through a step: engine and naive reference must agree on them too. */
import { test } from "vitest";
import { checkCases } from "./check-cases.ts";
import { interpret } from "./interpreter.ts";
import { oddTimes, tryEngine } from "./run-engine.ts";
import type { Case } from "./shrink.ts";

/** The case with a twin of each activity, which rules of scores are about in its place, and which happens as often. */
function giveTwins({ plan, inputs, until }: Case): Case {
  const twinOf = (name: string): string => `${name}_twin`;
  const scores = plan.scores.map((score) => ({
    ...score,
    rules: score.rules.map((rule) =>
      rule.activities === undefined ? rule : { ...rule, activities: rule.activities.map(twinOf) },
    ),
  }));
  const twins = plan.activities.map((activity) => ({
    ...activity,
    id: twinOf(activity.id),
    name: twinOf(activity.name),
  }));
  return {
    plan: { ...plan, scores, activities: [...plan.activities, ...twins] },
    inputs: inputs.flatMap((input, place) =>
      input.activity === undefined || place % 4 === 3
        ? [input]
        : [{ ...input, id: `${input.id}-twin`, activity: twinOf(input.activity) }, ...(place % 2 === 0 ? [input] : [])],
    ),
    until,
  };
}

for (const subject of ["heart", "together", "nurture", "hygiene", "people"] as const) {
  test(`over hours, days and months the engine does what the reference does: ${subject}`, () => {
    checkCases(10, subject, undefined, (found) => {
      const { plan, inputs, until } = giveTwins(found);
      return [interpret(plan, inputs, until), tryEngine({ plan, inputs, until })];
    });
  });
}

test("over milliseconds the engine does what the reference does", () => {
  checkCases(10, "together", 1, (found) => {
    const { plan, inputs, until } = giveTwins(found);
    return [interpret(plan, inputs, until), tryEngine({ plan, inputs, until })];
  });
});

test("the law of time: looking at odd times changes nothing", () => {
  checkCases(10, "together", undefined, (found) => {
    const twins = giveTwins(found);
    return [tryEngine(twins), tryEngine(twins, oddTimes)];
  });
});
