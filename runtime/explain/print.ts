/** Prints expressions of a plan back as `.funnel` text, for people who want to know what a decision looked at. */
import type { Duration, Expression, Scalar, Selection, ValueType } from "../../schemas/generated/plan.ts";
import { assertNever } from "../model/invariant.ts";
import { describeDuration, formatDuration } from "../time/duration.ts";

/** How tightly an operator binds; an operand that binds less needs parentheses. */
const binding = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, value: 7 } as const;

/** The expression in the words of the language. */
export function printExpression(expression: Expression): string {
  return print(expression, 0);
}

function print(expression: Expression, outer: number): string {
  const [text, own] = write(expression);
  return own < outer ? `(${text})` : text;
}

function write(expression: Expression): readonly [text: string, binding: number] {
  switch (expression.op) {
    case "literal":
      return [printLiteral(expression.value, expression.type), binding.value];
    case "duration":
      return [printDuration(expression.duration), binding.value];
    case "field":
    case "attribute":
      return [expression.name, binding.value];
    case "account_field":
      return [`account.${expression.name}`, binding.value];
    case "fact":
      return [factWords[expression.fact], binding.value];
    case "consent":
      return [`consent.${expression.channel}`, binding.value];
    case "score":
      return [expression.score, binding.value];
    case "grade":
      return [`${expression.score}.grade`, binding.value];
    case "segment":
    case "need":
      return [expression.name, binding.value];
    case "compare":
      return [
        `${print(expression.left, binding.sum)} ${signOf(expression)} ${print(expression.right, binding.sum)}`,
        binding.comparison,
      ];
    case "among":
      return [
        `${print(expression.operand, binding.sum)} in ${printList(expression.values, expression.by)}`,
        binding.comparison,
      ];
    case "between": {
      const [from, to] = [expression.from, expression.to].map((end) =>
        end === undefined ? "" : print(end, binding.sum),
      );
      return [`${print(expression.operand, binding.sum)} in ${from}..${to}`, binding.comparison];
    }
    case "text_test":
      return [
        `${print(expression.operand, binding.sum)} ${expression.test.replace("_", " ")} ${print(expression.text, binding.sum)}`,
        binding.comparison,
      ];
    case "list_contains":
      return [
        `${print(expression.operand, binding.sum)} contains ${print(expression.value, binding.sum)}`,
        binding.comparison,
      ];
    case "matches":
      return [
        `${print(expression.operand, binding.sum)} matches /${expression.pattern}/${expression.flags}`,
        binding.comparison,
      ];
    case "known":
      return [`${print(expression.operand, binding.sum)} is known`, binding.comparison];
    case "email_is":
      return [`${print(expression.operand, binding.sum)} is ${expression.test}`, binding.comparison];
    case "and":
      return [expression.operands.map((operand) => print(operand, binding.and)).join(" and ") || "true", binding.and];
    case "or":
      return [expression.operands.map((operand) => print(operand, binding.or)).join(" or ") || "false", binding.or];
    case "not":
      return writeNegation(expression.operand);
    case "add":
    case "subtract":
      return [
        `${print(expression.left, binding.sum)} ${expression.op === "add" ? "+" : "-"} ${print(expression.right, binding.product)}`,
        binding.sum,
      ];
    case "multiply":
    case "divide":
      return [
        `${print(expression.left, binding.product)} ${expression.op === "multiply" ? "*" : "/"} ${print(expression.right, binding.value)}`,
        binding.product,
      ];
    case "did":
      return [`did ${printSelection(expression.selection, printBounds(expression))}`, binding.comparison];
    case "did_after":
      return [
        `did ${printSelection(expression.selection)} within ${printDuration(expression.within)} after ${printActivities(expression.after)}`,
        binding.comparison,
      ];
    case "count":
      return expression.distinct === undefined
        ? [`count of ${printSelection(expression.selection)}`, binding.value]
        : [`count of distinct ${printSelection(expression.selection, "", expression.distinct)}`, binding.value];
    case "sum":
      return [`sum of ${printSelection(expression.selection, "", expression.attribute)}`, binding.value];
    case "first":
    case "last":
      return [`${expression.op} ${printSelection(expression.selection, "", expression.attribute)}`, binding.value];
    case "time_since":
      return [`time since ${printSelection(expression.selection)}`, binding.value];
    case "was":
      return [`was ${expression.stage}`, binding.comparison];
    case "times_entered":
      return [`times entered ${expression.stage}`, binding.value];
    case "entered_on":
      return [`entered on ${printActivities(expression.activities)}`, binding.comparison];
    case "sla_is":
      return [`sla ${expression.sla} is ${expression.status}`, binding.comparison];
    case "sent":
      return [
        `sent ${expression.content}${expression.channel === undefined ? "" : ` by ${expression.channel}`}`,
        binding.comparison,
      ];
    case "asked":
      return [`asked ${expression.field}`, binding.comparison];
    case "notified":
      return [`notified ${expression.team}`, binding.comparison];
    case "assigned":
      return [`assigned ${JSON.stringify(expression.member)}`, binding.comparison];
    case "quarantined":
      return ["quarantined", binding.comparison];
    case "of_lead":
      return [`${expression.lead}.${print(expression.operand, binding.value)}`, binding.value];
    default:
      return assertNever(expression);
  }
}

