/** Reports routing that can leave a lead with nobody. */
import type { Routing } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

export const missingOtherwise = defineRule({
  code: "missing-otherwise",
  theme: "logic",
  kind: "logic",
  severity: "error",
  requirement: "R11",
  summary: "routing can leave a lead with nobody",
  why:
    "A lead that fits no row belongs to no one: nobody is told, no clock runs, and the buyer who asked for a call waits. " +
    "Mostly it is the lead whose country or size is not known yet.",
  bad: `routing new_mql "Who gets an MQL" {
  on   entering mql
  keep owner
  when employees >= 1000 -> enterprise
  when employees < 1000  -> general
}`,
  good: `routing new_mql "Who gets an MQL" {
  on   entering mql
  keep owner
  when employees >= 1000 -> enterprise
  otherwise              -> general
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const routing of ctx.plan.routings) {
      const last = routing.rows.at(-1);
      if (last !== undefined && last.when === undefined) yield* checkLast(ctx, routing);
      else yield* checkRest(ctx, routing);
    }
  },
});

/** A last row that goes to the account's owner finds nobody where the account has none. */
function* checkLast(ctx: LintContext, { name, rows }: Routing): Iterable<Finding> {
  const last = rows.at(-1)!;
  if (last.account_owner !== true) return;
  yield {
    at: ctx.locate(last.id),
    message: `\`${name}\` leaves a lead with nobody when its account has no owner, or the owner is away`,
    help: `Give the account's owner a \`when\` of its own, and add \`otherwise -> ${someQueue(ctx)}\` as the last row`,
  };
}

function* checkRest(ctx: LintContext, { id, name, on, rows }: Routing): Iterable<Finding> {
  const fails = rows.flatMap(({ when }) => when ?? []);
  const standing = on.entering === undefined ? {} : { stages: on.entering };
  const answer = ctx.analysis.satisfiable({ fails, ...standing });
  const isCertain = rows.length === 0;
  if (answer.answer !== "yes" && !isCertain) return;
  yield {
    at: ctx.locate(id),
    message: `\`${name}\` can leave a lead with nobody: no row fits every lead that the others leave over`,
    help: `Add \`otherwise -> ${someQueue(ctx)}\` as the last row`,
    ...(answer.answer === "yes" && answer.witness !== undefined ? { witness: answer.witness } : {}),
  };
}

/** The queue that a lead could go to at least: one that others overflow into, else any. */
function someQueue({ plan: { queues } }: LintContext): string {
  const overflows = new Set(queues.flatMap(({ overflow }) => overflow ?? []));
  return (queues.find(({ name }) => overflows.has(name)) ?? queues[0])?.name ?? "general";
}
