/** Reviews the scores: what earns points, how they are limited, and what the grades are. */
import type {
  Exclusion,
  Grade,
  Loss,
  Once,
  Score,
  ScoreGroup,
  ScoreLimits,
  ScoreRule,
} from "../../schemas/generated/plan.ts";
import { describeCriterion } from "../docs/words/describe-expression.ts";
import { describeLimits, describePoints, describeScoreRule } from "../docs/words/describe-score-rule.ts";
import { describeDuration, describeEvery } from "../docs/words/describe-time.ts";
import { countOf, formatNumber, plainText } from "../docs/words/phrase.ts";
import { alignByName } from "./align.ts";
import { compareList } from "./compare-list.ts";
import { isSame } from "./likeness.ts";
import {
  compareCriterion,
  compareDeclarations,
  compareFlag,
  compareSet,
  compareValue,
  report,
  type Review,
  type Spot,
} from "./review.ts";
import { showChange, showDetail } from "./show-change.ts";

/** A rule with its group in place of the group's number, so that numbers that shift change nothing. */
interface GroupedRule extends ScoreRule {
  readonly groupKey: string | undefined;
}

export function diffScores(review: Review): void {
  const { base, head } = review;
  compareDeclarations<Score>(review, [base.scores, head.scores], {
    kind: "score",
    word: "score",
    area: "qualification",
    added: "neutral",
    removed: "behaviour",
    compare: (spot, before, after) => compareScore(review, spot, before, after),
  });
}

function compareScore(review: Review, spot: Spot, before: Score, after: Score): void {
  const { names } = review;
  compareValue(review, spot, [before.kind, after.kind], "kind", String, "neutral");
  compareValue(review, spot, [before.minimum, after.minimum], "minimum", formatNumber);
  compareValue(review, spot, [before.maximum, after.maximum], "maximum", formatNumber);
  compareValue(review, spot, [before.start, after.start], "start", formatNumber);
  compareSet(
    review,
    spot,
    [before.reset_on, after.reset_on],
    [(list) => `is now reset on entering ${list}`, (list) => `is no longer reset on entering ${list}`],
    (name) => names.stage(name).text,
  );
  compareList<Exclusion>(review, spot, [before.exclude, after.exclude], {
    show: ({ when }) => plainText(describeCriterion(names, when)),
    added: (text) => `now excludes leads with ${text}`,
    removed: (text) => `no longer excludes leads with ${text}`,
    place: ({ id }) => id,
    compare: (own, old, fresh) => compareCriterion(review, own, [old.when, fresh.when], `exclusion from ${spot.noun}`),
  });
  compareRules(review, spot, before, after);
  compareGroups(review, spot, before, after);
  compareParts(review, spot, before, after);
  compareGrades(review, spot, before.grades, after.grades);
}

function compareRules(review: Review, spot: Spot, before: Score, after: Score): void {
  const { names } = review;
  const show = (rule: ScoreRule): string =>
    `${describePoints(rule.points)} for ${plainText(describeScoreRule(names, rule))}`;
  compareList<GroupedRule>(review, spot, [groupRules(before), groupRules(after)], {
    show,
    added: (text) => `now gives ${text}`,
    removed: (text) => `no longer gives ${text}`,
    place: ({ id }) => id,
    compare: (own, old, fresh) => compareRule(review, own, old, fresh),
  });
}

/** Rules of one group share its limits; one is known by its title, else by what stands in it. */
function groupRules({ rules, groups }: Score): GroupedRule[] {
  return rules.map(({ group, ...rule }) => ({
    ...rule,
    groupKey: group === undefined ? undefined : (groups[group]?.title ?? `number ${group + 1}`),
  }));
}

function compareRule(review: Review, spot: Spot, before: GroupedRule, after: GroupedRule): void {
  const { names } = review;
  const cause = (rule: ScoreRule): string => plainText(describeScoreRule(names, rule));
  const [old, fresh] = [cause(before), cause(after)];
  const { points: was, ...rest } = before;
  const { points: is, ...others } = after;
  if (was !== is) {
    report(review, spot, "behaviour", `${spot.noun}: ${fresh} gives ${describePoints(was)} → ${describePoints(is)}`);
    if (isSame(rest, others)) return;
  }
  const rule: Spot = { ...spot, noun: `${spot.noun}: ${describePoints(is)} for ${fresh}` };
  if (before.form !== after.form || !isSame(before.activities, after.activities)) {
    const change = showChange(old, fresh);
    const what = old === fresh ? `${fresh} (${showDetail(before, after)})` : change;
    report(review, spot, "behaviour", `${spot.noun}: ${describePoints(is)} for ${what}`);
  } else {
    const short = { ...spot, noun: `${spot.noun}: the ${describePoints(is)} ${nameRule(review, after)}` };
    compareCriterion(review, short, [before.when, after.when]);
    compareCriterion(review, short, [before.where, after.where]);
    if (!isSame(before.every, after.every))
      report(review, spot, "behaviour", `${spot.noun}: ${describePoints(is)} for ${showChange(old, fresh)}`);
  }
  compareLimits(review, rule, before, after);
  compareValue(review, rule, [before.groupKey, after.groupKey], "group", String);
}

