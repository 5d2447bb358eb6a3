/** Evaluates criteria for a made-up lead, as the language defines them; what is not worked out throws `NotWorkedOut`. */
import type {
  Compare,
  Duration,
  Expression,
  Ordering,
  Plan,
  Scalar,
  Selection,
} from "../../../schemas/generated/plan.ts";
import { rankPersonas } from "../decision-list.ts";
import { longest, shortest } from "../elapsed.ts";
import { mailClass, mailTests, normalForm } from "../text-set.ts";
import { NotWorkedOut, type SampleEvent, type SampleValue } from "./scenario.ts";

export type Truth = boolean | undefined;

/** The lead at an instant. Times are wall times in milliseconds. */
export interface Moment {
  readonly plan: Plan;
  readonly fields: Readonly<Record<string, SampleValue>>;
  /** Everything done so far, with wall times. */
  readonly done: readonly SampleEvent[];
  readonly entries: readonly Entry[];
  readonly reason: string | undefined;
  readonly created: number;
  readonly now: number;
  /** The activity whose attributes are in scope. */
  readonly activity: SampleEvent | undefined;
  scoreOf(moment: Moment, name: string): number;
}

export interface Entry {
  readonly stage: string;
  readonly time: number;
  readonly trigger: string | undefined;
}

/** The truth of a criterion; `undefined` is unknown. */
export function truthOf(expression: Expression, moment: Moment): Truth {
  const { plan } = moment;
  switch (expression.op) {
    case "and":
      return conjunction(expression.operands.map((operand) => truthOf(operand, moment)));
    case "or":
      return negate(conjunction(expression.operands.map((operand) => negate(truthOf(operand, moment)))));
    case "not":
      return negate(truthOf(expression.operand, moment));
    case "segment":
      return truthOf(plan.segments.find(({ name }) => name === expression.name)!.when, moment);
    case "need":
      return truthOf(plan.needs.find(({ name }) => name === expression.name)!.when, moment);
    case "consent": {
      const rows = plan.contact_policy?.consent.filter((row) => row.channels.includes(expression.channel)) ?? [];
      if (rows.length === 0) return undefined;
      return negate(conjunction(rows.map(({ when }) => negate(truthOf(when, moment)))));
    }
    case "compare":
      return compare(expression, moment);
    case "among": {
      const value = valueOf(expression.operand, moment);
      if (value === undefined) return undefined;
      const rank = rankingOf(expression.by, expression.operand, moment);
      return expression.values.some((each) => rank(each) === rank(value));
    }
    case "between": {
      const { by, operand: left, from, to } = expression;
      const ends: Truth[] = [];
      if (from !== undefined)
        ends.push(compare({ op: "compare", comparison: "at_least", by, left, right: from }, moment));
      if (to !== undefined) ends.push(compare({ op: "compare", comparison: "at_most", by, left, right: to }, moment));
      return conjunction(ends);
    }
    case "text_test": {
      const text = valueOf(expression.operand, moment);
      const part = valueOf(expression.text, moment);
      if (text === undefined || part === undefined) return undefined;
      const [whole, piece] = [normalForm(String(text)), normalForm(String(part))];
      if (expression.test === "contains") return whole.includes(piece);
      return expression.test === "starts_with" ? whole.startsWith(piece) : whole.endsWith(piece);
    }
    case "list_contains": {
      const list = valueOf(expression.operand, moment);
      const value = valueOf(expression.value, moment);
      if (!Array.isArray(list) || value === undefined) return undefined;
      const form = (each: unknown): string => (expression.by === "text" ? normalForm(String(each)) : String(each));
      return list.some((each) => form(each) === form(value));
    }
    case "matches": {
      const text = valueOf(expression.operand, moment);
      if (text === undefined) return undefined;
      return new RegExp(expression.pattern, expression.flags.replaceAll(/[gy]/g, "")).test(String(text));
    }
    case "email_is": {
      const address = valueOf(expression.operand, moment);
      return address === undefined ? undefined : (classOfMail(String(address)) & mailTests[expression.test]) !== 0;
    }
    case "known":
      return valueOf(expression.operand, moment) !== undefined;
    case "did": {
      const { since } = expression.selection;
      if (since?.kind === "stage" && !moment.entries.some(({ stage }) => stage === since.stage)) return false;
      const count = select(expression.selection, moment).length;
      return count >= (expression.at_least ?? 0) && count <= (expression.at_most ?? Infinity);
    }
    case "did_after": {
      const before = moment.done.filter(({ activity }) => expression.after.includes(activity));
      return select(expression.selection, moment).some(({ at }) =>
        before.some((earlier) => earlier.at < at && isYounger(at - earlier.at, expression.within)),
      );
    }
    case "was":
      return moment.entries.some(({ stage }) => stage === expression.stage);
    case "entered_on": {
      const trigger = moment.entries.at(-1)?.trigger;
      return trigger !== undefined && expression.activities.includes(trigger);
    }
    default: {
      const value = valueOf(expression, moment);
      if (value !== undefined && typeof value !== "boolean") throw new NotWorkedOut(expression.op);
      return value;
    }
  }
}

