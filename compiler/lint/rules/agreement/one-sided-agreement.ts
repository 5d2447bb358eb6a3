/** Points out agreements that not everybody has agreed to. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted, listWords } from "../../listing.ts";
import { dayOf, locateAgreement } from "./covered-places.ts";
import { listStatuses } from "./statuses.ts";

export const oneSidedAgreement = defineRule({
  code: "one-sided-agreement",
  theme: "agreement",
  kind: "advice",
  severity: "warning",
  requirement: "R21",
  summary: "an agreement is of one team, or some of its teams never signed",
  why:
    "A definition of a ready lead that only marketing has signed is marketing's opinion. Sales finds out in the quarterly " +
    "review, and says what it always said about the leads; with two names under it, the talk is about the numbers.",
  bad: `agreement fy26 "Fiscal year 2026" {
  between marketing
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  good: `agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const agreement of ctx.plan.agreements) {
      const [only] = agreement.between;
      if (only === undefined || agreement.between.length > 1) continue;
      const other = ctx.plan.teams.find(({ name }) => name !== only)?.name ?? "TEAM";
      yield {
        at: locateAgreement(ctx, agreement),
        message: `\`${agreement.name}\` is an agreement of \`${only}\` with itself`,
        help: `Name the other side too, as in \`between ${only}, ${other}\``,
      };
    }
    for (const { agreement, state, teams } of listStatuses(ctx)) {
      if (state !== "one_sided") continue;
      const missing = teams.filter((status) => status.state === "unsigned").map(({ team }) => team);
      const signed = teams.flatMap(({ team, signing }) => (signing ? [`\`${team}\` on ${dayOf(signing.at)}`] : []));
      yield {
        at: locateAgreement(ctx, agreement),
        message: `\`${agreement.name}\` was signed by ${listWords(signed)}, and never by ${listQuoted(missing)}`,
        help: `Let the other side read and sign it: ${listWords(missing.map((team) => `\`funnel sign --team ${team} --by NAME\``))}`,
      };
    }
  },
});
