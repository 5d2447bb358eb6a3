/** Answers what only tests ask: what was sent, asked, notified or assigned, and how an SLA stands, from the effects. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Expression } from "../../schemas/generated/plan.ts";
import { notExecuted } from "../kernel/phases.ts";
import type { Program } from "../kernel/program.ts";

/** Expressions that are about what happened in the test. */
export type Evidence = Extract<
  Expression,
  { op: "sla_is" | "sent" | "asked" | "notified" | "assigned" | "quarantined" }
>;

const answeredBy: Readonly<Record<Evidence["op"], readonly string[]>> = {
  sla_is: ["sla"],
  sent: ["nurture", "contact policy"],
  asked: ["nurture"],
  notified: ["sla", "nurture"],
  assigned: ["routing"],
  quarantined: ["hygiene"],
};

export function isEvidence(expression: Expression): expression is Evidence {
  return expression.op in answeredBy;
}

/** The kinds of declarations in the plan that would have to be executed to answer, and are not yet. */
export function findMissing(program: Program, expression: Evidence): string[] {
  return notExecuted(program.plan).filter((kind) => answeredBy[expression.op].includes(kind));
}

/** Whether the effects of a lead so far say so. `questions` are the fields that its next form would ask for. */
export function holdsInEvidence(
  expression: Evidence,
  effects: readonly Effect[],
  questions: readonly string[],
): boolean {
  switch (expression.op) {
    case "sent":
      return effects.some(
        (effect) =>
          effect.type === "send" &&
          effect.content === expression.content &&
          (expression.channel === undefined || effect.channel === expression.channel),
      );
    case "asked":
      return (
        questions.includes(expression.field) ||
        effects.some((effect) => effect.type === "ask" && effect.fields.includes(expression.field))
      );
    case "notified":
      return effects.some((effect) => "team" in effect && isNotice(effect) && effect.team === expression.team);
    case "assigned":
      return effects.findLast((effect) => effect.type === "assigned")?.member === expression.member;
    case "quarantined":
      return effects.some((effect) => effect.type === "quarantined");
    case "sla_is":
      return statusOf(expression.sla, effects) === expression.status;
  }
}

/** In words, what there was instead. */
export function describeEvidence(expression: Evidence, effects: readonly Effect[]): string {
  switch (expression.op) {
    case "sent":
      return `sent: ${listOr(effects.flatMap((effect) => (effect.type === "send" ? `${effect.content} by ${effect.channel}` : [])))}`;
    case "asked":
      return `asked: ${listOr(effects.flatMap((effect) => (effect.type === "ask" ? effect.fields : [])))}`;
    case "notified":
      return `notified: ${listOr(effects.flatMap((effect) => (isNotice(effect) && "team" in effect ? (effect.team ?? []) : [])))}`;
    case "assigned":
      return `assigned: ${listOr(effects.flatMap((effect) => (effect.type === "assigned" ? effect.member : [])))}`;
    case "quarantined":
      return "it was not quarantined";
    case "sla_is":
      return `sla ${expression.sla} is ${statusOf(expression.sla, effects) ?? "not started"}`;
  }
}

function isNotice(effect: Effect): boolean {
  const type: string = effect.type;
  return type === "notify" || type === "escalated";
}

function statusOf(sla: string, effects: readonly Effect[]): string | undefined {
  let status: string | undefined;
  for (const effect of effects) {
    if (!("sla" in effect) || effect.sla !== sla) continue;
    if (effect.type === "sla_started") status = "running";
    else if (effect.type === "sla_breached") status = "breached";
    else if (effect.type === "sla_cancelled") status = "cancelled";
    else if (effect.type === "sla_met") status = effect.late ? "met_late" : "met";
  }
  return status;
}

function listOr(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : [...new Set(names)].join(", ");
}
