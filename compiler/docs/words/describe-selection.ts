/** Which activities a question is about, in words. */
import type { Expression, Plan, Selection } from "../../../schemas/generated/plan.ts";
import { describeDuration } from "./describe-time.ts";
import { enumerate, type Phrase, say } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

/** `Page viewed (where seconds at least 30) at least 3 times in the last 30 days`. */
export function describeSelection(
  names: PlanNames,
  selection: Selection,
  describe: (expression: Expression) => Phrase,
  times = "",
): Phrase {
  const { where, within, since } = selection;
  const which = describeActivities(names, selection.activities);
  const how = where === undefined ? [] : say` (where ${describe(where)})`;
  const often = times === "" ? "" : ` ${times}`;
  const recently = within === undefined ? "" : ` in the last ${describeDuration(within).replace(/^1 /, "")}`;
  return say`${which}${how}${often}${recently}${since === undefined ? [] : describeSince(names, since)}`;
}

/** The activities by name, or all that prospects do. */
export function describeActivities(names: PlanNames, activities: readonly string[]): Phrase {
  if (activities.length > 2 && isEverythingProspectsDo(names.plan, activities))
    return say`any activity of the prospect`;
  return enumerate(activities.map(names.activity), "or");
}

function isEverythingProspectsDo(plan: Plan, activities: readonly string[]): boolean {
  const all = plan.activities.filter(({ by }) => by === "prospect");
  return all.length === activities.length && all.every(({ name }) => activities.includes(name));
}

function describeSince(names: PlanNames, { kind, stage }: NonNullable<Selection["since"]>): Phrase {
  if (kind === "wait") return say` since the wait began`;
  return kind === "stage" && stage !== undefined
    ? say` since entering ${names.stage(stage)}`
    : say` since entering the stage`;
}
