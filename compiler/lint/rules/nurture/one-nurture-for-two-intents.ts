/** Points out programmes that speak to people who are getting involved and to people who are about to buy. */
import type { Nurture } from "../../../../schemas/generated/plan.ts";
import { findProperty } from "../../../plan/lower/property.ts";
import type { Location } from "../../../text/source.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { findWritten, locateNode } from "../../written.ts";

export const oneNurtureForTwoIntents = defineRule({
  code: "one-nurture-for-two-intents",
  theme: "nurture",
  kind: "advice",
  severity: "warning",
  requirement: "R14",
  summary: "a programme speaks to people who are getting involved and to people who are about to buy",
  why:
    "From list to lead people ask why to change at all, and why with us; a ready lead asks why now. One programme for " +
    "both sells too early to the first and bores the second, and its one conversion rate tells nothing about either.",
  bad: `nurture why_change "Why change?" {
  intent list_to_lead
  for    stage in [inquiry, mql]
  goal   stage is accepted
  every  7 days send next from content map by email, web
}`,
  good: `nurture why_change "Why change?" {
  intent list_to_lead
  for    stage is inquiry
  goal   stage is mql
  every  7 days send next from content map by email, web
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const nurture of ctx.plan.nurtures) {
      if (nurture.operational || nurture.intent === "customer" || nurture.intent === "turnback") continue;
      yield* checkProgramme(ctx, nurture);
    }
  },
});

/** Leads that somebody works on are never nurtured, so their stages do not count. */
function* checkProgramme(ctx: LintContext, nurture: Nurture): Iterable<Finding> {
  const stages = ctx.plan.lifecycle.filter(({ final, worked_by: workedBy }) => final === undefined && !workedBy);
  const early: string[] = [];
  for (const { name, intent } of stages) {
    if (intent === "investment" || intent === undefined) continue;
    if (ctx.analysis.satisfiable({ holds: [nurture.for], stages: [name] }).answer === "yes") early.push(name);
  }
  if (early.length === 0) return;
  const late: string[] = [];
  for (const { name, intent } of stages) {
    if (intent !== "investment") continue;
    if (ctx.analysis.satisfiable({ holds: [nurture.for], stages: [name] }).answer === "yes") late.push(name);
  }
  const [first] = late;
  if (first === undefined) return;
  const other = nurture.intent === "lead" ? early : late;
  yield {
    at: locateAudience(ctx, nurture),
    message:
      `\`${nurture.name}\` speaks to people who are getting involved, in ${listQuoted(early)}, and to people who ` +
      `are about to buy, in ${listQuoted(late)}`,
    help: `Leave ${listQuoted(other)} out of this \`for\`, and write a second \`nurture\` with \`intent ${nurture.intent === "lead" ? "list_to_lead" : "lead"}\` for them`,
    related: [{ location: ctx.locate(`stage/${first}`), message: "its intent is `investment`" }],
  };
}

/** The criterion of `for`. */
export function locateAudience(ctx: LintContext, { id, name }: Nurture): Location {
  const written = findWritten(ctx.checked, "Nurture", name);
  const audience = written && findProperty(written.declaration.body, "For");
  return written && audience ? locateNode(written.source, audience.value) : ctx.locate(id);
}
