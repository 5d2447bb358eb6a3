/** Points out qualification by budget, authority and timing alone. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { isBant, listQualifyingClauses } from "./qualifying-clauses.ts";

export const bantOnly = defineRule({
  code: "bant-only",
  theme: "qualification",
  kind: "advice",
  severity: "warning",
  requirement: "R9",
  summary: "leads qualify by budget, authority and timing alone",
  why:
    "Those with a budget and a date have chosen their vendors already; you are asked for a quote to compare with. Buyers " +
    "without a budget today are those you can still win, and those who do have one rarely tell a form. Ask who they are " +
    "and look at what they do.",
  bad: lifecycleWith("when budget >= 50_000 USD"),
  good: lifecycleWith("when budget >= 50_000 USD and fit.grade in [A, B] and engagement >= 50"),
  *check(ctx: LintContext): Iterable<Finding> {
    for (const { stage, clause, ways } of listQualifyingClauses(ctx)) {
      // A form that brings the answers is no behaviour; reading and coming back would be.
      const isJustAnswers = (way: (typeof ways)[number]): boolean =>
        !way.mixed &&
        way.fields.size > 0 &&
        [...way.fields].every(isBant) &&
        (!way.behaviour || clause.on !== undefined);
      const bare = ways.find(isJustAnswers);
      if (bare === undefined) continue;
      yield {
        at: ctx.locate(clause.id),
        message: `A lead becomes \`${stage.name}\` by what it says about ${listQuoted([...bare.fields].sort())} alone`,
        help: "Ask who they are and what they did as well, such as `and fit.grade in [A, B] and engagement >= 50`",
      };
    }
  },
});

function lifecycleWith(criterion: string): string {
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
    enter  from inquiry ${criterion}
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
  stage recycled "Recycled" {
    owner   marketing
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
