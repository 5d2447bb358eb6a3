/** Reports criteria that no lead can meet. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { findCriteria } from "./criteria.ts";
import { findDead, isExplained } from "./explained.ts";
import { isBlamedOnStage } from "./unreachable-stage.ts";

export const neverTrue = defineRule({
  code: "never-true",
  theme: "logic",
  kind: "logic",
  severity: "error",
  summary: "a criterion that no lead can meet",
  why:
    "A rule that asks for two things at once that exclude each other looks like work that was done. Nobody ever gets " +
    "into the segment, the points are never given, and the numbers that depend on it stay at zero without an error.",
  bad: `score fit "Fit" {
  kind  fit
  range 0..100
  +40 when employees >= 1000
  +30 when persona is economic_buyer
  +20 when email is business
  +10 when employees > 1000 and employees < 200
  grade A from 70, B from 40, C
}`,
  good: `score fit "Fit" {
  kind  fit
  range 0..100
  +40 when employees >= 1000
  +30 when persona is economic_buyer
  +20 when email is business
  +10 when employees < 1000 and employees > 200
  grade A from 70, B from 40, C
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const dead = ctx.share(findDead);
    for (const { id, expression, subject, consequence, given, defines } of ctx.share(findCriteria)) {
      const holds = given.holds ?? [];
      if (!ctx.analysis.impossible({ ...given, holds: [...holds, expression] })) continue;
      if ([...holds, expression].some((each) => isExplained(ctx, each, dead))) continue;
      if (defines?.startsWith("clause ") && isBlamedOnStage(ctx, id)) continue;
      // What is impossible only together with what surrounds it says so.
      const isAlone = ctx.analysis.impossible({
        holds: [expression],
        ...(given.activities === undefined ? {} : { activities: given.activities }),
      });
      if (!isAlone && holds.length > 0 && ctx.analysis.impossible({ ...given, holds })) continue;
      yield {
        at: ctx.locateExpression(expression) ?? ctx.locate(id),
        message: `${subject} ${isAlone ? "can never be true of any lead" : "can never be true where it is asked"}, ${consequence}`,
        help: isAlone
          ? "Change one of the conditions that exclude each other, or delete it"
          : holds.length > 0
            ? "Change it so that it fits what `for` asks of everybody in the programme, or delete it"
            : "Change it so that it fits the stages that the lead comes from, or delete it",
      };
    }
  },
});
