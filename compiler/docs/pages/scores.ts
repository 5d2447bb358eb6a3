/** The scores: every rule with its points and limits, the grades, and what the score can reach at most. */
import type { Score, ScoreRule } from "../../../schemas/generated/plan.ts";
import type { Reach } from "../../analysis/analysis.ts";
import { drawGradeBar } from "../site/grade-bar.ts";
import { html, type Markup, type Piece } from "../site/markup.ts";
import type { Page, PageContext } from "../site/page-context.ts";
import { doc, facts, figure, heading, linkTo, place, table, words } from "../site/parts.ts";
import { describeCriterion } from "../words/describe-expression.ts";
import { describeLimits, describePoints, describeScoreRule } from "../words/describe-score-rule.ts";
import { listUsesOfScore } from "../words/list-uses.ts";
import { titleOf } from "../words/names.ts";
import { capitalize, enumerate, formatNumber } from "../words/phrase.ts";

export const scoresPage: Page = {
  id: "scores",
  title: "Scores",
  part: "From marketing to sales",
  lead: "What every fact and every signal is worth. A score is worked out anew from the lead's whole history each time, and can always be itemised.",
  explains: ["score"],
  isNeeded: ({ scores }) => scores.length > 0,
  render(ctx) {
    const scores = ctx.plan.scores.toSorted((left, right) => orderOf(left) - orderOf(right));
    return html`${scores.map((score) => renderScore(ctx, score))}`;
  },
};

/** Who they are, what they do, then what is made of the two. */
function orderOf({ kind, parts }: Score): number {
  if (parts.length > 0) return 3;
  return kind === "fit" ? 0 : kind === "behavior" ? 1 : 2;
}

function renderScore(ctx: PageContext, score: Score): Markup {
  const { names } = ctx;
  const reach = ctx.analysis.reachOf(score.name);
  const bar = drawGradeBar(score, reach);
  const excluded = score.exclude.map(({ when }) => describeCriterion(names, when));
  return html`<section class="item">
    ${heading(ctx, { depth: 1, text: titleOf(score), id: score.id, kicker: kindOf(score) })}${doc(score.doc)}${bar !== undefined && figure(bar, { caption: describeReach(score, reach), least: 560 })}${facts(
      [
        ["Decides", words(ctx, enumerate(listUsesOfScore(names, score.name), "and"))],
        ["Range", bar === undefined ? describeReach(score, reach) : undefined],
        ["Starts at", score.start === 0 ? undefined : formatNumber(score.start)],
        [
          "Starts anew on entering",
          score.reset_on.length === 0 ? undefined : words(ctx, enumerate(score.reset_on.map(names.stage), "or")),
        ],
        ["Counts as 0 when", excluded.length === 0 ? undefined : words(ctx, enumerate(excluded, "or"))],
      ],
    )}${renderParts(ctx, score)}${renderRules(ctx, score)}${renderGrades(score, reach)}
  </section> `;
}

function kindOf({ kind, parts }: Score): string {
  if (parts.length > 0) return "Composite score";
  return kind === undefined ? "Score" : kind === "fit" ? "Who they are" : "What they do";
}

/** The range, and the part of it that a lead can really get to. */
function describeReach({ minimum, maximum }: Score, reach: Reach): string {
  const low = minimum ?? -Infinity;
  const high = maximum ?? Infinity;
  const range =
    minimum === undefined && maximum === undefined ? "No fixed range" : `From ${formatEnd(low)} to ${formatEnd(high)}`;
  const short = reach.maximum < high && Number.isFinite(reach.maximum);
  const shallow = reach.minimum > low && Number.isFinite(reach.minimum);
  if (!short && !shallow) return `${range}; a lead can reach both ends.`;
  const most = short ? `${formatNumber(reach.maximum)} at most` : "";
  const least = shallow ? `${formatNumber(reach.minimum)} at least` : "";
  return `${range}; with these rules a lead reaches ${[most, least].filter((part) => part !== "").join(" and ")}.`;
}

function formatEnd(value: number): string {
  return Number.isFinite(value) ? formatNumber(value) : "no end";
}

function renderParts(ctx: PageContext, score: Score): Markup {
  return table({
    caption: `What ${titleOf(score)} is made of`,
    columns: [{ title: "Score" }, { title: "Share", kind: "number" }],
    rows: score.parts.map(({ score: part, percent }) => [
      linkTo(ctx, ctx.names.score(part)),
      `${formatNumber(percent)}%`,
    ]),
  });
}

function renderRules(ctx: PageContext, score: Score): Markup | false {
  if (score.rules.length === 0) return false;
  // Rules of a group stand together, where the first of them is written.
  const blocks: { readonly group: number | undefined; readonly rules: ScoreRule[] }[] = [];
  for (const rule of score.rules) {
    const block = rule.group === undefined ? undefined : blocks.find(({ group }) => group === rule.group);
    if (block === undefined) blocks.push({ group: rule.group, rules: [rule] });
    else block.rules.push(rule);
  }
  const hasLimits = score.rules.some((rule) => describeLimits(rule).length > 0);
  const body = blocks.map(({ group, rules }) => {
    const rows = rules.map((rule) => renderRule(ctx, rule, hasLimits));
    return html`<tbody>
      ${group !== undefined && renderGroup(score, group)}${rows}
    </tbody> `;
  });
  return html`<table class="rules">
    <caption>
      The rules of ${titleOf(score)}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="number">Points</th>
        <th scope="col">For</th>
        ${hasLimits && html`<th scope="col">Limits</th>`}
        <th scope="col" class="place">Written in</th>
      </tr>
    </thead>
    ${body}
  </table> `;
}

function renderRule(ctx: PageContext, rule: ScoreRule, hasLimits: boolean): Markup {
  const sign = rule.points < 0 ? "number minus" : "number";
  return html`<tr${rule.group !== undefined && html` class="grouped"`}><td class="${sign}">${describePoints(rule.points)}</td><th scope="row">${words(ctx, capitalize(describeScoreRule(ctx.names, rule)))}</th>${hasLimits && html`<td class="limits">${words(ctx, capitalize(describeLimits(rule)))}</td>`}<td class="place">${place(ctx, rule.id)}</td></tr>
`;
}

function renderGroup(score: Score, index: number): Markup {
  const group = score.groups[index];
  const bounds = [
    ...(group?.maximum === undefined ? [] : [`${formatNumber(group.maximum)} points at most`]),
    ...(group?.minimum === undefined ? [] : [`${formatNumber(group.minimum)} at least`]),
  ].join(", ");
  return html`<tr class="group">
    <td></td>
    <th scope="rowgroup" colspan="3">
      ${group?.title ?? "Together"}${bounds !== "" && html`<span class="soft">: ${bounds} together</span>`}
    </th>
  </tr> `;
}

function renderGrades(score: Score, reach: Reach): Markup {
  const rows = score.grades.map(({ name, from }, index): Piece[] => {
    const above = score.grades[index - 1]?.from;
    const points =
      from === undefined
        ? `below ${formatNumber(above ?? 0)}`
        : above === undefined
          ? `${formatNumber(from)} and more`
          : `${formatNumber(from)} to ${formatNumber(above - 1)}`;
    return [name, points, reach.grades.includes(name) ? "" : html`<span class="gap">No lead can get it</span>`];
  });
  return table({
    caption: `The grades of ${titleOf(score)}`,
    style: "compact",
    columns: [{ title: "Grade" }, { title: "Points" }, { title: html`<span class="unseen">Remark</span>` }],
    rows,
  });
}