const factWords = {
  stage: "stage",
  phase: "phase",
  persona: "persona",
  owner: "owner",
  queue: "queue",
  nurture: "nurture",
  reason: "reason",
  created: "created",
  now: "now",
  time_in_stage: "time in stage",
  stage_since: "now - time in stage",
} as const;

function signOf({ comparison, by, right }: Extract<Expression, { op: "compare" }>): string {
  // Names and texts read better with words, numbers with signs.
  const worded = right.op === "literal" && (by === "exact" || by === "text" || by === "phase" || by === "grade");
  switch (comparison) {
    case "equal":
      return worded ? "is" : "=";
    case "not_equal":
      return worded ? "is not" : "!=";
    case "less":
      return "<";
    case "at_most":
      return "<=";
    case "greater":
      return ">";
    case "at_least":
      return ">=";
    default:
      return assertNever(comparison);
  }
}

function writeNegation(operand: Expression): readonly [string, number] {
  switch (operand.op) {
    case "known":
      return [`${print(operand.operand, binding.sum)} is unknown`, binding.comparison];
    case "email_is":
      return [`${print(operand.operand, binding.sum)} is not ${operand.test}`, binding.comparison];
    case "among":
      return [
        `${print(operand.operand, binding.sum)} not in ${printList(operand.values, operand.by)}`,
        binding.comparison,
      ];
    default:
      return [`not ${print(operand, binding.not)}`, binding.not];
  }
}

const textTypes: ReadonlySet<ValueType> = new Set(["text", "email", "phone", "url", "country"]);

function printLiteral(value: Scalar, type: ValueType): string {
  if (type === "percent") return `${value}%`;
  if (type === "duration" && typeof value === "number") return formatDuration(value);
  return textTypes.has(type) ? JSON.stringify(value) : String(value);
}

function printList(values: readonly Scalar[], by: string): string {
  return `[${values.map((value) => (by === "text" ? JSON.stringify(value) : String(value))).join(", ")}]`;
}

function printDuration(duration: Duration): string {
  return describeDuration(duration);
}

function printActivities(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `any of [${names.join(", ")}]`;
}

function printSelection(selection: Selection, bounds = "", attribute?: string): string {
  const { activities, where, within, since } = selection;
  return [
    printActivities(activities) + (attribute === undefined ? "" : `.${attribute}`),
    where === undefined ? "" : `where ${print(where, binding.comparison)}`,
    bounds,
    within === undefined ? "" : `within ${printDuration(within)}`,
    since?.kind === "stage" ? `since entering ${since.stage}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function printBounds({ at_least: least, at_most: most }: Extract<Expression, { op: "did" }>): string {
  if (least !== undefined && least === most) return `exactly ${timesWord(least)}`;
  const parts = [
    least === undefined || (least === 1 && most === undefined) ? "" : `at least ${timesWord(least)}`,
    most === undefined ? "" : `at most ${timesWord(most)}`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function timesWord(count: number): string {
  return `${count} ${count === 1 ? "time" : "times"}`;
}
