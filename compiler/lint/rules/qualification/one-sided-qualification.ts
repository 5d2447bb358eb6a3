/** Points out qualified stages that a lead can reach on fit alone, or on behaviour alone. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { isBant, isHandRaise, listQualifyingClauses } from "./qualifying-clauses.ts";

export const oneSidedQualification = defineRule({
  code: "one-sided-qualification",
  theme: "qualification",
  kind: "advice",
  severity: "warning",
  requirement: "R9",
  summary: "a lead qualifies on fit alone, or on behaviour alone",
  why:
    "The right title at the right company who has never heard of you, and the student who reads everything: sales calls " +
    "both, and believes the next list less. A ready lead is somebody who fits and has done something about it. What " +
    "somebody does who asks for a call is declared `intent high`, and may qualify by itself.",
  bad: `lifecycle {
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
    enter  from inquiry when engagement >= 50
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
}`,
  good: `lifecycle {
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
    enter  from inquiry when engagement >= 50 and fit.grade in [A, B]
    enter  from inquiry on demo_requested
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
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const { stage, clause, ways } of listQualifyingClauses(ctx)) {
      if (isHandRaise(ctx.plan, clause)) continue;
      const oneSided = ways.find(({ fields, behaviour, mixed }) => !mixed && fields.size > 0 !== behaviour);
      // Answers about money and time alone are another rule's.
      if (oneSided === undefined || (!oneSided.behaviour && [...oneSided.fields].every(isBant))) continue;
      const alternative = ways.length > 1 ? "one of the ways this clause allows" : "this clause";
      yield oneSided.behaviour
        ? {
            at: ctx.locate(clause.id),
            message: `A lead becomes \`${stage.name}\` on behaviour alone: ${alternative} asks nothing about who it is`,
            help: "Ask for fit as well, such as `and fit.grade in [A, B]`; an activity by which people ask for a call is `intent high`",
          }
        : {
            at: ctx.locate(clause.id),
            message: `A lead becomes \`${stage.name}\` on fit alone: ${alternative} looks at ${listQuoted([...oneSided.fields].sort())} and at nothing the lead did`,
            help: "Ask for behaviour as well, such as `and engagement >= 50`",
          };
    }
  },
});
