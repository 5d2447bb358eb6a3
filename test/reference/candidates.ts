/** Finds by brute force every instant at which anything about a lead might change merely because time passes. */
import type { Duration, Expression, Plan } from "../../schemas/generated/plan.ts";
import type { Moment } from "./history.ts";
import { valueOf } from "./evaluate.ts";
import { entriesOf } from "./scores.ts";

/** The constants of a plan that time can reach. */
export interface Constants {
  /** Each duration with the number of times that it is laid end to end; Infinity for `every D without A`. */
  readonly durations: readonly { readonly duration: Duration; readonly times: number }[];
  /** Instants written in the plan. */
  readonly instants: readonly number[];
  /** Pairs of values that a criterion compares and that may depend on the time. */
  readonly pairs: readonly (readonly [Expression, Expression])[];
}

export function findConstants(plan: Plan, read: Moment["wallTime"]["read"]): Constants {
  const durations = new Map<string, { duration: Duration; times: number }>();
  const instants = new Set<number>();
  const pairs: (readonly [Expression, Expression])[] = [];

  function visit(node: unknown, property: string, parent: Record<string, unknown>): void {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) {
      for (const element of node) visit(element, property, parent);
      return;
    }
    const record = node as Record<string, unknown>;
    if (typeof record["unit"] === "string" && typeof record["amount"] === "number") {
      const duration = node as Duration;
      // Where business time ends is known to the SLAs and programmes that it is of.
      if (duration.unit.startsWith("business")) return;
      const key = `${duration.unit} ${duration.amount}`;
      const times = Math.max(timesOf(property, parent), durations.get(key)?.times ?? 1);
      durations.set(key, { duration, times });
      return;
    }
    if (record["op"] === "literal" && (record["type"] === "date" || record["type"] === "datetime")) {
      const instant = read(String(record["value"]), record["type"]);
      if (instant !== undefined) instants.add(instant);
    }
    if (typeof record["retired"] === "string") instants.add(read(record["retired"], "date")!);
    if (record["op"] === "compare") pairs.push([record["left"] as Expression, record["right"] as Expression]);
    if (record["op"] === "between") {
      for (const end of [record["from"], record["to"]]) {
        if (end !== undefined) pairs.push([record["operand"] as Expression, end as Expression]);
      }
    }
    for (const [name, child] of Object.entries(record)) if (name !== "spans") visit(child, name, record);
  }

  visit(plan, "", {});
  const linear = pairs.filter(([left, right]) => {
    // Where calendar months end is among the durations already, and does not lie on a straight line.
    if (right.op === "duration" && right.duration.unit === "months") return false;
    return /"(now|time_in_stage|time_since)"/.test(JSON.stringify([left, right]));
  });
  return { durations: [...durations.values()], instants: [...instants], pairs: linear };
}

function timesOf(property: string, parent: Record<string, unknown>): number {
  if (property === "halves_every") return 20;
  if (property !== "every") return 2;
  return typeof parent["percent"] === "number" ? Math.ceil(100 / parent["percent"]) : Infinity;
}

/** All instants of the history that durations may be counted from. */
export function findBases({ plan, history }: Moment, look: () => Moment, constants: Constants): number[] {
  const moment = look();
  return [
    history.created,
    ...constants.instants,
    ...history.activities.map(({ time }) => time),
    ...history.entries.map(({ time }) => time),
    ...[...Object.values(history.fields), ...Object.values(history.accountFields)].filter(
      (value): value is number => typeof value === "number" && value > 1e11,
    ),
    ...plan.scores.flatMap((score) => score.rules.flatMap((rule) => entriesOf(score, rule, moment))),
  ];
}

/** The instants after `after`, up to `until`, that lie a duration of the plan away from a base, and the millisecond after each. */
export function findCandidates(
  base: number,
  after: number,
  until: number,
  ctx: Pick<Moment, "wallTime">,
  constants: Constants,
): number[] {
  const found: number[] = [];
  const consider = (instant: number) => {
    if (instant > after && instant <= until) found.push(instant);
    if (instant + 1 > after && instant + 1 <= until) found.push(instant + 1);
  };
  consider(base);
  for (const { duration, times } of constants.durations) {
    consider(ctx.wallTime.add(base, duration, -1));
    for (let k = 1; k <= times; k += 1) {
      const instant = ctx.wallTime.add(base, duration, k);
      consider(instant);
      if (instant > until) break;
    }
  }
  return found;
}

/** Where the two sides of comparisons meet if they go on as straight lines from this moment. */
export function findMeetings(moment: Moment, later: Moment, until: number, constants: Constants): number[] {
  const found: number[] = [];
  for (const [left, right] of constants.pairs) {
    const difference = (at: Moment) => {
      const [a, b] = [valueOf(left, at), valueOf(right, at)];
      return typeof a === "number" && typeof b === "number" ? a - b : undefined;
    };
    const here = difference(moment);
    const there = difference(later);
    if (here === undefined || there === undefined || here === there) continue;
    const meeting = moment.now - (here * (later.now - moment.now)) / (there - here);
    for (const instant of [Math.floor(meeting), Math.ceil(meeting), Math.floor(meeting) + 1, Math.ceil(meeting) + 1]) {
      if (instant > moment.now && instant <= until) found.push(instant);
    }
  }
  return found;
}
