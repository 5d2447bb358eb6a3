/** The distinct questions about activities in a plan: one summary for each, and what it has to keep. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type {
  Count,
  Did,
  DidAfter,
  Duration,
  Edge,
  Expression,
  Since,
  Sum,
  TimeSince,
} from "../../schemas/generated/plan.ts";
import { invariant } from "../model/invariant.ts";
import type { Allotment } from "../model/lead.ts";
import type { LinkedPlan } from "../plan/link.ts";
import { PlanProblem } from "../plan/problem.ts";
import { visitExpressions } from "../plan/walk.ts";
import { addMonths, longestReversal } from "../time/duration.ts";
import type { Zone } from "../time/zone.ts";
import type { Order } from "./ascending.ts";

export type Question = Did | DidAfter | Count | Sum | Edge | TimeSince;

/**
 * `count`: how many, with their times where a stage's entry starts them anew; `times`: the `most` times that are over
 * last; `latest`: the time that is over last; `first`, `last`: an attribute of one activity; `values`: times with an
 * attribute each, which add up; `variety`: the same, counting how many differ; `distinct`: when each value was last
 * seen; `pairs`: times of both kinds of activities, until one followed another soon enough.
 */
export type Keeps = "count" | "times" | "latest" | "first" | "last" | "values" | "variety" | "distinct" | "pairs";

/** The cells of a summary, from `AggregateSpec.cell` on. */
export const aggregateCell = {
  /** How many, or the sum; of `variety`, how many differ. */
  n: 0,
  /** The time of the latest (for `first`: the earliest) activity; -Infinity before there is one. */
  latest: 1,
  /** The instant that `since …` counts from; Infinity before there is one. */
  since: 2,
  /** How many of the times are known to be over. */
  from: 3,
} as const;

export const aggregateCells = 4;

/** The lists of a summary, from `AggregateSpec.list` on: times in the order in which they are over, and values. */
export const aggregateLists = 2;

export interface AggregateSpec {
  /** Where the summary's cells and lists begin. */
  readonly cell: number;
  readonly list: number;
  /** A hash of what the question asks; the key of its summary in a lead's state. */
  readonly key: string;
  readonly keeps: Keeps;
  readonly activities: readonly number[];
  readonly after: readonly number[];
  readonly where: Expression | undefined;
  readonly attribute: string | undefined;
  readonly since: Since | undefined;
  readonly within: Duration | undefined;
  /** How many times to keep; Infinity for all within the window. */
  readonly most: number;
  /** When an activity leaves the window; Infinity without one. */
  readonly expiry: (time: number) => number;
  /**
   * Puts first what leaves the window first. Undefined where that is what happened first, as it is unless the window
   * is one of calendar months: a month after 29 January 10:00 is later than a month after 31 January 9:00.
   */
  readonly order: Order | undefined;
  /** For `pairs`: the end of the time that an activity has to follow another. */
  readonly reach: (time: number) => number;
  /** For `pairs`: by how much an activity may come before another one and yet reach further. */
  readonly reachReversal: number;
}

export interface AggregateTable {
  readonly all: readonly AggregateSpec[];
  specOf(question: Question): AggregateSpec;
}

