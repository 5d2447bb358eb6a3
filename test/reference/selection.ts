/** Which activities of the history a question is about. */
import type { DidAfter, Selection, Since } from "../../schemas/generated/plan.ts";
import { presentStay, type Moment, type RecordedActivity } from "./history.ts";

/** Orders activities by time, then arrival. */
export function timeOrder(a: RecordedActivity, b: RecordedActivity): number {
  return a.time - b.time || a.arrival - b.arrival;
}

/** The activities that a selection counts at a moment, in order of arrival. */
export function selectActivities(selection: Selection, moment: Moment): RecordedActivity[] {
  const { history, now, wallTime } = moment;
  const { where, within, since } = selection;
  return history.activities.filter((activity) => {
    if (!selection.activities.includes(activity.name) || activity.time > now) return false;
    if (where !== undefined && activity.verdicts.get(where) !== true) return false;
    if (within !== undefined && now >= wallTime.add(activity.time, within)) return false;
    if (since === undefined) return true;
    const isForgotten = activity.forgotten.has(since.kind === "stage" ? `stage ${since.stage}` : since.kind);
    return !isForgotten && activity.time >= (beginningOf(since, moment) ?? Infinity);
  });
}

/** Whether the stage that a selection looks back to was ever entered; true of a selection without one. */
export function hasBegun({ since }: Selection, moment: Moment): boolean {
  return since === undefined || beginningOf(since, moment) !== undefined;
}

function beginningOf(since: Since, { history, waitStart }: Moment): number | undefined {
  if (since.kind === "wait") return waitStart;
  if (since.kind === "entry") return presentStay(history).time;
  return history.entries.findLast(({ stage, isForeign }) => stage === since.stage && isForeign !== true)?.time;
}

/** The selected activities that came less than `within` after some earlier one of `after`. */
export function selectAfter(expression: DidAfter, moment: Moment): RecordedActivity[] {
  const earlier = moment.history.activities.filter(({ name }) => expression.after.includes(name));
  return selectActivities(expression.selection, moment).filter(({ time }) =>
    earlier.some((before) => before.time < time && time < moment.wallTime.add(before.time, expression.within)),
  );
}
