/** Points out agreements that nobody has signed. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listWords } from "../../listing.ts";
import { locateAgreement } from "./covered-places.ts";
import { listStatuses } from "./statuses.ts";

export const unsignedAgreement = defineRule({
  code: "unsigned-agreement",
  theme: "agreement",
  kind: "advice",
  severity: "warning",
  requirement: "R21",
  summary: "nobody has signed an agreement",
  why:
    "Until somebody signs, the definitions can change any day and nobody is told. A signature costs a minute, and from " +
    "then on every change to what was agreed on is seen, named, and signed again.",
  bad: `agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  good: `// And then, by each team: funnel sign --team marketing --by NAME
agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const { agreement, state } of listStatuses(ctx)) {
      if (state !== "unsigned" || agreement.between.length < 2) continue;
      yield {
        at: locateAgreement(ctx, agreement),
        message: `Nobody has signed \`${agreement.name}\``,
        help: `Let each team read and sign it: ${listWords(agreement.between.map((team) => `\`funnel sign --team ${team} --by NAME\``))}`,
      };
    }
  },
});
