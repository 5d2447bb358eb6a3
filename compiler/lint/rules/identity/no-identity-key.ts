/** Points out projects in which nothing tells that two leads are the same person. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { insertText } from "../../../diagnostics/fix.ts";
import { listProperties } from "../../../plan/lower/property.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { addLine, findWritten } from "../../written.ts";
import { listKeyRows } from "./key-rows.ts";

export const noIdentityKey = defineRule({
  code: "no-identity-key",
  theme: "identity",
  kind: "advice",
  severity: "warning",
  requirement: "R6",
  summary: "nothing tells that two leads are the same person",
  why:
    "Whoever fills in a form at work and another at home is two strangers, each with half a score, two owners and twice " +
    "the mail. One field that is a person's own, such as the e-mail address, puts the halves together.",
  lacking: ["identity"],
  bad: `lead {
  email        email     sensitivity low
  phone        phone     sensitivity medium
  first_name   text      sensitivity low
  last_name    text      sensitivity low
  title        text      sensitivity low
  country      country   sensitivity low
  employees    integer   sensitivity medium
  budget       money     sensitivity high
  email_opt_in boolean
}`,
  good: `lead {
  email        email   key   sensitivity low
  phone        phone         sensitivity medium
  first_name   text          sensitivity low
  last_name    text          sensitivity low
  title        text          sensitivity low
  country      country       sensitivity low
  employees    integer       sensitivity medium
  budget       money         sensitivity high
  email_opt_in boolean
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan } = ctx;
    if (listKeyRows(plan).length > 0) return;
    const mails = plan.lead.fields.filter(({ type }) => type.type === "email");
    const field = mails[0]?.name;
    const fix = mails.length === 1 && field !== undefined ? makeKey(ctx, field) : undefined;
    yield {
      at: ctx.locate(plan.identity?.id ?? plan.lead.id),
      message: "Nothing tells that two leads are the same person: no field is a `key`, and no row says `match`",
      help:
        field === undefined
          ? "Add a field that is a person's own, as in `email email key`"
          : `Write \`${field} email key\` in \`lead\`, or \`match ${field}\` in \`identity\``,
      ...(fix === undefined ? {} : { fix }),
    };
  },
});

/** In `identity` where there is one, else at the field. */
function makeKey({ checked }: LintContext, field: string): Fix | undefined {
  const identity = findWritten(checked, "Identity");
  if (identity !== undefined) return addLine(identity, `match ${field}`, `Match leads by \`${field}\``);
  const lead = findWritten(checked, "Lead");
  if (lead === undefined) return undefined;
  const written = listProperties(lead.declaration.body, "Field").find(({ name }) => name.text === field);
  return written && insertText(lead.source, written.type.end, " key", `Make \`${field}\` a key`);
}
