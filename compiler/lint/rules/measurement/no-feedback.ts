/** Points out stages whose reasons nobody counts. */
import { insertText } from "../../../diagnostics/fix.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";

export const noFeedback = defineRule({
  code: "no-feedback",
  theme: "measurement",
  kind: "advice",
  severity: "warning",
  requirement: "R25",
  summary: "leads come back with reasons, and nobody counts them",
  why:
    "Sales says why it hands a lead back, every time, and nothing comes of it; soon the reason is whatever stands first " +
    "in the list. Counted and traced, the reasons say which rule of a score let these leads through.",
  lacking: ["measure why_returned"],
  bad: `measure follow_up_kept "Follow-ups on time" {
  sla    follow_up
  target >= 90%
}`,
  good: `measure follow_up_kept "Follow-ups on time" {
  sla    follow_up
  target >= 90%
}
measure why_returned "Why sales returns leads" { reasons of recycled }`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan, checked } = ctx;
    for (const { id, name, reasons } of plan.lifecycle) {
      if (reasons.length === 0 || plan.measures.some(({ reasons_of: of }) => of === name)) continue;
      const measure = `measure why_${name} "Why leads are in ${name}" { reasons of ${name} }`;
      const last = checked.declarations.findLast(({ declaration }) => declaration.kind === "Measure");
      const isFree = checked.lookup("measure", `why_${name}`) === undefined;
      const fix =
        last === undefined || !isFree
          ? undefined
          : insertText(last.source, last.declaration.end, `\n\n${measure}`, `Add \`measure why_${name}\``);
      yield {
        at: ctx.locate(id),
        message: `Nobody counts why leads come to \`${name}\`: ${listQuoted(reasons)}`,
        help: `Add \`${measure}\``,
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});
