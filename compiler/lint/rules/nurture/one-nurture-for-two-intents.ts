/** Points out programmes that speak to people who are getting involved and to people who are about to buy. */
import type { Nurture, Stage } from "../../../../schemas/generated/plan.ts";
import { listStagesFor, locateAudience, showMember } from "../../audience.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";

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
  lacking: ["nurture why_now"],
  bad: `nurture why_change "Why change?" {
  intent list_to_lead
  for    stage in [visitor, inquiry, mql]
  goal   stage is accepted
  every  30 days at 10:00 send next from content map by email, event
}`,
  good: `nurture why_change "Why change?" {
  intent list_to_lead
  for    stage in [visitor, inquiry]
  goal   stage is mql
  every  30 days at 10:00 send next from content map by email, event
}
nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  steps {
    send exec_dinner by event, direct_mail
    wait 5 days
    task "Call, and offer the ROI example" for sales by phone
  }
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
  const namesOf = (group: typeof stages): string[] => group.map(({ name }) => name);
  const late = listStagesFor(ctx, nurture, namesOf(stages.filter(({ intent }) => intent === "investment")));
  const [investing] = late;
  if (investing === undefined) return;
  const isEarly = ({ intent }: Stage): boolean => intent === "anonymity" || intent === "involvement";
  const early = listStagesFor(ctx, nurture, namesOf(stages.filter(isEarly)));
  if (early.length === 0) return;
  const other = nurture.intent === "lead" ? early : late;
  yield {
    at: locateAudience(ctx, nurture),
    message:
      `\`${nurture.name}\` speaks to people who are getting involved, in ${listQuoted(early)}, and to people who ` +
      `are about to buy, in ${listQuoted(late)}`,
    help: `Leave ${listQuoted(other)} out of this \`for\`, and write a second \`nurture\` with \`intent ${nurture.intent === "lead" ? "list_to_lead" : "lead"}\` for them`,
    related: [{ location: ctx.locate(`stage/${investing}`), message: "its intent is `investment`" }],
    ...showMember(ctx, nurture, late),
  };
}
