/** Lowers the predicates that only `expect` may use. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { present } from "./property.ts";

/** `sla N is breached`. */
export function lowerSlaPredicate({ lead, sla, status, negated }: ast.SlaPredicate): plan.Expression {
  const question = ofLead(lead, { op: "sla_is", sla: sla.text, status: status.text as plan.SlaIs["status"] });
  return negated ? { op: "not", operand: question } : question;
}

/** `sent C [by CH]`. */
export function lowerSent({ lead, content, channel }: ast.SentPredicate): plan.Expression {
  return ofLead(lead, present<plan.Sent>({ op: "sent", content: content.text, channel: channel?.text }));
}

/** `asked FIELD`. */
export function lowerAsked({ lead, field }: ast.AskedPredicate): plan.Expression {
  return ofLead(lead, { op: "asked", field: field.text });
}

/** `notified TEAM`. */
export function lowerNotified({ lead, team }: ast.NotifiedPredicate): plan.Expression {
  return ofLead(lead, { op: "notified", team: team.text });
}

/** `assigned "member"`. */
export function lowerAssigned({ lead, member }: ast.AssignedPredicate): plan.Expression {
  return ofLead(lead, { op: "assigned", member: member.value });
}

function ofLead(lead: ast.Name | undefined, operand: plan.Expression): plan.Expression {
  return lead === undefined ? operand : { op: "of_lead", lead: lead.text, operand };
}
