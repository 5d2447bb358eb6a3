/** Reports criteria that every lead meets. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { findCriteria } from "./criteria.ts";
import { findDecidedThresholds } from "./explained.ts";

export const alwaysTrue = defineRule({
  code: "always-true",
  theme: "logic",
  kind: "logic",
  severity: "error",
  summary: "a criterion that every lead meets",
  why:
    "A condition that is true of everybody tells nobody apart: all leads are in the segment, and all get the points. " +
    "Mostly an `or` should have been an `and`, or a `not` is one too many.",
  bad: `score fit "Fit" {
  kind  fit
  range 0..100
  +40 when employees >= 1000
  +30 when persona is economic_buyer
  +20 when email is business
  +10 when phone is known or phone is unknown
  grade A from 70, B from 40, C
}`,
  good: `score fit "Fit" {
  kind  fit
  range 0..100
  +40 when employees >= 1000
  +30 when persona is economic_buyer
  +20 when email is business
  +10 when phone is known
  grade A from 70, B from 40, C
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const definitions = new Set<string>();
    for (const { id, expression, subject, given, mayBeAlways, defines } of ctx.share(findCriteria)) {
      if (!mayBeAlways || isDefinition(expression.op, definitions, expression)) continue;
      const { holds = [], ...rest } = given;
      if (holds.length > 0 && ctx.analysis.impossible(given)) continue;
      if (!ctx.analysis.impossible({ ...rest, holds, fails: [expression] })) continue;
      if (defines !== undefined) definitions.add(defines);
      if (findDecidedThresholds(ctx, expression).length > 0) continue;
      const isEvery = holds.length === 0 && rest.stages === undefined;
      yield {
        at: ctx.locateExpression(expression) ?? ctx.locate(id),
        message: `${subject} is true of every lead${isEvery ? "" : " that it is asked about"}, so it tells nobody apart`,
        help: "Change the condition, or delete it if everybody is meant",
      };
    }
  },
});

/** Whether it only repeats a definition that is reported itself. */
function isDefinition(op: string, definitions: ReadonlySet<string>, expression: object): boolean {
  return (op === "segment" || op === "need") && definitions.has(`${op} ${(expression as { name: string }).name}`);
}
