/** Writes a criterion of a plan in words: the one place that does, for pages and diagrams alike. */
import type { Expression } from "../../../schemas/generated/plan.ts";
import { assertNever } from "../../text/invariant.ts";
import { describeComparison, describeRange } from "./describe-comparison.ts";
import { describeDuration } from "./describe-time.ts";
import { describeLiteral, describeScalar, typeOfValue } from "./describe-value.ts";
import { describeSelection } from "./describe-selection.ts";
import { enumerate, type Phrase, plainText, say, spellName } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

/** A criterion as it would follow “when”. */
export function describeCriterion(names: PlanNames, expression: Expression): Phrase {
  return describe({ names, inside: "nothing" }, expression, true);
}

/** A value as it would follow “the”. */
export function describeValue(names: PlanNames, expression: Expression): Phrase {
  return valueOf({ names, inside: "nothing" }, expression);
}

interface Context {
  readonly names: PlanNames;
  /** Which conjunction stands around; another kind inside it needs parentheses. */
  readonly inside: "nothing" | "and" | "or";
}

function describe(ctx: Context, expression: Expression, holds: boolean): Phrase {
  const { names } = ctx;
  switch (expression.op) {
    case "and":
    case "or":
      return describeJunction(ctx, expression, holds);
    case "not":
      return describe(ctx, expression.operand, !holds);
    case "compare":
      return describeComparison(expression, holds, (side) => valueOf(ctx, side));
    case "between":
      return describeRange(expression, holds, (side) => valueOf(ctx, side));
    case "among": {
      const type = typeOfValue(expression.operand);
      const values = expression.values.map((value) => describeScalar(names, value, type));
      const subject = valueOf(ctx, expression.operand);
      if (holds) return say`${subject} ${verbOf(expression.operand)}${enumerate(values, "or")}`;
      return say`${subject} is ${values.length > 1 ? "neither " : "not "}${joinNeither(values)}`;
    }
    case "text_test": {
      const test = { contains: "contain", starts_with: "start with", ends_with: "end with" }[expression.test];
      const verb = holds ? test.replace(/^\w+/, (word) => `${word}s`) : `does not ${test}`;
      return say`${valueOf(ctx, expression.operand)} ${verb} ${valueOf(ctx, expression.text)}`;
    }
    case "list_contains":
      return say`${valueOf(ctx, expression.operand)} ${holds ? "includes" : "does not include"} ${valueOf(ctx, expression.value)}`;
    case "matches":
      return say`${valueOf(ctx, expression.operand)} ${describePattern(expression.pattern, expression.flags, holds)}`;
    case "known":
      return say`${valueOf(ctx, expression.operand)} is ${holds ? "known" : "not known"}`;
    case "email_is": {
      const [yes, no] = emailWords[expression.test];
      return say`${valueOf(ctx, expression.operand)} is ${holds ? yes : no}`;
    }
    case "segment":
      return say`${holds ? "" : "not "}“${names.segment(expression.name)}”`;
    case "need":
      return say`${holds ? "has the need" : "does not have the need"} “${names.need(expression.name)}”`;
    case "consent":
      return say`${holds ? "consents" : "does not consent"} to ${names.channel(expression.channel)}`;
    case "did":
      return describeDid(ctx, expression, holds);
    case "did_after": {
      const after = enumerate(expression.after.map(names.activity), "or");
      const first = describeSelection(names, expression.selection, (inner) => describeCriterion(names, inner));
      return say`${holds ? "" : "no "}${first} less than ${describeDuration(expression.within)} after ${after}`;
    }
    case "was":
      return say`was ${holds ? "once" : "never"} in ${names.stage(expression.stage)}`;
    case "entered_on":
      return say`came in ${holds ? "by" : "by anything but"} ${enumerate(expression.activities.map(names.activity), "or")}`;
    case "sla_is":
      return say`${names.sla(expression.sla)} is ${holds ? "" : "not "}${spellName(expression.status)}`;
    case "sent": {
      const channel = expression.channel === undefined ? "" : ` by ${names.channel(expression.channel)}`;
      return say`${names.content(expression.content)} was ${holds ? "" : "not "}sent${channel}`;
    }
    case "asked":
      return say`was ${holds ? "" : "not "}asked for ${names.field(expression.field)}`;
    case "notified":
      return say`${names.team(expression.team)} was ${holds ? "" : "not "}notified`;
    case "assigned":
      return say`is ${holds ? "" : "not "}assigned to ${expression.member}`;
    case "quarantined":
      return say`is ${holds ? "" : "not "}in quarantine`;
    case "of_lead":
      return say`for ${expression.lead}, ${describe(ctx, expression.operand, holds)}`;
    case "field":
    case "account_field":
    case "attribute":
      return say`${valueOf(ctx, expression)} is ${holds ? "yes" : "no"}`;
    case "literal":
      return expression.value === holds ? say`always` : say`never`;
    case "duration":
    case "fact":
    case "score":
    case "grade":
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
    case "count":
    case "sum":
    case "first":
    case "last":
    case "time_since":
    case "times_entered":
      return valueOf(ctx, expression);
    default:
      return assertNever(expression);
  }
}

