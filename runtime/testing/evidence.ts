/** Answers what only tests ask: what was sent, asked, notified or assigned, and how an SLA stands, from the effects. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Expression } from "../../schemas/generated/plan.ts";
import { notExecuted } from "../kernel/phases.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { readInstances } from "../sla/instance.ts";

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

/** What was told of a lead so far, and of those that were merged into it. */
export function listEffectsOf({ id }: Lead, all: readonly Effect[]): Effect[] {
  const ids = new Set([id]);
  for (const effect of all.toReversed()) {
    if (effect.type === "merged" && ids.has(effect.lead)) ids.add(effect.merged_lead);
  }
  return all.filter(({ lead }) => ids.has(lead));
}

/** Whether a lead and its effects so far say so. `questions` are the fields that its next form would ask for. */
export function holdsInEvidence(
  expression: Evidence,
  lead: Lead,
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
      return lead.owner === expression.member;
    case "quarantined":
      return effects.some((effect) => effect.type === "quarantined");
    case "sla_is":
      return statusOf(expression.sla, lead) === expression.status;
  }
}

/** In words, what there was instead. */
export function describeEvidence(expression: Evidence, lead: Lead, effects: readonly Effect[]): string {
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
      return `sla ${expression.sla} is ${statusOf(expression.sla, lead) ?? "not started"}`;
  }
}

function isNotice(effect: Effect): boolean {
  const type: string = effect.type;
  return type === "notify" || type === "escalated";
}

/** Of two leads that turned out to be one only the SLAs of one go on, so the lead knows better than the effects. */
function statusOf(sla: string, lead: Lead): string | undefined {
  return readInstances(lead)?.[sla]?.status;
}

function listOr(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : [...new Set(names)].join(", ");
}
