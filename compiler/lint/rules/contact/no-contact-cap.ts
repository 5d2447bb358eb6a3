/** Points out projects in which nothing limits how often a person is contacted. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { addLine, findWritten } from "../../written.ts";
import { describeMessages, listContacting } from "./contacting.ts";

const advised = "at most 2 touches per 7 days";

export const noContactCap = defineRule({
  code: "no-contact-cap",
  theme: "contact",
  kind: "advice",
  severity: "warning",
  requirement: "R26",
  summary: "nothing limits how often a person is contacted",
  why:
    "Each programme is polite by itself. A lead that moves from one to the next, or was found by three campaigns, gets all " +
    "of them in a week, and unsubscribes from everything. A cap counts across programmes, and what is too much waits.",
  bad: `contact policy {
  quiet   20:00..08:00
  consent email when email_opt_in
}`,
  good: `contact policy {
  at most 2 touches per 7 days
  quiet   20:00..08:00
  consent email when email_opt_in
  when capped defer
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const contacting = listContacting(ctx.plan);
    const [first] = contacting;
    if (first === undefined) return;
    const policy = ctx.plan.contact_policy;
    if (policy === undefined) {
      yield {
        at: ctx.locate(first.programmes[0]?.id ?? "funnel"),
        message: `Nothing limits how often, when, and with whose consent people get ${contacting.map(({ channel }) => describeMessages(channel, 2)).join(", ")}: there is no \`contact policy\``,
        help: `Add \`contact policy { ${advised}   quiet 20:00..08:00   consent ${first.channel} when OPT_IN }\``,
      };
      return;
    }
    // A cap without channels counts all of them.
    if (policy.caps.some(({ channels }) => channels.length === 0)) return;
    const open = contacting.filter(({ channel }) => !policy.caps.some(({ channels }) => channels.includes(channel)));
    if (open.length === 0) return;
    const names = [...new Set(open.flatMap(({ programmes }) => programmes.map(({ name }) => name)))];
    const written = findWritten(ctx.checked, "ContactPolicy");
    const fix = written && policy.caps.length === 0 ? addLine(written, advised, `Add \`${advised}\``) : undefined;
    yield {
      at: ctx.locate(policy.id),
      message: `Nothing limits how many ${open.map(({ channel }) => describeMessages(channel, 2)).join(" and ")} one person gets from ${listQuoted(names)}`,
      help: policy.caps.length === 0 ? `Add \`${advised}\`` : `Add \`${advised}\`, which counts every channel`,
      ...(fix === undefined ? {} : { fix }),
    };
  },
});
