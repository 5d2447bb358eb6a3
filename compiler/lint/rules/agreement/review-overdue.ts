/** Points out agreements that should have been reviewed by now. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { countOf, listWords } from "../../listing.ts";
import { dayOf, locateAgreement } from "./covered-places.ts";
import { listStatuses } from "./statuses.ts";

export const reviewOverdue = defineRule({
  code: "review-overdue",
  theme: "agreement",
  kind: "advice",
  severity: "warning",
  requirement: "R21",
  summary: "an agreement was to be reviewed before today",
  why:
    "Buyers, products and people change, and points that were right in January let the wrong leads through in autumn. " +
    "Both teams promised to look at the numbers together by a certain day, and that day has gone by.",
  bad: `agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  good: `// Reviewed, and signed again by each team: funnel sign --team marketing --by NAME
agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { now } = ctx;
    if (now === undefined) return;
    for (const { agreement, review } of listStatuses(ctx)) {
      if (review?.state !== "overdue" || review.dueAt === undefined) continue;
      const late = Math.floor((now - review.dueAt) / 86_400_000);
      yield {
        at: locateAgreement(ctx, agreement),
        message:
          `\`${agreement.name}\` was to be reviewed by ${dayOf(review.dueAt)}` +
          (late === 0 ? ", which is today" : `, ${countOf(late, "day")} ago`),
        help: `Look at \`funnel report\` together, then sign again: ${listWords(agreement.between.map((team) => `\`funnel sign --team ${team} --by NAME\``))}`,
      };
    }
  },
});
