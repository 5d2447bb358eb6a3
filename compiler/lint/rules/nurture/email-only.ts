/** Points out programmes, and whole funnels, that reach people by e-mail alone. */
import type { Nurture, Plan } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { countOf, listQuoted } from "../../listing.ts";
import { listCandidates, listSends, listSteps, type ProgrammeSend } from "../../programme-sends.ts";

export const emailOnly = defineRule({
  code: "email-only",
  theme: "nurture",
  kind: "advice",
  severity: "warning",
  requirement: "R4",
  summary: "a programme, or the whole funnel, reaches people by e-mail alone",
  why:
    "Most mails are never opened, and the people who decide open the fewest. A programme that only mails nags " +
    "those who do not read and loses the rest without noticing. A call, a card in the post, a seat at a dinner or a " +
    "note on the web page reaches them, and is remembered.",
  bad: `nurture keep_warm "Keep warm" {
  intent turnback
  for    stage is recycled
  goal   stage is mql
  steps {
    send roi_calculator by email
    wait 14 days
    send industry_guide by email
    wait until did form_submitted, at most 30 days
    repeat
  }
}`,
  good: `nurture keep_warm "Keep warm" {
  intent turnback
  for    stage is recycled
  goal   stage is mql
  steps {
    send roi_calculator by email
    wait 14 days
    task "Send the printed guide" for marketing by direct_mail
    wait until did form_submitted, at most 30 days
    repeat
  }
}`,
  check: findMailing,
});

interface Programme {
  readonly nurture: Nurture;
  readonly sends: readonly ProgrammeSend[];
}

function* findMailing(ctx: LintContext): Iterable<Finding> {
  const { plan } = ctx;
  const programmes = plan.nurtures
    .filter(({ operational }) => !operational)
    .map((nurture): Programme => ({ nurture, sends: listSends(plan, nurture) }))
    .filter(({ sends }) => sends.length > 0);
  const mailing = programmes.filter(isMailing);
  // One message by mail is no programme that nags.
  const nagging = mailing.filter(isRepeated);
  if (mailing.length > 1 && mailing.length === programmes.length && nagging.length > 0) {
    yield describeFunnel(ctx, mailing);
    return;
  }
  for (const programme of nagging) yield describeProgramme(ctx, programme);
}

/** True when nothing but mail can go out, and nobody is told to do anything else. */
function isMailing({ nurture, sends }: Programme): boolean {
  const isByMail = sends.every(({ possible }) => possible.length > 0 && possible.every((name) => name === "email"));
  return isByMail && !listSteps(nurture).some((step) => step.step === "task" && step.channel !== "email");
}

function isRepeated({ nurture, sends }: Programme): boolean {
  if (nurture.cadence !== undefined || sends.length > 1) return true;
  return listSteps(nurture).some(({ step }) => step === "repeat");
}

function describeFunnel(ctx: LintContext, mailing: readonly Programme[]): Finding {
  const names = mailing.map(({ nurture }) => nurture.name);
  return {
    at: ctx.locate("funnel"),
    message: `All ${names.length} programmes of this funnel, ${listQuoted(names)}, reach people by e-mail alone`,
    help: helpWith(ctx.plan, mailing),
    related: mailing.map(({ nurture }) => ({ location: ctx.locate(nurture.id), message: "only mails" })),
  };
}

function describeProgramme(ctx: LintContext, programme: Programme): Finding {
  const { nurture, sends } = programme;
  const idle = [...new Set(sends.flatMap(({ wanted }) => wanted.filter((name) => name !== "email")))];
  const times = nurture.cadence === undefined ? ` in ${countOf(sends.length, "message")}` : "";
  const reason = idle.length === 0 ? "" : `: nothing it sends is made for ${listQuoted(idle)}`;
  return {
    at: ctx.locate(nurture.cadence?.id ?? nurture.id),
    message: `\`${nurture.name}\` reaches people by e-mail alone${times}${reason}`,
    help: helpWith(ctx.plan, [programme]),
  };
}

/** Names a channel for which some content is made already, or else a step that needs none. */
function helpWith(plan: Plan, programmes: readonly Programme[]): string {
  const team = plan.teams[0]?.name ?? "TEAM";
  for (const { content } of programmes.flatMap(({ sends }) => sends)) {
    for (const { name, by } of listCandidates(plan, content)) {
      const other = by.find((channel) => channel !== "email");
      if (other === undefined) continue;
      return `Write \`by email, ${other}\`, by which \`${name}\` goes out too, or add a step such as \`task "Send a card" for ${team} by direct_mail\``;
    }
  }
  return `Add a step by another channel, as in \`task "Send the printed guide" for ${team} by direct_mail\``;
}
