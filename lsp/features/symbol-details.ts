/** What is worth knowing of a symbol beyond its name, by its kind: a score's reach, a stage's ways, an SLA's course. */
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import {
  describeActions,
  describeMet,
  describePoint,
  describeStart,
} from "../../compiler/docs/words/describe-service-level.ts";
import { describeDuration } from "../../compiler/docs/words/describe-time.ts";
import { collectNames } from "../../compiler/docs/words/names.ts";
import { plainText } from "../../compiler/docs/words/phrase.ts";
import type { LoweredPlan } from "../../compiler/lint/create-context.ts";
import type { AnyNode, Name } from "../../compiler/syntax/ast/index.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { listWays, type Way } from "./stage-flow.ts";

/** Paragraphs of Markdown; none for kinds that explain themselves. */
export function describeDetails(snapshot: Snapshot, symbol: FunnelSymbol): string[] {
  switch (symbol.kind) {
    case "score":
      return withPlan(snapshot, (lowered) => describeScore(lowered, symbol.name));
    case "sla":
      return withPlan(snapshot, ({ plan }) => describeSla(plan, symbol.name));
    case "stage":
      return describeStage(snapshot, symbol);
    case "content":
      return describeContent(snapshot, symbol);
    case "segment":
    case "need":
    case "persona":
    case "phase":
      return describeCriterion(symbol);
    default:
      return [];
  }
}

/** Proofs need a plan, which there is where form and meaning are right. */
function withPlan(snapshot: Snapshot, describe: (lowered: LoweredPlan) => string[]): string[] {
  const { lowered } = snapshot.whole();
  return lowered === undefined ? [] : describe(lowered);
}

function describeScore({ plan, analysis }: LoweredPlan, name: string): string[] {
  const score = plan.scores.find((candidate) => candidate.name === name);
  if (score === undefined) return [];
  const { minimum, maximum, unclamped, grades } = analysis.reachOf(name);
  const { minimum: least, maximum: most } = unclamped;
  const isCut = least < minimum || most > maximum;
  const cut = isCut ? ` Its rules alone would give ${showNumber(least)} to ${showNumber(most)}.` : "";
  const lines = [`Reaches ${showNumber(minimum)} to ${showNumber(maximum)}.${cut}`];
  if (score.grades.length > 0) {
    const bands = score.grades.map(({ name: grade, from }) => {
      const reached = grades.includes(grade) ? "" : " (out of reach)";
      return `**${grade}**${from === undefined ? " below" : ` from ${from}`}${reached}`;
    });
    lines.push(`Grades: ${bands.join(", ")}.`);
  }
  return lines;
}

function showNumber(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : value > 0 ? "any height" : "any depth";
}

function describeSla(plan: Plan, name: string): string[] {
  const sla = plan.slas.find((candidate) => candidate.name === name);
  if (sla === undefined) return [];
  const names = collectNames(plan);
  const course = [
    `- starts: ${plainText(describeStart(names, sla.starts))}`,
    ...(sla.commit === undefined ? [] : [`- taken on within ${describeDuration(sla.commit.within)}`]),
    ...sla.tiers.map((tier) => `- ${describePoint(tier)}: ${plainText(describeActions(names, tier.actions))}`),
    `- met by: ${plainText(describeMet(names, sla))}`,
  ];
  return [`Allows ${describeDuration(sla.within)}.`, course.join("\n")];
}

function describeStage(snapshot: Snapshot, symbol: FunnelSymbol): string[] {
  const ways = listWays(snapshot);
  const into = ways.filter(({ to }) => to.name === symbol.name);
  const out = ways.filter(({ from }) => from.kind === "stage" && from.symbol.name === symbol.name);
  const show = (title: string, list: readonly Way[], end: (way: Way) => string): string[] =>
    list.length === 0 ? [] : [`${title}\n${list.map((way) => `- ${end(way)} ${way.when}`.trimEnd()).join("\n")}`];
  return [
    ...show("Ways in:", into, ({ from }) => (from.kind === "stage" ? `\`${from.symbol.name}\`` : `\`${from.name}\``)),
    ...show("Ways out:", out, ({ to }) => `\`${to.name}\``),
  ];
}

/** The cells of the content map that list it. */
function describeContent({ checked }: Snapshot, symbol: FunnelSymbol): string[] {
  const cells: string[] = [];
  for (const { declaration } of checked.declarations) {
    if (declaration.kind !== "ContentMap") continue;
    for (const { phase, cells: row } of declaration.rows) {
      row.forEach(({ contents }, index) => {
        const persona = declaration.header?.personas[index]?.text;
        if (contents.some((name: Name) => name.text === symbol.name)) cells.push(`${phase.text} × ${persona ?? "?"}`);
      });
    }
  }
  return cells.length === 0 ? ["Stands in no cell of the content map."] : [`In the content map: ${cells.join(", ")}.`];
}

/** The criterion as it is written. */
function describeCriterion({ node, location }: FunnelSymbol): string[] {
  const body = (node as { readonly body?: readonly AnyNode[] } | undefined)?.body ?? [];
  const when = body.find(({ kind }) => kind === "When");
  if (when === undefined || location === undefined) return [];
  const written = location.source.text.slice(when.start, when.end).replace(/\s+/g, " ");
  return [`\`\`\`funnel\n${written}\n\`\`\``];
}