/** The value of an expression; `undefined` when it is unknown. */
export function valueOf(expression: Expression, moment: Moment): SampleValue | undefined {
  const { plan, now, entries } = moment;
  switch (expression.op) {
    case "literal":
      return literalValue(expression.value, expression.type);
    case "duration":
      if (expression.duration.unit !== "milliseconds") throw new NotWorkedOut("calendar time");
      return expression.duration.amount;
    case "field":
      return dated(moment.fields[expression.name], expression.type);
    case "account_field":
      return undefined;
    case "attribute":
      return dated(attributeOf(moment, expression.name), expression.type);
    case "fact":
      switch (expression.fact) {
        case "stage":
          return entries.at(-1)!.stage;
        case "stage_since":
          return entries.at(-1)!.time;
        case "time_in_stage":
          return now - entries.at(-1)!.time;
        case "created":
          return moment.created;
        case "now":
          return now;
        case "reason":
          return moment.reason;
        case "persona":
          return rankPersonas(plan).find(({ when }) => when !== undefined && truthOf(when, moment) === true)?.name;
        case "phase":
          return plan.journey.findLast(({ when }) => when === undefined || truthOf(when, moment) === true)?.name;
        default:
          throw new NotWorkedOut(expression.fact);
      }
    case "score":
      return moment.scoreOf(moment, expression.score);
    case "grade": {
      const value = moment.scoreOf(moment, expression.score);
      const score = plan.scores.find(({ name }) => name === expression.score);
      return score?.grades.find(({ from }) => from === undefined || from <= value)?.name;
    }
    case "add":
    case "subtract":
    case "multiply":
    case "divide": {
      const left = valueOf(expression.left, moment);
      const right = valueOf(expression.right, moment);
      if (typeof left !== "number" || typeof right !== "number") return undefined;
      if (expression.op === "add") return left + right;
      if (expression.op === "subtract") return left - right;
      if (expression.op === "multiply") return left * right;
      return right === 0 ? undefined : left / right;
    }
    case "count": {
      const selected = select(expression.selection, moment);
      const { distinct } = expression;
      if (distinct === undefined) return selected.length;
      return new Set(
        selected.flatMap(({ attributes }) => attributes[distinct] ?? []).map((each) => normalForm(String(each))),
      ).size;
    }
    case "sum":
      return select(expression.selection, moment).reduce((sum, { attributes }) => {
        const value = attributes[expression.attribute];
        return sum + (typeof value === "number" ? value : 0);
      }, 0);
    case "first":
    case "last": {
      const event = select(expression.selection, moment).at(expression.op === "first" ? 0 : -1);
      return event && dated(attributeOf({ ...moment, activity: event }, expression.attribute), expression.type);
    }
    case "time_since": {
      const last = select(expression.selection, moment).at(-1);
      return last && now - last.at;
    }
    case "times_entered":
      return entries.filter(({ stage }) => stage === expression.stage).length;
    default: {
      if (!isCriterion(expression)) throw new NotWorkedOut(expression.op);
      return truthOf(expression, moment);
    }
  }
}

/** The activities that a selection counts, in order of time. */
export function select(selection: Selection, moment: Moment): readonly SampleEvent[] {
  const { activities, where, within, since } = selection;
  if (since?.kind === "wait") throw new NotWorkedOut("wait");
  const entry =
    since === undefined
      ? undefined
      : since.kind === "entry"
        ? moment.entries.at(-1)
        : moment.entries.findLast(({ stage }) => stage === since.stage);
  if (since !== undefined && entry === undefined) return [];
  return moment.done.filter(
    (event) =>
      activities.includes(event.activity) &&
      (entry === undefined || event.at >= entry.time) &&
      (within === undefined || isYounger(moment.now - event.at, within)) &&
      (where === undefined || fitsWhere(where, moment, event)),
  );
}

/** Whether an activity fits; only what does not change after it happened can be told. */
export function fitsWhere(where: Expression, moment: Moment, activity: SampleEvent): boolean {
  if (!isTimeless(where)) throw new NotWorkedOut("where");
  return truthOf(where, { ...moment, activity }) === true;
}

