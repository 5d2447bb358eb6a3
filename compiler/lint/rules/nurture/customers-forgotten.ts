/** Points out a funnel that has programmes, and none for those who bought. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { countOf, listQuoted } from "../../listing.ts";

export const customersForgotten = defineRule({
  code: "customers-forgotten",
  theme: "nurture",
  kind: "advice",
  severity: "warning",
  requirement: "R17",
  summary: "no programme is for those who bought",
  why:
    "The day the contract is signed, the mails stop, and the next thing a customer hears is the invoice for the renewal. " +
    "Customers buy again, recommend and answer the phone; a welcome, a course and a word once a quarter keep it so.",
  bad: `nurture why_change "Why change?" {
  intent list_to_lead
  for    stage is inquiry
  goal   stage is mql
  every  7 days send next from content map by email, web
}`,
  good: `nurture why_change "Why change?" {
  intent list_to_lead
  for    stage is inquiry
  goal   stage is mql
  every  7 days send next from content map by email, web
}
nurture first_year "The first year" {
  intent customer
  for    stage is customer
  every  90 days send next from content map by email, web
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan, analysis } = ctx;
    if (plan.nurtures.length === 0 || plan.nurtures.some(({ intent }) => intent === "customer")) return;
    const won = plan.lifecycle.filter(({ name, final }) => final === "won" && analysis.lifecycle.reachable.has(name));
    const [first] = won;
    if (first === undefined) return;
    const stages = won.map(({ name }) => name);
    // One that nobody can rule out is taken to be for them.
    const isForCustomers = plan.nurtures.some(
      (nurture) => analysis.satisfiable({ holds: [nurture.for], stages }).answer !== "no",
    );
    if (isForCustomers) return;
    yield {
      at: ctx.locate(first.id),
      message: `None of the ${countOf(plan.nurtures.length, "programme")} is for leads in ${listQuoted(stages)}: whoever bought hears nothing more`,
      help: `Add \`nurture first_year { intent customer   for stage is ${first.name}   every 90 days send next from content map by email }\`, or steps of its own`,
    };
  },
});
