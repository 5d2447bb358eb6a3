/** Points out channels by which people are contacted whether they agreed to it or not. */
import type { Expression, Plan } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { addLine, findWritten } from "../../written.ts";
import { describeMessages, listContacting } from "./contacting.ts";

export const noConsentRule = defineRule({
  code: "no-consent-rule",
  theme: "contact",
  kind: "advice",
  severity: "warning",
  requirement: "R26",
  summary: "people are contacted by mail, SMS or phone, and no rule asks whether they agreed",
  why:
    "Without a rule a channel is permitted for everybody, also for those who opted out on a form whose answer is stored " +
    "and read by nobody. In most countries that is an offence; everywhere it is how a sender's name gets blocked for " +
    "the mails that people did want.",
  bad: `contact policy {
  at most 2 touches per 7 days
  quiet   20:00..08:00
}`,
  good: `contact policy {
  at most 2 touches per 7 days
  quiet   20:00..08:00
  consent email when email_opt_in
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const policy = ctx.plan.contact_policy;
    // A project without any policy is told to have one by another rule.
    if (policy === undefined) return;
    const asked = new Set(policy.consent.flatMap(({ channels }) => channels));
    for (const { channel, programmes } of listContacting(ctx.plan)) {
      const careless = programmes.filter((nurture) => !asksItself(nurture.for));
      const [first] = careless;
      if (asked.has(channel) || first === undefined) continue;
      const field = findOptIn(ctx.plan, channel);
      const line = `consent ${channel} when ${field ?? "OPT_IN"}`;
      const written = field === undefined ? undefined : findWritten(ctx.checked, "ContactPolicy");
      const fix = written && addLine(written, line, `Add \`${line}\``);
      yield {
        at: ctx.locate(policy.id),
        message: `People get ${describeMessages(channel, 2)} from ${listQuoted(careless.map(({ name }) => name))}, and no rule asks whether they agreed to it`,
        help: field === undefined ? `Add a field for the consent, and \`${line}\`` : `Add \`${line}\``,
        related: [{ location: ctx.locate(first.id), message: `sends by ${channel}` }],
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

const consentName = /opt_?in|opt_?out|consent|subscri|permission/iu;

/** True when an audience is limited to those who agreed, by a field that sounds like it. */
function asksItself(audience: Expression): boolean {
  let asks = false;
  JSON.stringify(audience, (_, value: unknown) => {
    if (typeof value === "object" && value !== null && "op" in value) {
      const { op, name } = value as { readonly op: string; readonly name?: string };
      if (op === "consent") asks = true;
      if ((op === "field" || op === "segment") && consentName.test(name ?? "")) asks = true;
    }
    return value;
  });
  return asks;
}

/** The one yes-or-no field that is about consent to a channel. */
function findOptIn({ lead }: Plan, channel: string): string | undefined {
  const candidates = lead.fields.filter(
    ({ name, type }) =>
      type.type === "boolean" && /opt_?in|consent|subscrib/iu.test(name) && !/opt_?out|un/iu.test(name),
  );
  const own = candidates.filter(({ name }) => name.toLowerCase().includes(channel));
  return own.length === 1 ? own[0]?.name : undefined;
}
