/** Points out cadences that have fewer assets than they need for as long as a lead may stay. */
import type { Duration, Nurture, Plan } from "../../../../schemas/generated/plan.ts";
import { longest, shortest } from "../../../analysis/elapsed.ts";
import { isRetired, listColumnContents, listColumns } from "../../content-map.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

export const contentRunsDry = defineRule({
  code: "content-runs-dry",
  theme: "content",
  kind: "advice",
  severity: "warning",
  requirement: "R3",
  summary: "a cadence has fewer assets than it needs for as long as leads stay",
  why:
    "The programme promises something every week for two months, and the shelf has three things on it. From the fourth " +
    "week on it is silent, and a silent programme looks like any other in a list of programmes.",
  bad: `nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  every  2 days send next from content map by event, direct_mail, email
}`,
  good: `nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  every  5 days send next from content map by event, direct_mail, email
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan } = ctx;
    for (const nurture of plan.nurtures) {
      const { cadence, name } = nurture;
      const stay = cadence && findLongestStay(ctx, nurture);
      if (cadence === undefined || stay === undefined) continue;
      const needed = Math.floor(shortest(stay.limit) / longest(cadence.every));
      const [least] = listColumns(plan)
        .map((column) => ({ column, count: countSendable(ctx, column, cadence.channels) }))
        .sort((left, right) => left.count - right.count);
      // Columns without anything at all are gaps, which another rule points out.
      if (least === undefined || least.count === 0 || least.count >= needed) continue;
      const whom = least.column === "any" ? "a lead without a persona" : `\`${least.column}\``;
      yield {
        at: ctx.locate(cadence.id),
        message: `\`${name}\` sends up to ${needed} times while a lead is in \`${stay.stage}\`, and the content map has ${least.count} for ${whom}`,
        help: `Send less often, or add ${needed - least.count} more to the content map for ${whom}`,
        related: [{ location: ctx.locate(`stage/${stay.stage}/limit`), message: "a lead stays as long as this" }],
      };
    }
  },
});

/** The stage of the audience in which a lead may stay the longest; only a limit says how long that is. */
function findLongestStay(
  { plan, analysis }: LintContext,
  nurture: Nurture,
): { readonly stage: string; readonly limit: Duration } | undefined {
  const stays = plan.lifecycle.flatMap(({ name, limit, worked_by: workedBy }) => {
    if (limit === undefined || workedBy !== undefined || !isElapsed(limit.after)) return [];
    return analysis.impossible({ holds: [nurture.for], stages: [name] }) ? [] : [{ stage: name, limit: limit.after }];
  });
  return stays.sort((left, right) => shortest(right.limit) - shortest(left.limit))[0];
}

function isElapsed({ unit }: Duration): boolean {
  return unit === "milliseconds" || unit === "months";
}

function countSendable(ctx: LintContext, column: string, channels: readonly string[]): number {
  return listSendable(ctx.plan, column, channels).filter((content) => !isRetired(content, ctx.now)).length;
}

function listSendable(plan: Plan, column: string, channels: readonly string[]): ReturnType<typeof listColumnContents> {
  return listColumnContents(plan, column).filter(
    ({ by }) => channels.length === 0 || by.length === 0 || by.some((channel) => channels.includes(channel)),
  );
}
