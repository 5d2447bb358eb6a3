/** Reports stages that send a lead to each other by conditions that hold at the same time. */
import type { EnterClause, Expression, Plan } from "../../../../schemas/generated/plan.ts";
import type { PlanIndex } from "../../../analysis/plan-index.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { walkExpression } from "./criteria.ts";

export const lifecycleCycle = defineRule({
  code: "lifecycle-cycle",
  theme: "logic",
  kind: "logic",
  severity: "error",
  requirement: "R8",
  summary: "whoever enters a stage meets the condition for going back at once",
  why:
    "If what brings a lead into a stage also sends it back, it stands wherever it happened to stand first, and neither " +
    "team can say why. Mostly a comparison points the wrong way.",
  bad: `lifecycle {
  stage visitor "Known visitor" { initial owner marketing intent anonymity }
  stage inquiry "Inquiry" {
    owner  marketing
    intent involvement
    enter  from visitor on form_submitted
    enter  from mql when employees >= 50
  }
  stage mql "Marketing-qualified lead" {
    owner  sales
    intent investment
    enter  from inquiry  when employees >= 200 and did demo_requested
    enter  from recycled when fit.grade in [A, B] and engagement >= 50
    limit  14 days then recycled because no_contact
  }
  stage accepted "Sales-accepted lead" {
    owner  sales   worked by sales
    intent investment
    enter  from mql on sales_accepted
    limit  60 days then recycled because not_ready
  }
  stage opportunity "Opportunity" {
    owner  sales   worked by sales
    enter  from accepted on opportunity_opened
    limit  180 days then recycled because not_ready
  }
  stage customer "Customer" { owner sales final won enter from opportunity on deal_won }
  stage recycled "Recycled" {
    owner   marketing
    intent  involvement
    reasons [not_ready, no_contact]
    enter   from mql, accepted, opportunity on sales_rejected where reason is not competitor   because reason
  }
  stage disqualified "Disqualified" {
    owner  marketing   final lost
    enter  from mql, accepted, opportunity on sales_rejected where reason is competitor
  }
}`,
  good: `lifecycle {
  stage visitor "Known visitor" { initial owner marketing intent anonymity }
  stage inquiry "Inquiry" {
    owner  marketing
    intent involvement
    enter  from visitor on form_submitted
    enter  from mql when employees < 50
  }
  stage mql "Marketing-qualified lead" {
    owner  sales
    intent investment
    enter  from inquiry  when employees >= 200 and did demo_requested
    enter  from recycled when fit.grade in [A, B] and engagement >= 50
    limit  14 days then recycled because no_contact
  }
  stage accepted "Sales-accepted lead" {
    owner  sales   worked by sales
    intent investment
    enter  from mql on sales_accepted
    limit  60 days then recycled because not_ready
  }
  stage opportunity "Opportunity" {
    owner  sales   worked by sales
    enter  from accepted on opportunity_opened
    limit  180 days then recycled because not_ready
  }
  stage customer "Customer" { owner sales final won enter from opportunity on deal_won }
  stage recycled "Recycled" {
    owner   marketing
    intent  involvement
    reasons [not_ready, no_contact]
    enter   from mql, accepted, opportunity on sales_rejected where reason is not competitor   because reason
  }
  stage disqualified "Disqualified" {
    owner  marketing   final lost
    enter  from mql, accepted, opportunity on sales_rejected where reason is competitor
  }
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const ways = listWays(ctx);
    const out = Map.groupBy(ways, ({ from }) => from);
    const told = new Set<string>();
    for (const first of ways) {
      const cycle = followCycle(ctx, out, [first]);
      if (cycle === undefined) continue;
      const key = cycle
        .map(({ clause }) => clause.id)
        .sort()
        .join(" ");
      if (told.has(key)) continue;
      told.add(key);
      const last = cycle.at(-1)!;
      const path = [first.from, ...cycle.map(({ to }) => to)].map((name) => `\`${name}\``).join(" → ");
      yield {
        at: ctx.locateExpression(last.when) ?? ctx.locate(last.clause.id),
        message: `${path} is a circle: whoever enters \`${first.to}\` meets this condition for going back at that very moment`,
        help: `Change this condition so that it is not true of everybody who enters \`${first.to}\`, or let an activity trigger it with \`on\``,
        related: cycle.slice(0, -1).map(({ when, clause, to }) => ({
          location: ctx.locateExpression(when) ?? ctx.locate(clause.id),
          message: `this brings the lead into \`${to}\``,
        })),
      };
    }
  },
});

