/** Points out stages to which leads come back with a reason, and nothing is said about the reasons. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";

export const turnbackMissing = defineRule({
  code: "turnback-missing",
  theme: "lifecycle",
  kind: "advice",
  severity: "warning",
  requirement: "R18",
  summary: "a stage has reasons, and no `turnback` says what follows from them",
  why:
    "Sales was asked why it hands leads back, and picks a reason from a list. If `not_ready` and `bad_data` then lead to " +
    "the same mail, the next answer will be the first of the list. A `turnback` gives each reason a programme and says " +
    "when such a lead may come again.",
  lacking: ["turnback recycled"],
  bad: `measure why_returned "Why sales returns leads" { reasons of recycled }`,
  good: `turnback recycled {
  not_ready  -> nurture keep_warm   requalify when engagement >= 60
  no_contact -> nurture keep_warm   requalify when did form_submitted
  otherwise  -> nurture keep_warm   requalify when engagement >= 60
}
measure why_returned "Why sales returns leads" { reasons of recycled }`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan } = ctx;
    for (const { id, name, reasons, final } of plan.lifecycle) {
      // Why a lead was lost is for the report; there is nothing left to do about it.
      if (final !== undefined || reasons.length === 0 || plan.turnbacks.some(({ stage }) => stage === name)) continue;
      const back = plan.nurtures.find(({ intent }) => intent === "turnback")?.name ?? "PROGRAMME";
      yield {
        at: ctx.locate(id),
        message: `Leads come to \`${name}\` because of ${listQuoted(reasons)}, and no \`turnback\` says what follows from that`,
        help: `Add \`turnback ${name} { ${reasons[0]} -> nurture ${back} requalify when …   otherwise -> nurture ${back} }\``,
      };
    }
  },
});
