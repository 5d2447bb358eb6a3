/** Reports rows, ways into stages, personas and phases that an earlier one leaves nothing to. */
import type { Expression, Queue, Routing } from "../../../../schemas/generated/plan.ts";
import type { PlanIndex } from "../../../analysis/plan-index.ts";
import { countNames } from "../../../analysis/name-set.ts";
import { createWaysOut, criteriaOf, type Way, type WaysOut } from "./ways-out.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

export const shadowedRule = defineRule({
  code: "shadowed-rule",
  theme: "logic",
  kind: "logic",
  severity: "error",
  requirement: "R11",
  summary: "an earlier row, stage or persona takes everything that this one could",
  why:
    "Rows are tried from the top, and the first that fits wins. A row for the largest accounts below one for all large " +
    "accounts is never used, so the enterprise desk waits while its leads go elsewhere.",
  bad: `queue global "Global accounts" {
  team   sales
  member "dee@acme.example"
  assign round_robin
}
routing new_mql "Who gets an MQL" {
  on   entering mql
  keep owner
  when employees >= 1000 -> enterprise
  when employees >= 5000 -> global
  otherwise              -> general
}`,
  good: `queue global "Global accounts" {
  team   sales
  member "dee@acme.example"
  assign round_robin
}
routing new_mql "Who gets an MQL" {
  on   entering mql
  keep owner
  when employees >= 5000 -> global
  when employees >= 1000 -> enterprise
  otherwise              -> general
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const routing of ctx.plan.routings) yield* checkRows(ctx, routing);
    yield* checkPersonas(ctx);
    yield* checkPhases(ctx);
    yield* checkClauses(ctx);
  },
});

function* checkRows(ctx: LintContext, { name, on, rows }: Routing): Iterable<Finding> {
  const standing = on.entering === undefined ? {} : { stages: on.entering };
  for (const [index, { id, when }] of rows.entries()) {
    if (when === undefined || ctx.analysis.impossible({ holds: [when], ...standing })) continue;
    const earlier = rows
      .slice(0, index)
      .filter((row) => row.when !== undefined && alwaysAssigns(ctx.analysis.index, row.queue));
    const criteria = earlier.flatMap((row) => row.when ?? []);
    if (earlier.length === 0 || !ctx.analysis.impossible({ holds: [when], fails: criteria, ...standing })) continue;
    const taker = earlier.find((row) => ctx.analysis.impossible({ holds: [when], fails: [row.when!], ...standing }));
    yield {
      at: ctx.locate(id),
      message: `This row of \`${name}\` gets no lead: ${taker === undefined ? "the rows above it take" : "a row above it takes"} every lead that it is for`,
      help: "Move it up, above the row that takes its leads, or delete it",
      related: (taker === undefined ? earlier : [taker]).map((row) => ({
        location: ctx.locate(row.id),
        message: "this row comes first",
      })),
    };
  }
}

/** Only a queue that never runs full or empty is sure to take who comes, following where it overflows. */
function alwaysAssigns({ queue: find }: PlanIndex, name: string | undefined): boolean {
  const seen = new Set<string>();
  for (let next = name; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const queue: Queue | undefined = find(next);
    if (queue === undefined) return false;
    const isSteady = queue.members.some((member) => member.away.length === 0 && member.takes_per_day === undefined);
    if (isSteady && queue.capacity === undefined) return true;
    next = queue.overflow;
  }
  return false;
}

function* checkPersonas(ctx: LintContext): Iterable<Finding> {
  const ranked = ctx.plan.personas
    .filter((persona) => persona.when !== undefined)
    .sort((a, b) => b.priority - a.priority || (a.name < b.name ? -1 : 1));
  for (const [index, { id, name, when }] of ranked.entries()) {
    const earlier = ranked.slice(0, index);
    const taker = findTaker(ctx, when!, earlier);
    if (taker === undefined) continue;
    const [one] = taker;
    const names = taker.map((each) => `\`${each.name}\``).join(", ");
    yield {
      at: ctx.locate(id),
      message: `No lead ever has the persona \`${name}\`: whoever fits it is taken by ${names}, which come${taker.length === 1 ? "s" : ""} first`,
      help: `Give \`${name}\` a higher \`priority\` than ${one!.priority}, or narrow its \`when\``,
      related: taker.map((each) => ({ location: ctx.locate(each.id), message: `its priority is ${each.priority}` })),
    };
  }
}