function compareLimits(review: Review, spot: Spot, before: ScoreRule, after: ScoreRule): void {
  const [old, fresh] = [before.limits, after.limits];
  const once = (value: Once): string => describeLimit({ once: value });
  const loses = (value: Loss): string => describeLimit({ loses: value });
  compareValue(review, spot, [old.maximum, fresh.maximum], limitLabels.maximum, (points) => countOf(points, "point"));
  compareValue(review, spot, [old.once, fresh.once], limitLabels.once, once);
  compareValue(review, spot, [old.within, fresh.within], limitLabels.within, describeDuration);
  compareValue(review, spot, [old.halves_every, fresh.halves_every], limitLabels.halves, describeEvery);
  compareValue(review, spot, [old.loses, fresh.loses], limitLabels.loses, loses);
  compareFlag(review, spot, [before.lasting, after.lasting], ["now stays", "now ends with the next one"]);
}

const limitLabels = {
  maximum: { of: "at most", gained: "now gives at most", lost: "may now give more than" },
  once: { of: "counted", gained: "is now counted only", lost: "is now counted every time, not only" },
  within: { of: "counts for", gained: "now counts for only", lost: "now counts for ever, not only for" },
  halves: { of: "halves every", gained: "now halves every", lost: "no longer halves every" },
  loses: { of: "", gained: "now", lost: "no longer" },
};

/** One limit of a rule, in the words that all limits have. */
function describeLimit(limits: ScoreLimits): string {
  return plainText(describeLimits({ id: "", points: 0, form: "when", limits }));
}

/** What a rule is about, without its conditions. */
function nameRule({ names }: Review, rule: ScoreRule): string {
  if (rule.form === "when" || rule.form === "each_time") return "rule";
  return `for ${plainText(describeScoreRule(names, stripConditions(rule)))}`;
}

function stripConditions({ where: _where, ...rule }: ScoreRule): ScoreRule {
  return rule;
}

function compareGroups(review: Review, spot: Spot, before: Score, after: Score): void {
  const named = (groups: readonly ScoreGroup[]) =>
    groups.map((group, index) => ({ ...group, name: group.title ?? `number ${index + 1}` }));
  for (const pair of alignByName(named(before.groups), named(after.groups), ({ name }) => name)) {
    const { name } = pair.after ?? pair.before;
    const own = { ...spot, noun: `${spot.noun}, group ${name}`, before: pair.before?.id, after: pair.after?.id };
    compareValue(review, own, [pair.before?.maximum, pair.after?.maximum], "maximum", formatNumber);
    compareValue(review, own, [pair.before?.minimum, pair.after?.minimum], "minimum", formatNumber);
  }
}

function compareParts(review: Review, spot: Spot, before: Score, after: Score): void {
  for (const pair of alignByName(before.parts, after.parts, ({ score }) => score)) {
    const { score } = pair.after ?? pair.before;
    const title = review.names.score(score).text;
    const share = (percent: number): string => `${formatNumber(percent)}%`;
    compareValue(review, spot, [pair.before?.percent, pair.after?.percent], `share of ${title}`, share);
  }
}

function compareGrades(review: Review, spot: Spot, before: readonly Grade[], after: readonly Grade[]): void {
  const whole = (grades: readonly Grade[]): string =>
    grades.map(({ name, from }) => (from === undefined ? name : `${name} from ${formatNumber(from)}`)).join(", ");
  const names = (grades: readonly Grade[]): string[] => grades.map(({ name }) => name);
  if (!isSame(names(before), names(after))) {
    compareValue(review, spot, [whole(before) || undefined, whole(after) || undefined], "grades", String);
    return;
  }
  for (const [index, grade] of after.entries()) {
    compareValue(review, spot, [before[index]?.from, grade.from], `grade ${grade.name} from`, formatNumber);
  }
}
