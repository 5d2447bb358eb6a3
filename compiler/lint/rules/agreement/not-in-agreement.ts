/** Points out definitions that decide about a handover, and that no agreement covers. */
import type { Expression, Plan } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { type Handover, listHandovers } from "../../handovers.ts";
import { listQuoted } from "../../listing.ts";
import { coverToo, locateAgreement, locateCovered } from "./covered-places.ts";

export const notInAgreement = defineRule({
  code: "not-in-agreement",
  theme: "agreement",
  kind: "advice",
  severity: "warning",
  requirement: "R21",
  summary: "a definition decides which leads another team gets, and no agreement covers it",
  why:
    "An agreement that covers the stages and not the score that fills them is a contract with a blank in it: the stage " +
    "says 50 points, and next month other things are worth 50 points. What decides about the handover belongs in it: " +
    "the stage, its scores, who gets the lead, and how fast it is followed up.",
  bad: `agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, routing new_mql
  review  every 90 days
}`,
  good: `agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit, score engagement, sla follow_up, routing new_mql
  review  every 90 days
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan, analysis } = ctx;
    if (plan.teams.length < 2) return;
    const handovers = listHandovers(plan, analysis.lifecycle);
    const [first] = handovers;
    if (first === undefined) return;
    if (plan.agreements.length === 0) yield describeNone(ctx, first);
    else yield* checkCovered(ctx, handovers);
  },
});

interface Definition {
  readonly kind: "lifecycle" | "score" | "routing" | "sla";
  readonly name?: string;
}

/** A project without any agreement gets one advice, whatever it has to agree on. */
function describeNone(ctx: LintContext, handover: Handover): Finding {
  const { stage, from, to } = handover;
  const covers = listDefinitions(ctx.plan, handover).map(wordsOf).join(", ");
  return {
    at: ctx.locate(stage.id),
    message: `\`${to}\` gets leads from ${listQuoted(from)} in \`${stage.name}\`, and no agreement says what the two agreed on`,
    help: `Add \`agreement yearly { between ${[...from, to].join(", ")}   covers ${covers}   review every 90 days }\``,
  };
}

function* checkCovered(ctx: LintContext, handovers: readonly Handover[]): Iterable<Finding> {
  const { agreements } = ctx.plan;
  const covered = new Set(agreements.flatMap(({ covers }) => covers.map(wordsOf)));
  const told = new Set<string>();
  for (const handover of handovers) {
    for (const definition of listDefinitions(ctx.plan, handover)) {
      const words = wordsOf(definition);
      if (covered.has(words) || told.has(words)) continue;
      told.add(words);
      const [only] = agreements;
      const fix = only === undefined || agreements.length > 1 ? undefined : coverToo(ctx, only, words);
      yield {
        at: locateCovered(ctx, definition.kind, definition.name) ?? ctx.locate(handover.stage.id),
        message: `\`${words}\` has a say in which leads \`${handover.to}\` gets in \`${handover.stage.name}\`, or how, and no agreement covers it`,
        help: `Add \`${words}\` to \`covers\` of ${listQuoted(agreements.map(({ name }) => name))}`,
        related: agreements.slice(0, 3).map((agreement) => ({
          location: locateAgreement(ctx, agreement),
          message: "it is not covered here",
        })),
        ...(fix === undefined ? {} : { fix }),
      };
    }
  }
}

function wordsOf({ kind, name }: { readonly kind: string; readonly name?: string }): string {
  return name === undefined ? kind : `${kind} ${name}`;
}

/** What decides who gets which leads, and how fast. */
function listDefinitions(plan: Plan, { stage, clauses }: Handover): readonly Definition[] {
  const criteria = clauses.flatMap(({ when, on }) => [when, on?.where]);
  const scores = new Set(criteria.flatMap((criterion) => (criterion === undefined ? [] : listScores(plan, criterion))));
  const routings = plan.routings.filter(({ on }) => on.entering?.includes(stage.name));
  const slas = plan.slas.filter(({ starts }) => starts.entering?.includes(stage.name));
  return [
    { kind: "lifecycle" },
    ...[...scores].sort().map((name) => ({ kind: "score", name }) as const),
    ...routings.map(({ name }) => ({ kind: "routing", name }) as const),
    ...slas.map(({ name }) => ({ kind: "sla", name }) as const),
  ];
}

/** The scores that a criterion reads, directly, by a segment or need, or as a part of another score. */
function listScores(plan: Plan, criterion: Expression): string[] {
  const found = new Set<string>();
  const opened = new Set<Expression>();
  const addScore = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const { score } of plan.scores.find((each) => each.name === name)?.parts ?? []) addScore(score);
  };
  const read = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(read);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const expression = value as Expression;
    if (expression.op === "score" || expression.op === "grade") addScore(expression.score);
    if (expression.op === "segment" || expression.op === "need") open(expression.op, expression.name);
    Object.values(value).forEach(read);
  };
  const open = (kind: "segment" | "need", name: string): void => {
    const list = kind === "segment" ? plan.segments : plan.needs;
    const when = list.find((each) => each.name === name)?.when;
    if (when === undefined || opened.has(when)) return;
    opened.add(when);
    read(when);
  };
  read(criterion);
  return [...found];
}
