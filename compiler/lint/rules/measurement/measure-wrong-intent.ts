/** Points out measures that count for one intent what programmes of another one do. */
import type { Measure, Nurture } from "../../../../schemas/generated/plan.ts";
import { replaceText } from "../../../diagnostics/fix.ts";
import { findProperty } from "../../../plan/lower/property.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { findWritten } from "../../written.ts";

export const measureWrongIntent = defineRule({
  code: "measure-wrong-intent",
  theme: "measurement",
  kind: "advice",
  severity: "warning",
  requirement: "R20",
  summary: "a measure stands under an intent whose programmes never meet its leads",
  why:
    "The number looks good and belongs to somebody else: what sales accepts says nothing about the mails to strangers. " +
    "Put under the wrong intent it makes one programme look better than it is, and hides another.",
  bad: `measure handover "MQLs that sales accepts" {
  intent list_to_lead
  rate   from mql to accepted within 14 days
  target >= 60%
}`,
  good: `measure handover "MQLs that sales accepts" {
  intent lead
  rate   from mql to accepted within 14 days
  target >= 60%
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const measure of ctx.plan.measures) {
      const { intent, name } = measure;
      const from = measure.rate?.from ?? measure.time?.from;
      if (intent === undefined || from === undefined) continue;
      const meeting = ctx.plan.nurtures.filter((nurture) => meets(ctx, nurture, from));
      const intents = new Set(meeting.map((nurture) => nurture.intent));
      const isUsed = ctx.plan.nurtures.some((nurture) => nurture.intent === intent);
      // Programmes without an intent could be for anything.
      if (!isUsed || intents.size === 0 || intents.has(intent) || intents.has(undefined)) continue;
      const [only] = intents;
      const fix = intents.size === 1 && only !== undefined ? setIntent(ctx, measure, only) : undefined;
      yield {
        at: ctx.checked.lookup("measure", name)?.location ?? ctx.locate(measure.id),
        message: `\`${name}\` measures leads from \`${from}\` for \`${intent}\`, whose programmes never address that stage`,
        help: `${listQuoted(meeting.map((nurture) => nurture.name))} ${meeting.length === 1 ? "does" : "do"}: write \`intent ${[...intents].join("` or `intent ")}\``,
        related: meeting.slice(0, 3).map(({ id }) => ({ location: ctx.locate(id), message: `addresses \`${from}\`` })),
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
});

function meets({ analysis }: LintContext, nurture: Nurture, stage: string): boolean {
  return !analysis.impossible({ holds: [nurture.for], stages: [stage] });
}

function setIntent(ctx: LintContext, { name }: Measure, intent: string): Finding["fix"] {
  const written = findWritten(ctx.checked, "Measure", name);
  const value = written && findProperty(written.declaration.body, "MeasureIntent")?.value;
  return written && value && replaceText(written.source, value.start, value.end, intent);
}
