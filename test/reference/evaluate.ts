/** Evaluates expressions of the plan by walking the tree, with an explicit third truth value. */
import type { Compare, Duration, Expression, Ordering, Scalar, ValueType } from "../../schemas/generated/plan.ts";
import { invariant } from "../../runtime/model/invariant.ts";
import { lastEntryTo, presentStay, type Moment, type Truth, type Value } from "./history.ts";
import { testEmail } from "./reading.ts";
import { hasBegun, selectActivities, selectAfter, timeOrder } from "./selection.ts";

/** The truth of a criterion. A boolean value in the place of a criterion is its own truth. */
export function truthOf(expression: Expression, moment: Moment): Truth {
  const { history, plan } = moment;
  switch (expression.op) {
    case "and": {
      const truths = expression.operands.map((operand) => truthOf(operand, moment));
      return truths.includes(false) ? false : truths.includes("unknown") ? "unknown" : true;
    }
    case "or": {
      const truths = expression.operands.map((operand) => truthOf(operand, moment));
      return truths.includes(true) ? true : truths.includes("unknown") ? "unknown" : false;
    }
    case "not": {
      const truth = truthOf(expression.operand, moment);
      return truth === "unknown" ? "unknown" : !truth;
    }
    case "compare":
      return compare(expression, moment);
    case "among": {
      const value = valueOf(expression.operand, moment);
      if (value === undefined) return "unknown";
      const rank = ranking(expression.by, moment, [expression.operand]);
      return expression.values.some((member) => rank(value) === rank(member));
    }
    case "between": {
      const { by, operand: left, from, to } = expression;
      const truths = [
        from === undefined || compare({ op: "compare", comparison: "at_least", by, left, right: from }, moment),
        to === undefined || compare({ op: "compare", comparison: "at_most", by, left, right: to }, moment),
      ];
      return truths.includes(false) ? false : truths.includes("unknown") ? "unknown" : true;
    }
    case "text_test": {
      const text = valueOf(expression.operand, moment);
      const part = valueOf(expression.text, moment);
      if (text === undefined || part === undefined) return "unknown";
      const [whole, piece] = [normalForm(text), normalForm(part)];
      if (expression.test === "contains") return whole.includes(piece);
      return expression.test === "starts_with" ? whole.startsWith(piece) : whole.endsWith(piece);
    }
    case "list_contains": {
      const list = valueOf(expression.operand, moment);
      const value = valueOf(expression.value, moment);
      if (list === undefined || value === undefined) return "unknown";
      invariant(Array.isArray(list), "A list is searched.");
      const rank = ranking(expression.by, moment, []);
      return list.some((element: Value) => rank(element) === rank(value));
    }
    case "matches": {
      const text = valueOf(expression.operand, moment);
      if (text === undefined) return "unknown";
      return new RegExp(expression.pattern, expression.flags).test(String(text));
    }
    case "known":
      return valueOf(expression.operand, moment) !== undefined;
    case "email_is": {
      const address = valueOf(expression.operand, moment);
      return address === undefined ? "unknown" : testEmail(String(address), expression.test);
    }
    case "segment":
      return (
        moment.derived?.segments.get(expression.name) ??
        truthOf(plan.segments.find(({ name }) => name === expression.name)!.when, moment)
      );
    case "need":
      return (
        moment.derived?.needs.get(expression.name) ??
        truthOf(plan.needs.find(({ name }) => name === expression.name)!.when, moment)
      );
    case "consent": {
      const rows = plan.contact_policy?.consent.filter((row) => row.channels.includes(expression.channel)) ?? [];
      const truths = rows.map((row) => truthOf(row.when, moment));
      return truths.includes(true) ? true : truths.length === 0 || truths.includes("unknown") ? "unknown" : false;
    }
    case "did": {
      if (!hasBegun(expression.selection, moment)) return false;
      const count = selectActivities(expression.selection, moment).length;
      const least = expression.at_least ?? (expression.at_most === undefined ? 1 : 0);
      return count >= least && count <= (expression.at_most ?? Infinity);
    }
    case "did_after":
      return selectAfter(expression, moment).length > 0;
    case "was":
      return lastEntryTo(history, expression.stage) !== undefined;
    case "sla_is":
      return history.slas.get(expression.sla)?.status === expression.status;
    case "entered_on": {
      const { trigger } = presentStay(history);
      return trigger !== undefined && expression.activities.includes(trigger);
    }
    default: {
      const value = valueOf(expression, moment);
      invariant(value === undefined || typeof value === "boolean", `A criterion, not ${expression.op}.`);
      return value ?? "unknown";
    }
  }
}