function* checkPhases(ctx: LintContext): Iterable<Finding> {
  const { journey } = ctx.plan;
  for (const [index, { id, name, when = truth }] of journey.entries()) {
    const taker = findTaker(
      ctx,
      when,
      journey.slice(index + 1).map((phase) => ({ ...phase, when: phase.when ?? truth })),
    );
    if (taker === undefined) continue;
    const names = taker.map((each) => `\`${each.name}\``).join(", ");
    yield {
      at: ctx.locate(id),
      message: `No lead is ever in the phase \`${name}\`: whoever fits it is in ${names} already, since the last phase that holds counts`,
      help: `Narrow the \`when\` of ${names}, or move \`${name}\` behind`,
      related: taker.map((each) => ({ location: ctx.locate(each.id), message: "this phase counts instead" })),
    };
  }
}

/** A criterion that is always true. */
const truth: Expression = { op: "and", operands: [] };

/** Those that leave nothing of a criterion: one of them if one suffices. */
function findTaker<Rival extends { readonly when?: Expression }>(
  ctx: LintContext,
  when: Expression,
  rivals: readonly Rival[],
): readonly Rival[] | undefined {
  const { analysis } = ctx;
  const near = rivals.filter(
    (rival) =>
      rival.when !== undefined && (rival.when === truth || when === truth || analysis.related(when, rival.when)),
  );
  if (near.length === 0 || analysis.impossible({ holds: [when] })) return undefined;
  if (!analysis.impossible({ holds: [when], fails: near.map((rival) => rival.when!) })) return undefined;
  const one = near.find((rival) => analysis.impossible({ holds: [when], fails: [rival.when!] }));
  return one === undefined ? near : [one];
}

/** The first enabled way out of a stage is taken, in the order of the stages that they lead to. */
function* checkClauses(ctx: LintContext): Iterable<Finding> {
  const earlier = new Map<string, WaysOut>();
  const leadsTo = createTravel(ctx);
  for (const target of ctx.plan.lifecycle) {
    for (const clause of target.enter) {
      const way = { clause, target };
      const takers = clause.from.map((from) =>
        earlier
          .get(from)
          ?.rivalsOf(way)
          .find((other) => takesAll(ctx, other, way, from) && !leadsTo(other.target.name, from)),
      );
      const [taker] = takers;
      if (taker !== undefined && takers.every((each) => each !== undefined)) {
        yield {
          at: ctx.locate(clause.id),
          message: `Nobody enters \`${target.name}\` this way: ${taker.target === target ? "another way into it" : `the way into \`${taker.target.name}\``} is tried first and fits whenever this one does`,
          help:
            taker.target === target
              ? "Delete it, or the other one"
              : `Move the stage \`${target.name}\` up, above \`${taker.target.name}\`, or narrow the other way with \`when\``,
          related: [{ location: ctx.locate(taker.clause.id), message: "this one comes first" }],
        };
      }
      for (const from of clause.from) {
        let ways = earlier.get(from);
        if (ways === undefined) earlier.set(from, (ways = createWaysOut(ctx, from)));
        ways.add(way);
      }
    }
  }
}

function takesAll(ctx: LintContext, first: Way, second: Way, from: string): boolean {
  const { analysis, plan } = ctx;
  const [one, other] = [first.clause, second.clause];
  if (one.on !== undefined && other.on === undefined) return false;
  if (one.on !== undefined && !other.on!.activities.every((each) => one.on!.activities.includes(each))) return false;
  // What is held back, gated or disarmed leaves the lead to the next one.
  if (analysis.index.requiredBefore(first.target.name).length > 0) return false;
  if (one.on === undefined && analysis.index.turnbackOf(from) !== undefined) return false;
  const activities = other.on === undefined ? {} : { activities: other.on.activities };
  const holds = criteriaOf(other);
  // Where the lead stands is part of the question only where a criterion speaks of it.
  const isStanding = [...holds, ...criteriaOf(one)].some(
    (each) => countNames(analysis.stagesOf(each)) < plan.lifecycle.length,
  );
  const standing = isStanding ? { stages: [from], ...activities } : activities;
  if (!criteriaOf(one).every((each) => analysis.impossible({ holds, fails: [each], ...standing }))) return false;
  return !analysis.impossible({ holds, ...standing });
}

/** Tells whether a lead can come from one stage to another; a lead that was there before may find its way disarmed. */
function createTravel({ analysis }: LintContext): (start: string, end: string) => boolean {
  const next = new Map<string, string[]>();
  for (const { from, to, possible } of analysis.lifecycle.arrows) {
    if (!possible) continue;
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  }
  return (start, end) => {
    const seen = new Set([start]);
    // Growing while it is walked over.
    for (const name of seen) for (const to of next.get(name) ?? []) seen.add(to);
    return seen.has(end);
  };
}
