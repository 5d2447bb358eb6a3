/** Comparisons in words: each kind of value has its own way to say more, later or better. */
import type { Compare, Expression, Ordering } from "../../../schemas/generated/plan.ts";
import { type Phrase, say } from "./phrase.ts";

type Comparison = Compare["comparison"];
type Describe = (expression: Expression) => Phrase;

const opposites: Readonly<Record<Comparison, Comparison>> = {
  equal: "not_equal",
  not_equal: "equal",
  less: "at_least",
  at_least: "less",
  greater: "at_most",
  at_most: "greater",
};

export function describeComparison(compare: Compare, holds: boolean, describe: Describe): Phrase {
  const comparison = holds ? compare.comparison : opposites[compare.comparison];
  const { left, right, by } = compare;
  if (by === "time" && left.op === "fact" && left.fact === "now" && right.op === "add") {
    const since = right.left.op === "fact" && right.left.fact === "stage_since";
    const span = say`${quantityWords[comparison]}${describe(right.right)}`;
    return since ? say`in the stage for ${span}` : say`${span} since ${describe(right.left)}`;
  }
  const subject = describe(left);
  const value = describe(right);
  if (comparison === "equal") return say`${subject} ${left.op === "grade" ? "" : "is "}${value}`;
  if (comparison === "not_equal") return say`${subject} is not ${value}`;
  const [before, after] = boundWords(by, comparison);
  return say`${subject} ${before}${value}${after}`;
}

/** A range, with one or both of its ends. */
export function describeRange(
  { operand, from, to, by }: Extract<Expression, { op: "between" }>,
  holds: boolean,
  describe: Describe,
): Phrase {
  const subject = describe(operand);
  if (from !== undefined && to !== undefined) {
    const verb = holds ? "between" : "not between";
    return say`${subject} ${verb} ${describe(from)} and ${describe(to)}`;
  }
  const comparison: Comparison = from === undefined ? (holds ? "at_most" : "greater") : holds ? "at_least" : "less";
  const [before, after] = boundWords(by, comparison);
  const end = from ?? to;
  return end === undefined ? subject : say`${subject} ${before}${describe(end)}${after}`;
}

/** What stands before and after the value. */
function boundWords(by: Ordering, comparison: Comparison): readonly [string, string] {
  switch (by) {
    case "phase":
      return phaseWords[comparison];
    case "grade":
      return gradeWords[comparison];
    case "time":
      return [timeWords[comparison], ""];
    default:
      return [quantityWords[comparison], ""];
  }
}

const quantityWords: Readonly<Record<Comparison, string>> = {
  equal: "",
  not_equal: "not ",
  less: "below ",
  at_most: "at most ",
  greater: "above ",
  at_least: "at least ",
};

const timeWords: Readonly<Record<Comparison, string>> = {
  equal: "is ",
  not_equal: "is not ",
  less: "is before ",
  at_most: "is not after ",
  greater: "is after ",
  at_least: "is not before ",
};

const phaseWords: Readonly<Record<Comparison, readonly [string, string]>> = {
  equal: ["is ", ""],
  not_equal: ["is not ", ""],
  less: ["is before ", ""],
  at_most: ["is ", " or earlier"],
  greater: ["is after ", ""],
  at_least: ["is ", " or later"],
};

const gradeWords: Readonly<Record<Comparison, readonly [string, string]>> = {
  equal: ["", ""],
  not_equal: ["not ", ""],
  less: ["worse than ", ""],
  at_most: ["", " or worse"],
  greater: ["better than ", ""],
  at_least: ["", " or better"],
};
