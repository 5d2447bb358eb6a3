/** What the next form asks. */
import { truthOf } from "./evaluate.ts";
import type { Moment } from "./history.ts";

/** The first unknown fields over the rows that are open, as many as a form asks. */
export function questionsAt(moment: Moment): string[] {
  const { plan, history } = moment;
  const open = (plan.profiling?.rows ?? []).filter(({ after, when }) => {
    const count = history.activities.filter(({ name }) => name === after?.activity).length;
    return count >= (after?.count ?? 0) && (when === undefined || truthOf(when, moment) === true);
  });
  const unknown = open.flatMap(({ fields }) => fields).filter((field) => history.fields[field] === undefined);
  return [...new Set(unknown)].slice(0, plan.profiling?.per_form ?? 2);
}
