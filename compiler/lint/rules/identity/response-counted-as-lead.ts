/** Points out where each response of one person would count as a lead of its own. */
import type { Field, Plan } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { findActivity, listHandovers } from "../../handovers.ts";
import { listQuoted } from "../../listing.ts";
import { type KeyRow, listKeyRows } from "./key-rows.ts";

export const responseCountedAsLead = defineRule({
  code: "response-counted-as-lead",
  theme: "identity",
  kind: "advice",
  severity: "warning",
  requirement: "R6",
  summary: "each response of a person counts as a lead of its own, or goes to sales as if it were one",
  why:
    "Three forms by one person are one lead. Where the campaign is part of the key they are three, and the report " +
    "celebrates growth; where every download goes to sales, sales calls students about a white paper, and soon calls " +
    "nobody.",
  bad: `lead {
  email        email   key   sensitivity low
  phone        phone   key   sensitivity medium
  first_name   text          sensitivity low
  last_name    text          sensitivity low
  title        text          sensitivity low
  country      country       sensitivity low
  employees    integer       sensitivity medium
  budget       money         sensitivity high
  email_opt_in boolean
  campaign     text
}
identity {
  match email and campaign
  match phone and last_name
  normalize email lowercase
  keep latest title, employees
  keep first  country
  keep false  email_opt_in
  activities  keep all
}`,
  good: `lead {
  email        email   key   sensitivity low
  phone        phone   key   sensitivity medium
  first_name   text          sensitivity low
  last_name    text          sensitivity low
  title        text          sensitivity low
  country      country       sensitivity low
  employees    integer       sensitivity medium
  budget       money         sensitivity high
  email_opt_in boolean
}
identity {
  match email
  match phone and last_name
  normalize email lowercase
  keep latest title, employees
  keep first  country
  keep false  email_opt_in
  activities  keep all
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    yield* checkKeys(ctx);
    yield* checkHandovers(ctx);
  },
});

/** A field that is another one for each response, as far as its name tells. */
const responseName =
  /^(?:form|submission|response|campaign|visit|session|request|inquiry|enquiry)(?:_(?:id|number|key))?$/iu;

/** Keys that divide a person: all that have the e-mail address ask for something else too, or none is a person's own. */
function* checkKeys(ctx: LintContext): Iterable<Finding> {
  const rows = listKeyRows(ctx.plan);
  const byMail = rows.filter(({ fields }) => fields.some((name) => fieldOf(ctx.plan, name)?.type.type === "email"));
  const dividing = byMail.flatMap((row) => {
    const extra = row.fields.find((name) => !isOfPerson(ctx.plan, name));
    return extra === undefined ? [] : [{ row, extra }];
  });
  const [first] = dividing;
  if (first !== undefined && dividing.length === byMail.length) {
    const mail = first.row.fields.find((name) => name !== first.extra) ?? "email";
    yield {
      at: ctx.locate(first.row.id),
      message: `Whoever answers with another \`${first.extra}\` becomes a second lead, even with the same \`${mail}\``,
      help: `Write \`match ${mail}\` alone: what differs from one answer to the next belongs to the activity`,
    };
  }
  const [row] = rows;
  if (row === undefined || !rows.every(isOfResponse)) return;
  yield {
    at: ctx.locate(row.id),
    message: `Leads are told apart by ${listQuoted(rows.flatMap(({ fields }) => fields))}, which is another one for each response`,
    help: "Make a key of what is a person's own, as in `match email`",
  };
}

function fieldOf({ lead }: Plan, name: string): Field | undefined {
  return lead.fields.find((field) => field.name === name);
}

/** True for what does not change from one response to the next: addresses, numbers, and names of people. */
function isOfPerson(plan: Plan, name: string): boolean {
  const type = fieldOf(plan, name)?.type.type;
  return type === "email" || type === "phone" || /name/iu.test(name) || /(?:^|_)id$/iu.test(name);
}

function isOfResponse({ fields }: KeyRow): boolean {
  return fields.every((name) => responseName.test(name));
}

/** Where activities tell how much they mean, one that means little hands nobody over by itself. */
function* checkHandovers(ctx: LintContext): Iterable<Finding> {
  const { plan, analysis } = ctx;
  if (!plan.activities.some(({ intent }) => intent === "high")) return;
  for (const { stage, to, clauses } of listHandovers(plan, analysis.lifecycle)) {
    if (plan.hygiene?.require.some(({ before }) => before.includes(stage.name))) continue;
    for (const { id, on, when } of clauses) {
      if (on === undefined || on.where !== undefined || when !== undefined) continue;
      const weak = on.activities.filter((name) => {
        const activity = findActivity(plan, name);
        return activity?.by === "prospect" && activity.intent !== "high";
      });
      if (weak.length === 0) continue;
      yield {
        at: ctx.locate(id),
        message: `Every ${listQuoted(weak)} goes to \`${to}\` as a lead, whoever it is from`,
        help: "Ask for more, as in `when fit.grade in [A, B]`, or give the activity `intent high` if it is a request to be called",
      };
    }
  }
}
