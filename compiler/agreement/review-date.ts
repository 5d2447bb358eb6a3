/** Works out when an agreement is to be reviewed. */
import type { Agreement, Duration } from "../../schemas/generated/plan.ts";
import { invariant } from "../text/invariant.ts";

export interface ReviewStatus {
  /** `never`: not all teams have signed yet. `due`: less than a tenth of the time is left, at most two weeks. */
  readonly state: "never" | "current" | "due" | "overdue";
  /** When the next review is due, in milliseconds since 1970: counted from the oldest of the signatures. */
  readonly dueAt: number | undefined;
}

const longestNotice = 14 * 86_400_000;

/** Teams review an agreement by signing it again; calendar months are counted in UTC, which is a matter of hours. */
export function assessReview(
  { review_every: every }: Agreement,
  signedAt: readonly (string | undefined)[],
  now: number,
): ReviewStatus | undefined {
  if (every === undefined) return undefined;
  if (signedAt.length === 0 || signedAt.includes(undefined)) return { state: "never", dueAt: undefined };
  const start = Math.min(...signedAt.map((at) => Date.parse(at ?? "")));
  const dueAt = addDuration(start, every);
  const notice = Math.min(longestNotice, (dueAt - start) / 10);
  return { state: now >= dueAt ? "overdue" : now >= dueAt - notice ? "due" : "current", dueAt };
}

function addDuration(start: number, { unit, amount }: Duration): number {
  if (unit === "milliseconds") return start + amount;
  invariant(unit === "months", "an agreement is reviewed after elapsed time or calendar months");
  const date = new Date(start);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount);
  // The 31st becomes the last day of a shorter month.
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