function valueOf(ctx: Context, expression: Expression): Phrase {
  const { names } = ctx;
  const select = (selection: Extract<Expression, { op: "count" }>["selection"]): Phrase =>
    describeSelection(names, selection, (inner) => describeCriterion(names, inner));
  switch (expression.op) {
    case "literal":
      return describeLiteral(names, expression);
    case "duration":
      return say`${describeDuration(expression.duration)}`;
    case "field":
      return say`${names.field(expression.name)}`;
    case "account_field":
      return say`the account's ${names.accountField(expression.name)}`;
    case "attribute":
      return say`${spellName(expression.name)}`;
    case "fact":
      return say`${factWords[expression.fact]}`;
    case "score":
      return say`${names.score(expression.score)}`;
    case "grade":
      return say`${names.score(expression.score)} grade`;
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return say`${operandOf(ctx, expression.left)} ${signs[expression.op]} ${operandOf(ctx, expression.right)}`;
    case "count":
      return expression.distinct === undefined
        ? say`number of times ${select(expression.selection)}`
        : say`number of different ${spellName(expression.distinct)} in ${select(expression.selection)}`;
    case "sum":
      return say`total ${spellName(expression.attribute)} of ${select(expression.selection)}`;
    case "first":
    case "last":
      return say`${spellName(expression.attribute)} of the ${expression.op} ${select(expression.selection)}`;
    case "time_since":
      return say`time since ${select(expression.selection)}`;
    case "times_entered":
      return say`number of entries to ${names.stage(expression.stage)}`;
    case "of_lead":
      return say`for ${expression.lead}, ${valueOf(ctx, expression.operand)}`;
    default:
      return describe(ctx, expression, true);
  }
}

function operandOf(ctx: Context, expression: Expression): Phrase {
  const value = valueOf(ctx, expression);
  return ["add", "subtract", "multiply", "divide"].includes(expression.op) ? say`(${value})` : value;
}

function describeJunction(
  ctx: Context,
  { op, operands }: Extract<Expression, { op: "and" | "or" }>,
  holds: boolean,
): Phrase {
  // “Not a and b” would be read as “not a”, so what is denied is taken apart: neither a nor b.
  const conjunction = holds ? op : op === "and" ? "or" : "and";
  if (operands.length === 0) return (op === "and") === holds ? say`always` : say`never`;
  const parts = operands.map((operand) => describe({ ...ctx, inside: conjunction }, operand, holds));
  if (parts.length === 1) return parts[0] ?? [];
  const joined = separateClearly(parts, conjunction);
  return ctx.inside === "nothing" || ctx.inside === conjunction ? joined : say`(${joined})`;
}

/** Commas between parts mislead where a part has a list of its own; then every part gets the conjunction. */
function separateClearly(parts: readonly Phrase[], conjunction: "and" | "or"): Phrase {
  const hasLists = parts.some((part) => /,| or | and /.test(plainText(part)));
  if (!hasLists) return enumerate(parts, conjunction);
  return parts.flatMap((part, index) => (index === 0 ? part : [`, ${conjunction} `, ...part]));
}

function describeDid(ctx: Context, expression: Extract<Expression, { op: "did" }>, holds: boolean): Phrase {
  const { names } = ctx;
  const { at_least: least, at_most: most } = expression;
  const words = (times: string): Phrase =>
    describeSelection(names, expression.selection, (inner) => describeCriterion(names, inner), times);
  const never = most === 0 ? holds : most === undefined && (least ?? 1) <= 1 && !holds;
  if (never) return say`no ${words("")}`;
  if (most === 0 || (most === undefined && (least ?? 1) <= 1)) return words("");
  const times =
    least !== undefined && least === most
      ? `exactly ${timesOf(least)}`
      : [
          ...(least === undefined ? [] : [`at least ${timesOf(least)}`]),
          ...(most === undefined ? [] : [`at most ${timesOf(most)}`]),
        ].join(" and ");
  if (holds) return words(times);
  if (most === undefined) return words(`fewer than ${timesOf(least ?? 1)}`);
  return words(least === undefined ? `more than ${timesOf(most)}` : `not ${times}`);
}

function timesOf(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

/** A pattern that only lists words, or how they begin, is said as a list; any other is shown as it is. */
function describePattern(pattern: string, flags: string, holds: boolean): string {
  const [, start, group, single, end] =
    /^(\\b)?(?:\((?:\?:)?([\p{L}\p{N} |]+)\)|([\p{L}\p{N} ]+))(\\b)?$/u.exec(pattern) ?? [];
  const words = (group ?? single)?.split("|");
  if (words === undefined) return `${holds ? "matches" : "does not match"} /${pattern}/${flags}`;
  const list = plainText(enumerate(words, "or"));
  if (start === undefined && end === undefined) return `${holds ? "contains" : "does not contain"} ${list}`;
  const part = start === undefined ? "a word that ends in" : end === undefined ? "a word that begins with" : "the word";
  return `${holds ? "has" : "does not have"} ${part} ${list}`;
}

function joinNeither(values: readonly Phrase[]): Phrase {
  return values.flatMap((value, index) => (index === 0 ? value : [" nor ", ...value]));
}

function verbOf(operand: Expression): string {
  return operand.op === "grade" ? "" : "is ";
}

const emailWords = {
  valid: ["valid", "not valid"],
  free: ["a free mailbox", "not a free mailbox"],
  disposable: ["a disposable mailbox", "not a disposable mailbox"],
  business: ["a business address", "not a business address"],
} as const;

const factWords = {
  stage: "stage",
  phase: "buying phase",
  persona: "persona",
  owner: "owner",
  queue: "queue",
  nurture: "programme",
  reason: "reason",
  created: "the lead's first day",
  now: "now",
  time_in_stage: "time in the stage",
  stage_since: "entry to the stage",
} as const;

const signs = { add: "+", subtract: "−", multiply: "×", divide: "÷" } as const;