function isTimeless(expression: Expression): boolean {
  switch (expression.op) {
    case "and":
    case "or":
      return expression.operands.every(isTimeless);
    case "not":
    case "known":
    case "among":
    case "matches":
    case "email_is":
      return isTimeless(expression.operand);
    case "between":
      return [expression.operand, expression.from, expression.to].every(
        (each) => each === undefined || isTimeless(each),
      );
    case "compare":
      return isTimeless(expression.left) && isTimeless(expression.right);
    case "text_test":
      return isTimeless(expression.operand) && isTimeless(expression.text);
    case "list_contains":
      return isTimeless(expression.operand) && isTimeless(expression.value);
    case "literal":
    case "duration":
    case "field":
    case "attribute":
      return true;
    default:
      return false;
  }
}

/** Whether something is younger than a duration; months are known only roughly here. */
export function isYounger(age: number, duration: Duration): boolean {
  if (age < shortest(duration)) return true;
  if (duration.unit === "milliseconds" || age >= longest(duration)) return false;
  throw new NotWorkedOut("calendar time");
}

/** The class of an address of a domain that made-up leads have. */
export function classOfMail(address: string): number {
  const [local = "", domain, ...rest] = address.trim().toLowerCase().split("@");
  if (domain === undefined || rest.length > 0 || !/^[a-z0-9]+$/.test(local)) return mailClass.invalid;
  if (domain === "example.com") return mailClass.business;
  if (domain === "gmail.com") return mailClass.free;
  if (domain === "mailinator.com") return mailClass.disposable;
  throw new NotWorkedOut("e-mail domain");
}

function attributeOf({ plan, activity }: Moment, name: string): SampleValue | undefined {
  const value = activity?.attributes[name];
  if (value !== undefined || activity === undefined) return value;
  const declared = plan.activities.find((each) => each.name === activity.activity)?.attributes;
  return declared?.find((each) => each.name === name)?.type.type === "enum" ? "unspecified" : undefined;
}

function literalValue(value: Scalar, type: string): SampleValue {
  if (type !== "date" && type !== "datetime") return value;
  const instant = readWallTime(String(value));
  if (instant === undefined) throw new NotWorkedOut("offset");
  return instant;
}

/** Dates in fields become instants, as in comparisons. */
function dated(value: SampleValue | undefined, type: string): SampleValue | undefined {
  return typeof value === "string" && (type === "date" || type === "datetime") ? literalValue(value, type) : value;
}

function readWallTime(text: string): number | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(text) ? Date.parse(`${text}Z`) : undefined;
}

function compare({ left, right, by, comparison }: Compare, moment: Moment): Truth {
  const months =
    by === "duration" && [left, right].some((each) => each.op === "duration" && each.duration.unit !== "milliseconds");
  if (months) throw new NotWorkedOut("calendar time");
  const [one, other] = [valueOf(left, moment), valueOf(right, moment)];
  if (one === undefined || other === undefined) return undefined;
  const rank = rankingOf(by, left.op === "literal" ? right : left, moment);
  const [first, second] = [rank(one), rank(other)];
  switch (comparison) {
    case "equal":
      return first === second;
    case "not_equal":
      return first !== second;
    case "less":
      return first < second;
    case "at_most":
      return first <= second;
    case "greater":
      return first > second;
    case "at_least":
      return first >= second;
  }
}

function rankingOf(by: Ordering, side: Expression, { plan }: Moment): (value: SampleValue) => Scalar {
  switch (by) {
    case "text":
      return (value) => normalForm(String(value));
    case "phase":
      return (value) => plan.journey.findIndex(({ name }) => name === value);
    case "grade": {
      const grades = plan.scores.find(({ name }) => side.op === "grade" && name === side.score)?.grades ?? [];
      return (value) => -grades.findIndex(({ name }) => name === value);
    }
    case "time":
      return (value) => (typeof value === "string" ? (readWallTime(value) ?? 0) : (value as number));
    default:
      return (value) => value as Scalar;
  }
}

function isCriterion({ op }: Expression): boolean {
  const criteria: readonly string[] = ["and", "or", "not", "segment", "need", "consent", "compare", "among", "between"];
  const others: readonly string[] = [
    "text_test",
    "list_contains",
    "matches",
    "email_is",
    "known",
    "did",
    "did_after",
    "was",
    "entered_on",
  ];
  return criteria.includes(op) || others.includes(op);
}

function conjunction(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
