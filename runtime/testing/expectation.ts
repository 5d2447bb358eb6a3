/** Decides an expectation about the leads of a test, and says what was found where it fails. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Expression } from "../../schemas/generated/plan.ts";
import { describeValue, readValues } from "../explain/describe-value.ts";
import { printExpression } from "../explain/print.ts";
import { notExecuted } from "../kernel/phases.ts";
import type { Program } from "../kernel/program.ts";
import { questions } from "../kernel/questions.ts";
import type { Lead } from "../model/lead.ts";
import { visitExpressions } from "../plan/walk.ts";
import { describeEvidence, findMissing, holdsInEvidence, isEvidence } from "./evidence.ts";

export type Truth = "true" | "false" | "unknown";

/** What an expectation can look at. */
export interface Scene {
  readonly program: Program;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The lead of a name, worked out for now. */
  leadOf(name: string): Lead;
  effectsOf(lead: Lead): readonly Effect[];
  /** Told that the next questions of a lead are asked for. */
  onQuestions(lead: Lead): void;
}

export interface Verdict {
  readonly truth: Truth;
  /** For each part that is not true: what was expected and what there is. */
  readonly findings: readonly string[];
}

/** Decides an expectation about the lead of a name. */
export function decide(scene: Scene, expression: Expression, name: string): Verdict {
  switch (expression.op) {
    case "and": {
      const verdicts = expression.operands.map((operand) => decide(scene, operand, name));
      return {
        truth: allOf(verdicts.map(({ truth }) => truth)),
        findings: verdicts.flatMap(({ findings }) => findings),
      };
    }
    case "or": {
      const verdicts = expression.operands.map((operand) => decide(scene, operand, name));
      const truth = opposite[allOf(verdicts.map(({ truth }) => opposite[truth]))];
      return { truth, findings: truth === "true" ? [] : verdicts.flatMap(({ findings }) => findings) };
    }
    case "not": {
      const { truth } = decide(scene, expression.operand, name);
      return {
        truth: opposite[truth],
        findings:
          truth === "false" ? [] : [`${printExpression(expression)} — ${found(scene, expression.operand, name)}`],
      };
    }
    case "of_lead":
      return decide(scene, expression.operand, expression.lead);
    default:
      return decideSimple(scene, expression, name);
  }
}

function decideSimple(scene: Scene, expression: Expression, name: string): Verdict {
  const truth = truthOf(scene, expression, name);
  return {
    truth,
    findings: truth === "true" ? [] : [`${printExpression(expression)} — ${found(scene, expression, name)}`],
  };
}

function truthOf(scene: Scene, expression: Expression, name: string): Truth {
  const lead = scene.leadOf(name);
  if (isEvidence(expression)) {
    // Not executed is neither true nor false; `found` says so.
    if (findMissing(scene.program, expression).length > 0) return "unknown";
    if (expression.op === "asked") scene.onQuestions(lead);
    const asked = expression.op === "asked" ? questions(scene.program, lead, scene.now) : [];
    return holdsInEvidence(expression, lead, scene.effectsOf(lead), asked) ? "true" : "false";
  }
  const resolved = resolveOthers(scene, expression);
  if (resolved === undefined) return "unknown";
  const functions = scene.program.compile(resolved);
  return functions.isTrue(lead, scene.now) ? "true" : functions.isFalse(lead, scene.now) ? "false" : "unknown";
}

/** Puts values of other leads in their place; undefined when one is unknown. Questions stay the objects they are. */
function resolveOthers(scene: Scene, expression: Expression): Expression | undefined {
  if (expression.op !== "compare") return expression;
  const left = resolveOther(scene, expression.left);
  const right = resolveOther(scene, expression.right);
  if (left === undefined || right === undefined) return undefined;
  return left === expression.left && right === expression.right ? expression : { ...expression, left, right };
}

function resolveOther(scene: Scene, expression: Expression): Expression | undefined {
  if (expression.op !== "of_lead") return expression;
  const value = scene.program.compile(expression.operand).value(scene.leadOf(expression.lead), scene.now);
  if (value === undefined || typeof value === "object") return undefined;
  return { op: "literal", type: typeof value === "number" ? "number" : "text", value };
}

/** What there is, in words. */
function found(scene: Scene, expression: Expression, name: string): string {
  const { program, now } = scene;
  const lead = scene.leadOf(name);
  if (expression.op === "of_lead") return found(scene, expression.operand, expression.lead);
  if (isEvidence(expression)) {
    const missing = findMissing(program, expression);
    if (missing.length > 0)
      return `this version does not execute ${missing.map((kind) => `\`${kind}\``).join(" or ")} yet`;
    return describeEvidence(expression, lead, scene.effectsOf(lead));
  }
  if (expression.op === "compare" && expression.left.op === "of_lead") {
    return `it is ${describeValue(program, expression.left.operand, scene.leadOf(expression.left.lead), now)}`;
  }
  const missing = findUnanswered(program, expression);
  if (missing !== undefined) return `this version does not execute \`${missing}\` yet`;
  const values = readValues(program, expression, lead, now);
  if (values.length === 0) return "it is not so";
  if (values.length === 1) return `it is ${values[0]!.value}`;
  return values.map(({ text, value }) => `${text} is ${value}`).join(", ");
}

/** The kind of declaration that would have to be executed for the expression to have a value, and is not yet. */
function findUnanswered(program: Program, expression: Expression): string | undefined {
  const missing = notExecuted(program.plan);
  let found: string | undefined;
  visitExpressions(expression, (part) => {
    if (part.op !== "fact") return;
    const kind = part.fact === "owner" || part.fact === "queue" ? "routing" : part.fact;
    if (missing.includes(kind)) found ??= kind;
  });
  return found;
}

const opposite = { true: "false", false: "true", unknown: "unknown" } as const;

function allOf(truths: readonly Truth[]): Truth {
  return truths.includes("false") ? "false" : truths.includes("unknown") ? "unknown" : "true";
}
