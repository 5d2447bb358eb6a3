/** Reports comparisons with scores and grades that the score's own rules decide once and for all. */
import type { Expression, Plan, Score } from "../../../../schemas/generated/plan.ts";
import type { Contribution, Reach } from "../../../analysis/analysis.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { findCriteria } from "./criteria.ts";
import { listWords } from "../../listing.ts";
import { type DecidedThreshold, findDecidedThresholds } from "./explained.ts";

export const thresholdOutOfReach = defineRule({
  code: "threshold-out-of-reach",
  theme: "logic",
  kind: "logic",
  severity: "error",
  summary: "a score is compared with a value that its rules can never give, or always give",
  why:
    "When points are changed, the thresholds elsewhere are easily forgotten. A lead then never gets the grade that " +
    "sales waits for, and what looks like a quiet month is a number that cannot be reached.",
  bad: `score engagement "Engagement" {
  kind  behavior
  range 0..100
  reset on entering recycled
  +25 on demo_requested   max 25         within 90 days
  +15 on form_submitted   max 15         within 90 days
  +1 on page_viewed       max 9          halves every 14 days
}`,
  good: `score engagement "Engagement" {
  kind  behavior
  range 0..100
  reset on entering recycled
  +50 on demo_requested   max 50         within 90 days
  +15 on form_submitted   max 45         within 90 days
  +1 on page_viewed       max 10         halves every 14 days
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const criteria: { readonly id: string; readonly expression: Expression }[] = [
      ...ctx.share(findCriteria),
      ...ctx.plan.routings.flatMap(({ rows }) =>
        rows.flatMap(({ id, when }) => (when === undefined ? [] : [{ id, expression: when }])),
      ),
      ...ctx.plan.turnbacks.flatMap(({ rows }) =>
        rows.flatMap(({ id, requalify }) =>
          requalify?.when === undefined ? [] : [{ id, expression: requalify.when }],
        ),
      ),
    ];
    for (const { id, expression } of criteria) {
      for (const decided of findDecidedThresholds(ctx, expression)) yield describe(ctx, id, decided);
    }
  },
});

function describe(ctx: LintContext, id: string, { score: name, comparison, isAlways }: DecidedThreshold): Finding {
  const score = ctx.plan.scores.find((each) => each.name === name)!;
  const reach = ctx.analysis.reachOf(name);
  const at = ctx.locateExpression(comparison) ?? ctx.locate(id);
  const written = at.source.text.slice(at.start, at.end).replaceAll(/\s+/gu, " ");
  const verdict = isAlways ? "is true of every lead" : "can never be true";
  const isGrade = /"op":"grade"/.test(JSON.stringify(comparison));
  return {
    at,
    message: `\`${written}\` ${verdict}: ${explain(ctx.plan, score, reach, { isGrade, isAlways })}`,
    help: isAlways
      ? `Raise the threshold above ${show(Math.max(reach.minimum, 0))}, or delete the condition`
      : isGrade
        ? `Let the grades of \`${name}\` begin at ${show(reach.maximum)} at most, or let its rules give more`
        : `Write a threshold from ${show(reach.minimum)} to ${show(reach.maximum)}, or change the rules of \`${name}\``,
    related: [
      {
        location: ctx.locate(score.id),
        message: `\`${name}\` goes from ${show(reach.minimum)} to ${show(reach.maximum)}`,
      },
    ],
  };
}

function explain(
  plan: Plan,
  score: Score,
  reach: Reach,
  { isGrade, isAlways }: { readonly isGrade: boolean; readonly isAlways: boolean },
): string {
  const { minimum, maximum, unclamped } = reach;
  const parts: string[] = [];
  const atMost = `\`${score.name}\` reaches ${show(maximum)} at most`;
  if (score.maximum !== undefined && unclamped.maximum >= score.maximum) {
    parts.push(`${atMost}, where its range ends`);
  } else {
    const gains = listGains(plan, score, reach.contributions);
    parts.push(gains === "" ? atMost : `${atMost}: ${gains}`);
  }
  if (isAlways && minimum !== -Infinity) parts.push(`and never less than ${show(minimum)}`);
  if (isGrade && reach.grades.length > 0) parts.push(`so its grades are ${listWords(reach.grades)}`);
  return parts.join(", ");
}

/** What the maximum is made of, the greatest first. */
function listGains(plan: Plan, score: Score, contributions: readonly Contribution[]): string {
  const grouped = new Set(score.rules.filter(({ group }) => group !== undefined).map(({ id }) => id));
  const gains = contributions.filter(({ id, maximum, counts }) => maximum > 0 && counts && !grouped.has(id));
  const shown = gains.toSorted((a, b) => b.maximum - a.maximum);
  const words = shown.slice(0, 3).map((each) => `${show(each.maximum)} from ${nameSource(plan, score, each.id)}`);
  const rest = shown.slice(3).reduce((sum, each) => sum + each.maximum, 0);
  if (rest > 0) words.push(`${show(rest)} from ${shown.length - 3} other${shown.length > 4 ? "s" : ""}`);
  return listWords(words);
}

function nameSource(plan: Plan, score: Score, id: string): string {
  const rule = score.rules.find((each) => each.id === id);
  if (rule !== undefined) {
    const activities = rule.activities?.map((name) => `\`${name}\``);
    if (activities !== undefined && activities.length > 0)
      return `${rule.form === "without" ? "no " : ""}${listWords(activities)}`;
    const text = plan.spans[id]?.text ?? "a rule";
    return `\`${text.replace(/^[+-][\d._]+\s+(?:when\s+)?/u, "")}\``;
  }
  const group = score.groups.find((each) => each.id === id);
  if (group !== undefined) return group.title === undefined ? "a group" : `the group "${group.title}"`;
  return `\`${id.replace("score/", "")}\``;
}

function show(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "any height" : "any depth";
  return String(Math.round(value * 100) / 100);
}
