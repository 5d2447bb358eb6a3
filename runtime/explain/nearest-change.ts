/** Says what would have to change for a criterion to be true: "+12 engagement", "timeframe must be known". */
import type { Compare, Expression } from "../../schemas/generated/plan.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { printExpression } from "./print.ts";

/** The nearest change in words, or undefined when the criterion is true. The lead must have been worked out at `now`. */
export function findNearestChange(
  program: Program,
  expression: Expression,
  lead: Lead,
  now: number,
): string | undefined {
  return changeFor(program, expression, lead, now, true);
}

function changeFor(
  program: Program,
  expression: Expression,
  lead: Lead,
  now: number,
  wanted: boolean,
): string | undefined {
  const functions = program.compile(expression);
  if (wanted ? functions.isTrue(lead, now) : functions.isFalse(lead, now)) return undefined;
  switch (expression.op) {
    case "not":
      return changeFor(program, expression.operand, lead, now, !wanted);
    case "and":
    case "or": {
      const changes = expression.operands.flatMap((operand) => changeFor(program, operand, lead, now, wanted) ?? []);
      const all = (expression.op === "and") === wanted;
      return changes.length === 0 ? fallback(expression, wanted) : changes.join(all ? " and " : " or ");
    }
    case "compare":
      return changeForComparison(program, expression, lead, now, wanted);
    case "segment":
    case "need": {
      const all = expression.op === "segment" ? program.plan.segments : program.plan.needs;
      const when = all.find(({ name }) => name === expression.name)?.when;
      const inner = when === undefined ? undefined : changeFor(program, when, lead, now, wanted);
      return inner === undefined ? fallback(expression, wanted) : `${inner} (${expression.name})`;
    }
    case "known":
      return `${printExpression(expression.operand)} must be ${wanted ? "known" : "unknown"}`;
    case "among":
    case "between":
    case "text_test":
    case "matches":
    case "email_is":
      if (expression.op === "among" && expression.operand.op === "grade" && wanted) {
        return changeForGrade(program, expression.operand.score, expression.values.map(String), lead);
      }
      return program.compile(expression.operand).value(lead, now) === undefined
        ? `${printExpression(expression.operand)} must be known`
        : fallback(expression, wanted);
    default:
      return fallback(expression, wanted);
  }
}

function changeForComparison(
  program: Program,
  expression: Compare,
  lead: Lead,
  now: number,
  wanted: boolean,
): string | undefined {
  const { left, right, comparison } = expression;
  const value = program.compile(left).value(lead, now);
  if (value === undefined) return `${printExpression(left)} must be known`;
  if (left.op === "grade" && right.op === "literal" && wanted) {
    const { grades } = program.linked.scores.all[program.linked.scores.indexOf(left.score)]!;
    const place = grades.findIndex(({ name }) => name === right.value);
    const fitting = grades.filter((_, index) =>
      comparison === "at_least" ? index <= place : comparison === "greater" ? index < place : index === place,
    );
    return changeForGrade(
      program,
      left.score,
      fitting.map(({ name }) => name),
      lead,
    );
  }
  const goal = program.compile(right).value(lead, now);
  const counts = left.op === "score" || left.op === "count" || left.op === "sum" || left.op === "times_entered";
  if (!counts || typeof value !== "number" || typeof goal !== "number") return fallback(expression, wanted);
  const step = left.op === "score" || left.op === "count" || left.op === "times_entered" ? 1 : 0;
  const target = targetOf(wanted ? comparison : opposite[comparison], goal, step);
  if (target === undefined) return fallback(expression, wanted);
  const missing = target - value;
  return `${missing > 0 ? "+" : "-"}${Math.abs(missing)} ${printExpression(left)}`;
}

const opposite = {
  equal: "not_equal",
  not_equal: "equal",
  less: "at_least",
  at_least: "less",
  greater: "at_most",
  at_most: "greater",
} as const;

/** The nearest value that satisfies the comparison; whole values step over the goal by one. */
function targetOf(comparison: Compare["comparison"], goal: number, step: number): number | undefined {
  switch (comparison) {
    case "at_least":
    case "at_most":
    case "equal":
      return goal;
    case "greater":
      return step === 0 ? undefined : Math.floor(goal) + step;
    case "less":
      return step === 0 ? undefined : Math.ceil(goal) - step;
    case "not_equal":
      return undefined;
  }
}

/** The nearest of some grades, and how far the score is from it. */
function changeForGrade(program: Program, score: string, wanted: readonly string[], lead: Lead): string {
  const place = program.linked.scores.indexOf(score);
  const { grades } = program.linked.scores.all[place]!;
  const value = lead.scores[place]!;
  const steps = grades.flatMap(({ name, from }, index) => {
    if (!wanted.includes(name)) return [];
    const above = grades[index - 1]?.from;
    if (from !== undefined && value < from) return [{ name, missing: from - value }];
    if (above !== undefined && value >= above) return [{ name, missing: Math.ceil(above) - 1 - value }];
    return [{ name, missing: 0 }];
  });
  const nearest = steps.sort((left, right) => Math.abs(left.missing) - Math.abs(right.missing))[0];
  if (nearest === undefined) return `${score}.grade must be another`;
  return `${nearest.missing > 0 ? "+" : "-"}${Math.abs(nearest.missing)} ${score} for grade ${nearest.name}`;
}

function fallback(expression: Expression, wanted: boolean): string {
  return wanted ? `${printExpression(expression)}` : `not ${printExpression(expression)}`;
}
