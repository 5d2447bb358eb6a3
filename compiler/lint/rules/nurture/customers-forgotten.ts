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
  lacking: ["nurture first_year"],
  bad: `nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  steps {
    send exec_dinner by event, direct_mail
    wait 5 days
    send roadmap_hour by event, email
  }
}`,
  good: `nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  steps {
    send exec_dinner by event, direct_mail
    wait 5 days
    send roadmap_hour by event, email
  }
}
nurture first_year "The first year" {
  intent customer
  for    stage is customer
  goal   did contract_renewed
  steps {
    task "Send the welcome box" for marketing by direct_mail
    wait 90 days
    send roadmap_hour by event, email
    wait until did contract_renewed, at most 180 days
    repeat
  }
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan, analysis } = ctx;
    if (plan.nurtures.length === 0 || plan.nurtures.some(({ intent }) => intent === "customer")) return;
    const won = plan.lifecycle.filter(({ name, final }) => final === "won" && analysis.lifecycle.reachable.has(name));
    const [first] = won;
    if (first === undefined) return;
    const stages = won.map(({ name }) => name);
    // One that nobody can rule out is taken to be for them.
    const isForCustomers = plan.nurtures.some((nurture) => !analysis.impossible({ holds: [nurture.for], stages }));
    if (isForCustomers) return;
    const nobody =
      plan.nurtures.length === 1
        ? "The one programme is not"
        : `None of the ${countOf(plan.nurtures.length, "programme")} is`;
    yield {
      at: ctx.locate(first.id),
      message: `${nobody} for leads in ${listQuoted(stages)}: whoever bought hears nothing more`,
      help: `Add \`nurture first_year { intent customer   for stage is ${first.name}   every 90 days send next from content map by email }\`, or steps of its own`,
    };
  },
});
