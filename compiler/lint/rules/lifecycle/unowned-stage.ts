/** Points out stages that no team owns. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

export const unownedStage = defineRule({
  code: "unowned-stage",
  theme: "lifecycle",
  kind: "advice",
  severity: "warning",
  requirement: "R8",
  summary: "no team owns a stage",
  why:
    "Ask in a meeting whose leads those are, and everybody looks at somebody else. The owner answers for what a stage " +
    "means and for how long leads stay in it; reports and escalations go there.",
  bad: lifecycleWith(""),
  good: lifecycleWith("\n    owner  marketing"),
  *check(ctx: LintContext): Iterable<Finding> {
    const { lifecycle, teams } = ctx.plan;
    for (const { id, name, owner } of lifecycle) {
      if (owner !== undefined) continue;
      const [team] = teams;
      yield {
        at: ctx.locate(id),
        message: `No team owns \`${name}\``,
        help: `Add \`owner ${teams.length === 1 && team !== undefined ? team.name : "TEAM"}\` to the stage`,
      };
    }
  },
});

function lifecycleWith(owner: string): string {
  return `lifecycle {
  stage visitor "Known visitor" {
    initial
    owner  marketing
    intent anonymity
  }
  stage inquiry "Inquiry" {
    owner  marketing
    intent involvement
    enter  from visitor on form_submitted
  }
  stage mql "Marketing-qualified lead" {
    owner  sales
    intent investment
    enter  from inquiry when fit.grade in [A, B] and engagement >= 50
    limit  14 days then recycled because no_contact
  }
  stage accepted "Sales-accepted lead" {
    owner  sales   worked by sales
    enter  from mql on sales_accepted
    limit  60 days then recycled because not_ready
  }
  stage customer "Customer" {
    owner  sales   final won
    enter  from accepted on deal_won
  }
  stage recycled "Recycled" {${owner}
    intent  involvement
    reasons [not_ready, no_contact]
    enter   from mql, accepted on sales_rejected where reason is not competitor   because reason
  }
  stage disqualified "Disqualified" {
    owner  marketing   final lost
    enter  from mql, accepted on sales_rejected where reason is competitor
  }
}`;
}
