/** Points out agreements about scores that nobody is due to look at again. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";

export const scoreNeverReviewed = defineRule({
  code: "score-never-reviewed",
  theme: "qualification",
  kind: "advice",
  severity: "warning",
  requirement: "R25",
  summary: "an agreement covers scores, and is never reviewed",
  why:
    "The first weights of a score are guesses. What sales took and what it returned shows after a quarter which were wrong; " +
    "without a date on which both teams look at that, they stay as they were guessed.",
  bad: `agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
}`,
  good: `agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { agreements } = ctx.plan;
    const listScores = (covers: (typeof agreements)[number]["covers"]): string[] =>
      covers.flatMap(({ kind, name }) => (kind === "score" && name !== undefined ? [name] : []));
    const reviewed = new Set(
      agreements.filter(({ review_every: every }) => every !== undefined).flatMap(({ covers }) => listScores(covers)),
    );
    for (const { id, name, covers, review_every: every } of agreements) {
      const scores = listScores(covers).filter((score) => !reviewed.has(score));
      if (every !== undefined || scores.length === 0) continue;
      yield {
        at: ctx.checked.lookup("agreement", name)?.location ?? ctx.locate(id),
        message: `\`${name}\` covers ${scores.length === 1 ? "the score" : "the scores"} ${listQuoted(scores)}, and says not when ${scores.length === 1 ? "it is" : "they are"} looked at again`,
        help: "Add `review every 90 days`",
      };
    }
  },
});