/** The table of every question inside the given values, such as a plan and further expressions. */
export function collectAggregates(
  linked: LinkedPlan,
  zone: Zone,
  allotment: Allotment,
  values: readonly unknown[],
): AggregateTable {
  const all: AggregateSpec[] = [];
  const byKey = new Map<string, AggregateSpec>();
  const byQuestion = new Map<Question, AggregateSpec>();

  function add(question: Question): AggregateSpec {
    const { keeps, most, attribute } = planKeeping(question);
    const { selection } = question;
    const after = question.op === "did_after" ? question.after : [];
    const reach = question.op === "did_after" ? question.within : undefined;
    const text = JSON.stringify([
      keeps,
      selection.activities.toSorted(),
      selection.where ?? null,
      selection.within ?? null,
      selection.since ?? null,
      most,
      attribute ?? null,
      after.toSorted(),
      reach ?? null,
    ]);
    let spec = byKey.get(text);
    if (spec === undefined) {
      const expiry = selection.within === undefined ? () => Infinity : createAddition(selection.within, zone);
      spec = {
        cell: allotment.cells,
        list: allotment.lists,
        key: bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16),
        keeps,
        activities: selection.activities.map((name) => linked.activities.indexOf(name)),
        after: after.map((name) => linked.activities.indexOf(name)),
        where: selection.where,
        attribute,
        since: selection.since,
        within: selection.within,
        most,
        expiry,
        order: selection.within?.unit === "months" ? createOrder(expiry) : undefined,
        reach: reach === undefined ? () => Infinity : createAddition(reach, zone),
        reachReversal: reach?.unit === "months" ? longestReversal : 0,
      };
      allotment.cells += aggregateCells;
      allotment.lists += aggregateLists;
      all.push(spec);
      byKey.set(text, spec);
    }
    byQuestion.set(question, spec);
    return spec;
  }

  visitExpressions(values, (expression) => {
    if (isQuestion(expression)) add(expression);
  });
  return {
    all,
    specOf(question) {
      const spec = byQuestion.get(question);
      invariant(spec !== undefined, "every question was collected");
      return spec;
    },
  };
}

export function isQuestion(expression: Expression): expression is Question {
  return ["did", "did_after", "count", "sum", "first", "last", "time_since"].includes(expression.op);
}

/** The bounds of a `did`: without any it asks whether there was one at all. */
export function boundsOf(did: Did): { readonly least: number; readonly most: number } {
  if (did.at_least === undefined && did.at_most === undefined) return { least: 1, most: Infinity };
  return { least: did.at_least ?? 0, most: did.at_most ?? Infinity };
}

/** A function that adds a duration; business time has no place in windows and limits of scores. */
export function createAddition(duration: Duration, zone: Zone): (time: number) => number {
  const { amount } = duration;
  switch (duration.unit) {
    case "milliseconds":
      return (time) => time + amount;
    case "months":
      return (time) => (Number.isFinite(time) ? addMonths(time, amount, zone) : time);
    default:
      throw new PlanProblem("", "business time cannot measure a window, a gap or an age");
  }
}

/** Puts first what is over first, and of what is over at the same instant what happened first. */
function createOrder(expiry: (time: number) => number): Order {
  return (first, second) => {
    const distance = first - second;
    if (Math.abs(distance) > longestReversal) return distance;
    return expiry(first) - expiry(second) || distance;
  };
}

function planKeeping(question: Question): { keeps: Keeps; most: number; attribute?: string } {
  const { within, since } = question.selection;
  const limited = within !== undefined || since !== undefined;
  // The latest activity may be over before others are.
  const isCalendar = within?.unit === "months";
  switch (question.op) {
    case "did": {
      if (within === undefined) return { keeps: "count", most: 0 };
      // What is over last may be the first to lie before the next entry.
      if (isCalendar && since !== undefined) return { keeps: "times", most: Infinity };
      const { least, most } = boundsOf(question);
      return keepTimes(Math.max(least, Number.isFinite(most) ? most + 1 : 0));
    }
    case "count":
      if (question.distinct !== undefined) {
        if (isCalendar) return { keeps: "variety", most: Infinity, attribute: question.distinct };
        return { keeps: "distinct", most: 0, attribute: question.distinct };
      }
      return within === undefined ? { keeps: "count", most: 0 } : { keeps: "times", most: Infinity };
    case "sum":
      return { keeps: "values", most: limited ? Infinity : 0, attribute: question.attribute };
    case "first":
      if (limited) return { keeps: "values", most: Infinity, attribute: question.attribute };
      return { keeps: "first", most: 0, attribute: question.attribute };
    case "last":
      if (isCalendar) return { keeps: "values", most: Infinity, attribute: question.attribute };
      return { keeps: "last", most: 0, attribute: question.attribute };
    case "time_since":
      return isCalendar ? { keeps: "times", most: Infinity } : { keeps: "latest", most: 0 };
    case "did_after":
      return { keeps: "pairs", most: 0 };
  }
}

function keepTimes(most: number): { keeps: Keeps; most: number } {
  return most <= 1 ? { keeps: "latest", most: 0 } : { keeps: "times", most };
}
