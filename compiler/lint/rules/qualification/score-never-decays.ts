/** Points out scores in which what somebody did counts for ever. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { countOf } from "../../listing.ts";

export const scoreNeverDecays = defineRule({
  code: "score-never-decays",
  theme: "qualification",
  kind: "advice",
  severity: "warning",
  requirement: "R10",
  summary: "what somebody did counts for ever",
  why:
    "Fifty points for a download, two years ago, by somebody who has left the company since. A score that only rises " +
    "turns everybody into a hot lead if you wait long enough. Interest fades; let its points fade as well.",
  bad: `score engagement "Engagement" {
  kind  behavior
  range 0..100
  +50 on demo_requested   once per day
  +15 on form_submitted   max 45
}`,
  good: `score engagement "Engagement" {
  kind  behavior
  range 0..100
  +50 on demo_requested   once per day   within 90 days
  +15 on form_submitted   max 45         halves every 30 days
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const { id, name, rules, reset_on: resets } of ctx.plan.scores) {
      const counting = rules.filter(({ form, points }) => (form === "on" || form === "each_time") && points > 0);
      const fades = rules.some(
        ({ form, limits: { within, halves_every: halves, loses } }) =>
          form === "without" || within !== undefined || halves !== undefined || loses !== undefined,
      );
      const [first] = counting;
      if (first === undefined || fades) continue;
      const except = resets.length === 0 ? "" : `, unless the lead enters \`${resets.join("` or `")}\``;
      yield {
        at: ctx.locate(id),
        message: `The points of ${countOf(counting.length, "rule")} of \`${name}\` never fade${except}`,
        help: "Add `within 90 days` or `halves every 30 days` to the rules, or `-10 every 30 days without` what shows interest",
        related: [{ location: ctx.locate(first.id), message: "these points stay" }],
      };
    }
  },
});
