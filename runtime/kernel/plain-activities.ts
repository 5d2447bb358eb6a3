/** Activities that only scores heed: most of what happens, and most of it changes nothing that anybody notices. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { KernelPhase } from "./phase.ts";
import type { Program } from "./program.ts";

/**
 * For each activity: whether nothing in the plan mentions it but rules of scores, so that all it can change about a lead
 * are its scores.
 */
export function findPlainActivities({ plan, aggregates }: Program): readonly boolean[] {
  const mentioned = new Set<unknown>();
  listTexts(withoutRules(plan), mentioned);
  return plan.activities.map(
    ({ name }, place) =>
      !mentioned.has(name) &&
      !aggregates.all.some(({ activities, after }) => activities.includes(place) || after.includes(place)),
  );
}

/** Whether a part can be spared a step that changes only scores, and those unnoticed. */
export function isSpared(phase: KernelPhase): boolean {
  const { onInput, onFields, onActivity, pending, evaluate, nextDue, nextTick } = phase;
  return (
    phase.mayRest === true || [onInput, onFields, onActivity, pending, evaluate, nextDue, nextTick].every(isAbsent)
  );
}

function isAbsent(hook: unknown): boolean {
  return hook === undefined;
}

/** A plan without its activities, and without those that rules of scores are about. */
function withoutRules(plan: Plan): Plan {
  const scores = plan.scores.map((score) => {
    const rules = score.rules.map((rule) => ({ ...rule, activities: [] }));
    return { ...score, rules };
  });
  return { ...plan, activities: [], scores };
}

function listTexts(value: unknown, texts: Set<unknown>): void {
  if (typeof value === "string") texts.add(value);
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) listTexts(each, texts);
}
