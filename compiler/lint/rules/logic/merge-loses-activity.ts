/** Reports identities that forget what a merged lead did. */
import { findProperty } from "../../../plan/lower/property.ts";
import { replaceText } from "../../../diagnostics/fix.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { findWritten, locateNode } from "../../written.ts";

export const mergeLosesActivity = defineRule({
  code: "merge-loses-activity",
  theme: "logic",
  kind: "logic",
  severity: "error",
  requirement: "R6",
  summary: "when two leads turn out to be one, what one of them did is forgotten",
  why:
    "Somebody reads for weeks without a name and then fills in a form. If the merge keeps the activities of only one " +
    "record, the weeks of reading are gone, and a hot lead looks like a stranger.",
  bad: `identity {
  match email
  match phone and last_name
  normalize email lowercase
  keep latest title, employees
  keep first  country
  keep false  email_opt_in
  activities  keep latest
}`,
  good: `identity {
  match email
  match phone and last_name
  normalize email lowercase
  keep latest title, employees
  keep first  country
  keep false  email_opt_in
  activities  keep all
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const written = findWritten(ctx.checked, "Identity");
    const activities = written && findProperty(written.declaration.body, "IdentityActivities");
    if (written === undefined || activities === undefined || activities.keep.text === "all") return;
    const { source } = written;
    yield {
      at: locateNode(source, activities),
      message: `When two leads turn out to be one, \`activities keep ${activities.keep.text}\` would forget what one of them did`,
      help: "Write `activities keep all`: a lead is what all its records did together",
      fix: replaceText(source, activities.keep.start, activities.keep.end, "all", "Keep all activities"),
    };
  },
});
