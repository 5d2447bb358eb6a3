/** Lowers `contact policy`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerDays, lowerDuration, lowerTimeRange } from "./duration.ts";
import { lowerExpression } from "./operand.ts";
import { findProperty, headerOf, listProperties, present, textsOf } from "./property.ts";

export function lowerContactPolicy(ctx: LowerContext, declaration: ast.ContactPolicyDeclaration): plan.ContactPolicy {
  const { body } = declaration;
  const id = place(ctx, "contact_policy", headerOf(declaration));
  const days = listProperties(body, "ContactDays").flatMap(({ value }) => value);
  return present<plan.ContactPolicy>({
    id,
    caps: listProperties(body, "ContactCap").map((cap, index) => ({
      id: place(ctx, `${id}/cap/${index}`, cap),
      touches: cap.touches.value,
      per: lowerPeriod(ctx, cap.per),
      channels: textsOf(cap.channels),
    })),
    quiet: listProperties(body, "Quiet").map(({ value }) => lowerTimeRange(value)),
    days: days.length > 0 ? lowerDays(days) : undefined,
    consent: listProperties(body, "Consent").map((rule, index) => ({
      id: place(ctx, `${id}/consent/${index}`, rule),
      channels: textsOf(rule.channels),
      when: lowerExpression(ctx, rule.when),
    })),
    when_capped: (findProperty(body, "WhenCapped")?.value.text ?? "defer") as plan.ContactPolicy["when_capped"],
  });
}

function lowerPeriod(ctx: LowerContext, per: ast.ContactCap["per"]): plan.Period {
  return typeof per === "string" ? { calendar: per } : { rolling: lowerDuration(ctx, per) };
}
