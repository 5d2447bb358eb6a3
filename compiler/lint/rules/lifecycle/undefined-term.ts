/** Points out the terms of a funnel that everybody uses and no stage defines. */
import type { Plan, Stage } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listHandovers } from "../../handovers.ts";
import { findWritten, locateHeader } from "../../written.ts";

export const undefinedTerm = defineRule({
  code: "undefined-term",
  theme: "lifecycle",
  kind: "advice",
  severity: "warning",
  requirement: "R8",
  summary: "no stage says what a customer, a lost lead or an accepted lead is",
  why:
    "Marketing counts the leads it sent, sales those it took, and the two never meet in a report because nobody wrote " +
    "down when a lead counts as taken. A funnel says when a lead is accepted, when it is a customer and when it is out; " +
    "without the last one, everybody who ever filled in a form is still being worked on.",
  lacking: ["nurture first_year", "measure renewals", "content roadmap_hour"],
  bad: lifecycleWith(""),
  good: lifecycleWith(`
  stage customer "Customer" {
    owner  sales   final won
    enter  from opportunity on deal_won
  }`),
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan, analysis } = ctx;
    const written = findWritten(ctx.checked, "Lifecycle");
    if (written === undefined) return;
    const at = locateHeader(written);
    const last = plan.lifecycle.findLast(({ final }) => final === undefined);
    const handovers = listHandovers(plan, analysis.lifecycle);
    if (!plan.lifecycle.some(({ final }) => final === "won")) {
      yield {
        at,
        message: "No stage says when a lead is a customer: none is `final won`",
        help: `Add a stage with \`final won\`, and \`enter from ${last?.name ?? "STAGE"} on …\``,
      };
    }
    // Where people reject leads, the rejected ones have to be somewhere.
    if (handovers.length > 0 && !plan.lifecycle.some(({ final }) => final === "lost")) {
      yield {
        at,
        message: "No stage says when a lead is out: none is `final lost`",
        help: "Add a stage with `final lost`, and say on which rejection a lead enters it",
      };
    }
    for (const { stage, to } of handovers) {
      if (isTakenFrom(plan, stage)) continue;
      yield {
        at: ctx.locate(stage.id),
        message: `No stage says when \`${to}\` has accepted a lead of \`${stage.name}\``,
        help: `Add a stage with \`worked by ${to}\`, and \`enter from ${stage.name} on\` what ${to} does to accept it`,
      };
    }
  },
});

/** Whether people work in the stage itself, or something they do takes a lead on to where they do. */
function isTakenFrom({ lifecycle, activities }: Plan, { name, worked_by: workedBy }: Stage): boolean {
  const byPeople = new Set(
    activities.filter(({ by }) => by === "sales" || by === "marketing").map((each) => each.name),
  );
  return (
    workedBy !== undefined ||
    lifecycle.some((target) =>
      target.enter.some(
        ({ from, on }) =>
          from.includes(name) &&
          target.final !== "lost" &&
          target.reasons.length === 0 &&
          (on === undefined || on.activities.some((activity) => byPeople.has(activity))),
      ),
    )
  );
}

function lifecycleWith(customer: string): string {
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
  stage opportunity "Opportunity" {
    owner  sales   worked by sales
    enter  from accepted on opportunity_opened
    limit  180 days then recycled because not_ready
  }${customer}
  stage recycled "Recycled" {
    owner   marketing
    intent  involvement
    reasons [not_ready, no_contact]
    enter   from mql, accepted, opportunity on sales_rejected where reason is not competitor   because reason
  }
  stage disqualified "Disqualified" {
    owner  marketing   final lost
    enter  from mql, accepted, opportunity on sales_rejected where reason is competitor
  }
}`;
}
