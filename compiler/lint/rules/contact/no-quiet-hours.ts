/** Points out projects that may contact people in the middle of the night. */
import type { Nurture, Plan } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { listSends } from "../../programme-sends.ts";
import { addLine, findWritten } from "../../written.ts";
import { describeMessages, listContacting } from "./contacting.ts";

const advised = "quiet 20:00..08:00";

export const noQuietHours = defineRule({
  code: "no-quiet-hours",
  theme: "contact",
  kind: "advice",
  severity: "warning",
  requirement: "R26",
  summary: "people may be contacted in the middle of the night",
  why:
    "A step runs when the wait before it ends, and a lead that came at three in the morning gets its next message at three " +
    "in the morning. A phone that buzzes at night is remembered with the name of the sender; a mail of the night is the " +
    "first that is deleted in the morning.",
  bad: `contact policy {
  at most 2 touches per 7 days
  consent email when email_opt_in
}`,
  good: `contact policy {
  at most 2 touches per 7 days
  quiet   20:00..08:00
  consent email when email_opt_in
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan } = ctx;
    const policy = plan.contact_policy;
    if (policy === undefined || policy.quiet.length > 0) return;
    const contacting = listContacting(plan).map(({ channel, programmes }) => ({
      channel,
      programmes: programmes.filter((nurture) => sendsAnyTime(plan, nurture, channel)),
    }));
    const open = contacting.filter(({ programmes }) => programmes.length > 0);
    if (open.length === 0) return;
    const names = [...new Set(open.flatMap(({ programmes }) => programmes.map(({ name }) => name)))];
    const written = findWritten(ctx.checked, "ContactPolicy");
    const fix = written && addLine(written, advised, `Add \`${advised}\``);
    yield {
      at: ctx.locate(policy.id),
      message: `${listQuoted(names)} may send ${open.map(({ channel }) => describeMessages(channel, 2)).join(" and ")} at any hour of the night`,
      help: `Add \`${advised}\`: what falls into it waits until it is over`,
      ...(fix === undefined ? {} : { fix }),
    };
  },
});

/** A cadence with a time of day never sends at another. */
function sendsAnyTime(plan: Plan, nurture: Nurture, channel: string): boolean {
  return listSends(plan, nurture).some(({ possible, hasTime }) => !hasTime && possible.includes(channel));
}
