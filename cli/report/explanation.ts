/** Explains a lead to people: where it stands, its scores point by point, what it waits for, what was decided. */
import type { ExplainedClause, ExplainedRule, ExplainedScore, Explanation, Program } from "../../runtime/index.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Colours } from "../colours.ts";
import { drawCondition, placeOf, showField } from "./explained-detail.ts";
import { drawHandling, drawTurnback } from "./explained-handling.ts";
import { describeEffect } from "./history.ts";
import { formatCount } from "./layout.ts";
import { showDay, showMoment } from "./moment.ts";

export interface ExplainedLead {
  readonly program: Program;
  /** As it was asked for. */
  readonly name: string;
  readonly explanation: Explanation;
  readonly history: readonly Effect[];
}

/** The oldest decisions are left out of a long history. */
const longestHistory = 40;

/** The explanation as text with a line end. */
export function renderExplanation(lead: ExplainedLead, colours: Colours): string {
  const sections = [
    drawHead(lead, colours),
    drawFacts(lead, colours),
    ...drawHandling(lead.program, lead.explanation, colours),
    ...lead.explanation.scores.map((score) => drawScore(lead, score, colours)),
    drawTurnback(lead.program, lead.explanation, colours),
    drawNext(lead, colours),
    drawHistory(lead, colours),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function drawHead({ program: { zone, plan }, name, explanation }: ExplainedLead, colours: Colours): string[] {
  const { stage } = explanation;
  const why = [
    `since ${showMoment(zone, stage.since)}`,
    ...(stage.trigger === undefined ? [] : [`after ${stage.trigger}`]),
    ...(stage.reason === undefined ? [] : [`because ${stage.reason}`]),
  ].join(", ");
  return [
    `${colours.bold(name)} is ${colours.bold(stage.title ?? stage.name)}${placeOf(stage.span, colours)}`,
    `  ${why}`,
    colours.dim(`  as of ${showMoment(zone, explanation.at)} (${plan.funnel.timezone}), lead ${explanation.lead}`),
  ];
}

function drawFacts({ program, explanation }: ExplainedLead, colours: Colours): string[] {
  const titled = (all: readonly { readonly name: string; readonly title?: string }[], name: string): string => {
    const title = all.find((each) => each.name === name)?.title;
    return title === undefined ? name : `${title} (${name})`;
  };
  const { persona, phase, needs, segments } = explanation;
  const rows: (readonly [string, string])[] = [
    ...(persona === undefined ? [] : [["persona", titled(program.plan.personas, persona)] as const]),
    ...(phase === undefined ? [] : [["phase", titled(program.plan.journey, phase)] as const]),
    ...(needs.length === 0 ? [] : [["needs", needs.join(", ")] as const]),
    ...(segments.length === 0 ? [] : [["segments", segments.join(", ")] as const]),
    ...Object.entries(explanation.fields).map(([name, value]) => [name, showField(program, name, value)] as const),
  ];
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    colours.bold("What is known"),
    ...rows.map(([name, value]) => `  ${colours.dim(name.padEnd(width))}  ${value}`),
  ];
}

function drawScore({ program }: ExplainedLead, score: ExplainedScore, colours: Colours): string[] {
  const title = program.plan.scores.find(({ name }) => name === score.score)?.title ?? score.score;
  const range = score.maximum === undefined ? "" : ` of ${score.maximum}`;
  const grade = score.grade === undefined ? "" : `, grade ${score.grade}`;
  const head = `${colours.bold(title)} ${colours.bold(formatPoints(score.value))}${range}${grade}${placeOf(score.span, colours)}`;
  if (score.excluded) return [head, "  excluded, so it counts nothing"];
  const counting = score.rules.filter((rule) => Math.abs(rule.points) >= 0.005);
  const idle = score.rules.length - counting.length;
  const lines = counting.map((rule) => drawRule(program, rule, colours));
  const parts = score.parts.map(({ score: name, points }) => `  ${signed(points).padStart(7)}  from ${name}`);
  const start = score.start === 0 ? [] : [`  ${signed(score.start).padStart(7)}  to start with`];
  const rest = idle === 0 ? [] : [colours.dim(`           ${countRules(idle, counting.length)} nothing now`)];
  return [head, ...start, ...lines, ...parts, ...rest];
}

function drawRule({ zone }: Program, rule: ExplainedRule, colours: Colours): string {
  const text = rule.text.replace(/^[+-][\d.]+\s+/, "");
  const last = rule.entries.at(-1);
  const notes = [
    ...(rule.count > 1 ? [`${formatCount(rule.count)} times`] : []),
    ...(last === undefined ? [] : [`last on ${showDay(zone, last.at)}`]),
    ...(last !== undefined && last.share < 1 ? ["fading"] : []),
    ...(rule.capped ? ["at its maximum"] : []),
  ];
  const note = notes.length === 0 ? "" : colours.cyan(`  ${notes.join(", ")}`);
  return `  ${signed(rule.points).padStart(7)}  ${text}${note}${placeOf(rule.span, colours)}`;
}

function drawNext({ program, explanation }: ExplainedLead, colours: Colours): string[] {
  const { next, limit } = explanation;
  const titleOf = (name: string): string => program.plan.lifecycle.find((stage) => stage.name === name)?.title ?? name;
  const lines = next.flatMap((clause) => drawClause(clause, titleOf(clause.to), colours));
  if (limit !== undefined) {
    lines.push(
      `  ${colours.bold(titleOf(limit.to))} on ${showMoment(program.zone, limit.at)}, when the time in this stage is over${placeOf(limit.span, colours)}`,
    );
  }
  if (lines.length === 0) return [colours.bold("What can come next"), "  nothing: this is where it ends"];
  return [colours.bold("What can come next"), ...lines];
}

function drawClause(clause: ExplainedClause, title: string, colours: Colours): string[] {
  const trigger = clause.on === undefined ? "" : ` on ${clause.on}`;
  const holds = clause.conditions.every(({ truth }) => truth === "true");
  const word =
    clause.conditions.length === 0 ? "" : holds && clause.on !== undefined ? ", and all of this holds" : ", when";
  const disarmed = clause.disarmed ? colours.yellow("  (only after it was untrue once)") : "";
  const gated = clause.gated === true ? colours.yellow("  (held back until it qualifies again)") : "";
  return [
    `  ${colours.bold(title)}${trigger}${word}${disarmed}${gated}${placeOf(clause.span, colours)}`,
    ...clause.conditions.map((condition) => `    ${drawCondition(condition, colours)}`),
  ];
}

function drawHistory({ program, history }: ExplainedLead, colours: Colours): string[] {
  if (history.length === 0) return [];
  const lines = history.map((effect) => {
    const moment = showMoment(program.zone, effect.at).padStart(18);
    return `  ${colours.dim(moment)}  ${describeEffect(program, effect)}${placeOf(program.plan.spans[effect.cause], colours)}`;
  });
  // One step may pass several thresholds of a score, which says the same thing several times.
  const distinct = lines.filter((line, index) => line !== lines[index - 1]);
  const earlier = distinct.length - longestHistory;
  return [
    colours.bold("What was decided"),
    ...(earlier > 0 ? [colours.dim(`  ${formatCount(earlier)} earlier decisions are not shown`)] : []),
    ...distinct.slice(-longestHistory),
  ];
}

function countRules(idle: number, counting: number): string {
  const other = counting === 0 ? "" : " other";
  return `${idle}${other} ${idle === 1 ? "rule counts" : "rules count"}`;
}

function signed(points: number): string {
  return points > 0 ? `+${formatPoints(points)}` : formatPoints(points);
}

function formatPoints(points: number): string {
  return String(Math.round(points * 100) / 100).replace("-", "−");
}
