/** Points out measures that nobody said what to expect of. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

export const measureWithoutTarget = defineRule({
  code: "measure-without-target",
  theme: "measurement",
  kind: "advice",
  severity: "warning",
  requirement: "R20",
  summary: "a measure has no target",
  why:
    "Twelve percent: is that good? Without a target agreed beforehand every number can be explained, and none changes " +
    "anything. A guess is enough to begin with; the first quarter shows how far off it was.",
  bad: `measure involvement "Strangers who get involved" {
  intent list_to_lead
  rate   from visitor to inquiry within 60 days
}`,
  good: `measure involvement "Strangers who get involved" {
  intent list_to_lead
  rate   from visitor to inquiry within 60 days
  target >= 10%
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const { id, name, target, reasons_of: reasons, rate, sla, time } of ctx.plan.measures) {
      // Reasons are a list, of which no one number can be wanted.
      if (target !== undefined || reasons !== undefined) continue;
      const example = rate !== undefined || sla !== undefined ? ">= 10%" : time !== undefined ? "<= 5 days" : ">= 100";
      yield {
        at: ctx.checked.lookup("measure", name)?.location ?? ctx.locate(id),
        message: `\`${name}\` has no target`,
        help: `Add \`target ${example}\`, or what you agree on`,
      };
    }
  },
});