/** The value of an expression; undefined when it is unknown. */
export function valueOf(expression: Expression, moment: Moment): Value | undefined {
  const { history, now } = moment;
  switch (expression.op) {
    case "literal":
      return literalValue(expression.value, expression.type, moment);
    case "duration":
      invariant(expression.duration.unit === "milliseconds", "A duration by itself is elapsed time.");
      return expression.duration.amount;
    case "field":
      return history.fields[expression.name];
    case "account_field":
      return history.accountFields[expression.name];
    case "attribute":
      return moment.activity?.attributes[expression.name];
    case "fact":
      switch (expression.fact) {
        case "stage":
          return presentStay(history).stage;
        case "stage_since":
          return presentStay(history).time;
        case "time_in_stage":
          return now - presentStay(history).time;
        case "created":
          return history.created;
        case "now":
          return now;
        case "reason":
          return history.reason;
        case "phase":
          return moment.derived === undefined ? phaseAt(moment) : moment.derived.phase;
        case "persona":
          return moment.derived === undefined ? personaAt(moment) : moment.derived.persona;
        case "owner":
          return history.owner;
        case "queue":
          return history.queue;
        case "nurture":
          return history.course?.nurture.name;
      }
    case "score":
      return moment.scoreOf(expression.score).value;
    case "grade":
      return moment.scoreOf(expression.score).grade;
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return calculate(expression, moment);
    case "count": {
      const selected = selectActivities(expression.selection, moment);
      if (expression.distinct === undefined) return selected.length;
      const values = selected.flatMap(({ attributes }) => attributes[expression.distinct!] ?? []);
      return new Set(values.map(normalForm)).size;
    }
    case "sum":
      return selectActivities(expression.selection, moment)
        .toSorted(timeOrder)
        .reduce((sum, { attributes }) => sum + ((attributes[expression.attribute] as number | undefined) ?? 0), 0);
    case "first":
    case "last": {
      const ordered = selectActivities(expression.selection, moment).toSorted(timeOrder);
      return ordered.at(expression.op === "first" ? 0 : -1)?.attributes[expression.attribute];
    }
    case "time_since": {
      const times = selectActivities(expression.selection, moment).map(({ time }) => time);
      return times.length === 0 ? undefined : now - Math.max(...times);
    }
    case "times_entered":
      return history.entries.filter(({ stage }) => stage === expression.stage).length;
    default: {
      const truth = truthOf(expression, moment);
      return truth === "unknown" ? undefined : truth;
    }
  }
}

/** The matching persona of the highest priority, ties by name. */
export function personaAt(moment: Moment): string | undefined {
  const matching = moment.plan.personas.filter(({ when }) => when !== undefined && truthOf(when, moment) === true);
  return matching.sort((a, b) => b.priority - a.priority || (a.name < b.name ? -1 : 1))[0]?.name;
}

/** The last phase that holds. */
export function phaseAt(moment: Moment): string | undefined {
  return moment.plan.journey.findLast(({ when }) => when === undefined || truthOf(when, moment) === true)?.name;
}

/** Text as it is compared. */
export function normalForm(value: Value): string {
  return String(value).trim().toLowerCase();
}

