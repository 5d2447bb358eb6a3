/** Reports stages that no lead can ever get to. */
import type { Arrow } from "../../../analysis/analysis.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { countOf, listQuoted } from "../../listing.ts";
import { findDead, isExplained } from "./explained.ts";

export const unreachableStage = defineRule({
  code: "unreachable-stage",
  theme: "logic",
  kind: "logic",
  severity: "error",
  requirement: "R8",
  summary: "a stage that no lead can get to",
  why:
    "A stage that nobody enters looks like a part of the funnel: it has an owner, a title and a place in reports. Its " +
    "numbers stay at zero, and whatever was to happen there happens to no one.",
  bad: `lifecycle {
  stage visitor "Known visitor" { initial owner marketing intent anonymity }
  stage inquiry "Inquiry" { owner marketing intent involvement enter from visitor on form_submitted }
  stage mql "Marketing-qualified lead" {
    owner  sales
    intent investment
    enter  from inquiry, recycled when fit.grade in [A, B] and engagement >= 50
    limit  14 days then recycled because no_contact
  }
  stage trial "On trial" {
    owner  sales
    intent investment
    limit  60 days then recycled because not_ready
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
  stage inquiry "Inquiry" { owner marketing intent involvement enter from visitor on form_submitted }
  stage mql "Marketing-qualified lead" {
    owner  sales
    intent investment
    enter  from inquiry, recycled when fit.grade in [A, B] and engagement >= 50
    limit  14 days then recycled because no_contact
  }
  stage trial "On trial" {
    owner  sales
    intent investment
    enter  from mql on demo_requested
    limit  60 days then recycled because not_ready
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
    const { reachable, arrows, stages } = ctx.analysis.lifecycle;
    for (const stage of ctx.share(findRoots)) {
      const into = arrows.filter(({ to }) => to === stage);
      const declared = stages.find(({ name }) => name === stage)!;
      const from = [...new Set(into.map((arrow) => arrow.from))];
      const before = stages.slice(0, stages.indexOf(declared));
      const left = before.filter(({ name, final }) => reachable.has(name) && final === undefined);
      yield {
        at: ctx.locate(declared.id),
        message:
          into.length === 0
            ? `No lead can ever get to \`${stage}\`: nothing leads into it`
            : from.every((name) => !reachable.has(name))
              ? `No lead can ever get to \`${stage}\`: it is entered from ${listQuoted(from)} alone, which cannot be reached either`
              : `No lead can ever get to \`${stage}\`: ${into.length === 1 ? "the only way into it can never" : `none of the ${countOf(into.length, "way")} into it can ever`} be taken`,
        help:
          into.length === 0
            ? `Add \`enter from ${left.at(-1)?.name ?? stages[0]!.name} on …\` to \`${stage}\`, or delete the stage`
            : `Change what \`${stage}\` is entered by, or delete the stage`,
        related: into
          .flatMap(({ by }) =>
            by.kind === "clause" ? [{ location: ctx.locate(by.clause.id), message: "this can never happen" }] : [],
          )
          .slice(0, 3),
      };
    }
  },
});

/** Whether a clause that can never be taken is told of with the stage that it leads to. */
export function isBlamedOnStage(ctx: LintContext, clause: string): boolean {
  return ctx.share(findBlamed).has(clause);
}

/** The clauses that lead to stages that are told of. */
function findBlamed(ctx: LintContext): ReadonlySet<string> {
  const roots = new Set(ctx.share(findRoots));
  const blamed = new Set<string>();
  for (const { by, to } of ctx.analysis.lifecycle.arrows) {
    if (by.kind === "clause" && roots.has(to)) blamed.add(by.clause.id);
  }
  return blamed;
}

/** Of the stages that cannot be reached, those that are not merely behind another one. */
function findRoots(ctx: LintContext): string[] {
  const { reachable, arrows, stages } = ctx.analysis.lifecycle;
  const lost = stages.map(({ name }) => name).filter((name) => !reachable.has(name));
  if (lost.length === 0) return [];
  const explained = new Set(lost.filter((name) => arrows.some((arrow) => arrow.to === name && isFaulty(ctx, arrow))));
  const roots: string[] = [];
  const behind = new Set<string>();
  const follow = (root: string): void => {
    const seen = new Set([root]);
    for (const name of seen) {
      for (const { from, to, possible } of arrows) if (from === name && possible && !reachable.has(to)) seen.add(to);
    }
    seen.delete(root);
    for (const name of seen) behind.add(name);
  };
  for (const name of lost) {
    if (arrows.some(({ from, to, possible }) => to === name && possible && from !== name)) continue;
    if (!explained.has(name)) roots.push(name);
    follow(name);
  }
  // What is left goes round in a circle that nothing leads into.
  for (const name of lost) {
    const isEntered = arrows.some(({ from, to, possible }) => to === name && possible && from !== name);
    if (!isEntered || behind.has(name)) continue;
    roots.push(name);
    follow(name);
  }
  return roots;
}

/** Whether the arrow is impossible for a reason that is reported elsewhere. */
function isFaulty(ctx: LintContext, { by, possible }: Arrow): boolean {
  if (possible || by.kind !== "clause") return false;
  const dead = ctx.share(findDead);
  const { when, on } = by.clause;
  return [when, on?.where].some((each) => each !== undefined && isExplained(ctx, each, dead));
}
