/** Points out intents of nurture that no measure is about. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";

export const measureMissing = defineRule({
  code: "measure-missing",
  theme: "measurement",
  kind: "advice",
  severity: "warning",
  requirement: "R20",
  summary: "no measure says whether the programmes of an intent work",
  why:
    "Mails sent and opened say that a programme runs. Whether it does what it is for, strangers becoming inquiries or " +
    "returned leads coming back, shows in the stages, and only if somebody decided beforehand what to count.",
  lacking: ["measure second_chance"],
  bad: `measure acceptance "MQLs that sales accepts" {
  intent lead
  rate   from mql to accepted within 14 days
  target >= 60%
}`,
  good: `measure acceptance "MQLs that sales accepts" {
  intent lead
  rate   from mql to accepted within 14 days
  target >= 60%
}
measure second_chance "Recycled leads that come back" {
  intent turnback
  rate   from recycled to mql within 180 days
  target >= 5%
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { nurtures, measures } = ctx.plan;
    for (const [intent, programmes] of Map.groupBy(nurtures, (nurture) => nurture.intent)) {
      const [first, ...others] = programmes;
      if (intent === undefined || first === undefined) continue;
      if (measures.some((measure) => measure.intent === intent)) continue;
      const names = listQuoted(programmes.map(({ name }) => name));
      yield {
        at: ctx.locate(first.id),
        message: `Nothing measures what ${names} ${others.length === 0 ? "achieves" : "achieve"}: no measure has the intent \`${intent}\``,
        help: `Add \`measure NAME { intent ${intent}   rate from STAGE to STAGE within 90 days   target >= 10% }\``,
        related: others.slice(0, 3).map(({ id }) => ({ location: ctx.locate(id), message: "of the same intent" })),
      };
    }
  },
});