function compare(expression: Compare, moment: Moment): Truth {
  const months = monthsOf(expression.right);
  if (months !== undefined && expression.by === "duration") {
    const [from, to] = endsOf(expression.left, moment);
    if (from === undefined || to === undefined) return "unknown";
    return holds(expression.comparison, orderOf(to, moment.wallTime.add(from, months)));
  }
  const left = valueOf(expression.left, moment);
  const right = valueOf(expression.right, moment);
  if (left === undefined || right === undefined) return "unknown";
  const rank = ranking(expression.by, moment, [expression.left, expression.right]);
  return holds(expression.comparison, orderOf(rank(left), rank(right)));
}

function holds(comparison: Compare["comparison"], order: number): boolean {
  switch (comparison) {
    case "equal":
      return order === 0;
    case "not_equal":
      return order !== 0;
    case "less":
      return order < 0;
    case "at_most":
      return order <= 0;
    case "greater":
      return order > 0;
    case "at_least":
      return order >= 0;
  }
}

function monthsOf(expression: Expression): Duration | undefined {
  return expression.op === "duration" && expression.duration.unit === "months" ? expression.duration : undefined;
}

/** The two instants that a length of time lies between, for comparing it with calendar months. */
function endsOf(expression: Expression, moment: Moment): [number | undefined, number | undefined] {
  const { now } = moment;
  if (expression.op === "time_since") {
    const times = selectActivities(expression.selection, moment).map(({ time }) => time);
    return times.length === 0 ? [undefined, undefined] : [Math.max(...times), now];
  }
  if (expression.op === "fact" && expression.fact === "time_in_stage") return [presentStay(moment.history).time, now];
  invariant(expression.op === "subtract", `Two instants, not ${expression.op}.`);
  return [valueOf(expression.right, moment), valueOf(expression.left, moment)] as [
    number | undefined,
    number | undefined,
  ];
}

function orderOf(left: string | number | boolean, right: string | number | boolean): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** What a value is compared by: a number or a normalised text that orders as the values do. */
function ranking(by: Ordering, moment: Moment, sides: Expression[]): (value: Value) => string | number | boolean {
  const { plan, wallTime } = moment;
  switch (by) {
    case "text":
      return normalForm;
    case "phase":
      return (value) => plan.journey.findIndex(({ name }) => name === value);
    case "grade": {
      const side = sides.find((candidate) => candidate.op === "grade");
      const grades = plan.scores.find(({ name }) => side?.op === "grade" && name === side.score)?.grades ?? [];
      return (value) => -grades.findIndex(({ name }) => name === value);
    }
    case "time":
      return (value) => (typeof value === "string" ? wallTime.read(value, "datetime")! : (value as number));
    case "exact":
    case "number":
    case "duration":
      return (value) => value as string | number | boolean;
  }
}

function literalValue(value: Scalar, type: ValueType, { wallTime }: Moment): Value {
  if ((type === "date" || type === "datetime") && typeof value === "string") {
    const instant = wallTime.read(value, type);
    invariant(instant !== undefined, `A date, not ${value}.`);
    return instant;
  }
  return value;
}

function calculate(
  expression: Extract<Expression, { op: "add" | "subtract" | "multiply" | "divide" }>,
  moment: Moment,
): number | undefined {
  const left = valueOf(expression.left, moment) as number | undefined;
  if (expression.right.op === "duration" && expression.right.duration.unit === "months") {
    if (left === undefined) return undefined;
    return moment.wallTime.add(left, expression.right.duration, expression.op === "add" ? 1 : -1);
  }
  const right = valueOf(expression.right, moment) as number | undefined;
  if (left === undefined || right === undefined) return undefined;
  switch (expression.op) {
    case "add":
      return left + right;
    case "subtract":
      return left - right;
    case "multiply":
      return left * right;
    case "divide":
      return right === 0 ? undefined : left / right;
  }
}
