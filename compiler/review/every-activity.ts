/** Gives `any prospect activity` a name of its own, so that a new activity does not change whatever counts them all. */
import type { Plan } from "../../schemas/generated/plan.ts";

/** No activity can have this name. */
export const everyActivity = "*";

/** The plan with that name in place of the list of all activities by prospects. */
export function nameEveryActivity(plan: Plan): Plan {
  const all = plan.activities.filter(({ by }) => by === "prospect").map(({ name }) => name);
  // Of one or two nobody can say whether they were all meant.
  if (all.length < 3) return plan;
  const isAll = (names: readonly unknown[]): boolean =>
    names.length === all.length && all.every((name) => names.includes(name));
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === "activities" && Array.isArray(part) && isAll(part) ? [everyActivity] : walk(part),
      ]),
    );
  };
  const { spans, activities, ...rest } = plan;
  return { ...(walk(rest) as Omit<Plan, "spans" | "activities">), activities, spans };
}