interface Way {
  readonly clause: EnterClause;
  readonly from: string;
  readonly to: string;
  readonly when: Expression;
}

/**
 * The ways that a condition alone opens, whose truth does not depend on where the lead stands; without those that no
 * circle can go through.
 */
function listWays({ plan, analysis: { index } }: LintContext): Way[] {
  const ways = plan.lifecycle.flatMap((target) =>
    target.enter.flatMap((clause) => {
      const { when, on } = clause;
      if (when === undefined || on !== undefined) return [];
      // A turnback holds the lead until it requalifies.
      const from = clause.from.filter((name) => index.turnbackOf(name) === undefined);
      return from.map((name) => ({ clause, from: name, to: target.name, when }));
    }),
  );
  const [left, entered] = [new Set(ways.map(({ from }) => from)), new Set(ways.map(({ to }) => to))];
  return ways.filter(
    ({ from, to, when }) => left.has(to) && entered.has(from) && isIndependent(plan, index, when, [from, to]),
  );
}

/** Extends a path each of whose conditions implies the next until it is back where it began. */
function followCycle(
  ctx: LintContext,
  out: ReadonlyMap<string, readonly Way[]>,
  path: readonly Way[],
): readonly Way[] | undefined {
  const [first] = path;
  const last = path.at(-1)!;
  for (const next of out.get(last.to) ?? []) {
    if (path.includes(next)) continue;
    if (ctx.analysis.impossible({ holds: [last.when] })) return undefined;
    if (!ctx.analysis.impossible({ holds: [last.when], fails: [next.when] })) continue;
    if (next.to === first!.from) return [...path, next];
    const cycle = path.length < 4 ? followCycle(ctx, out, [...path, next]) : undefined;
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** Whether a criterion asks only about what stays the same while a lead moves between those stages. */
function isIndependent(plan: Plan, index: PlanIndex, expression: Expression, stages: readonly string[]): boolean {
  let isFound = true;
  const seen = new Set<string>();
  const visit = (each: Expression): void => {
    switch (each.op) {
      case "fact":
        if (each.fact === "persona") for (const { when } of plan.personas) follow(`persona`, when);
        else if (each.fact === "phase") for (const { when } of plan.journey) follow(`phase`, when);
        else if (each.fact !== "created" && each.fact !== "now") isFound = false;
        break;
      case "segment":
        follow(`segment ${each.name}`, index.segment(each.name)?.when);
        break;
      case "need":
        follow(`need ${each.name}`, index.need(each.name)?.when);
        break;
      case "score":
      case "grade":
        followScore(each.score);
        break;
      case "was":
      case "times_entered":
      case "entered_on":
        isFound = false;
        break;
      case "did":
      case "count":
      case "sum":
      case "first":
      case "last":
      case "time_since":
        if (each.selection.since !== undefined) isFound = false;
        break;
      default:
    }
  };
  const follow = (key: string, when: Expression | undefined): void => {
    const mark = `${key} ${JSON.stringify(when)}`;
    if (when === undefined || seen.has(mark)) return;
    seen.add(mark);
    walkExpression(when, visit);
  };
  const followScore = (name: string): void => {
    const score = index.score(name);
    if (score === undefined || seen.has(`score ${name}`)) return;
    seen.add(`score ${name}`);
    if (score.reset_on.some((stage) => stages.includes(stage))) isFound = false;
    for (const { when } of [...score.rules, ...score.exclude]) if (when !== undefined) walkExpression(when, visit);
    for (const part of score.parts) followScore(part.score);
  };
  walkExpression(expression, visit);
  return isFound;
}
