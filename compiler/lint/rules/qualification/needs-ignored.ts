/** Points out programmes whose people are chosen by demographics alone. */
import type { Nurture } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { type Evidence, listWays } from "../../evidence.ts";
import { listQuoted } from "../../listing.ts";
import { listSends, listSteps } from "../../programme-sends.ts";

export const needsIgnored = defineRule({
  code: "needs-ignored",
  theme: "qualification",
  kind: "advice",
  severity: "warning",
  requirement: "R23",
  summary: "a programme chooses its people by demographics alone",
  why:
    "Two finance chiefs at banks of the same size: one has to prove a return, the other to pass an audit. A programme for " +
    "“finance, over 1,000 employees” tells both the same. What they read and asked for says what they need; declare " +
    "it as a `need` and choose by it.",
  bad: `nurture why_now "Why now?" {
  intent   lead
  for      stage is mql and employees >= 500
  goal     stage is accepted
  steps {
    send exec_dinner by event, direct_mail
    wait 5 days
    task "Call, and offer the ROI example" for sales by phone
  }
}`,
  good: `nurture why_now "Why now?" {
  intent   lead
  for      stage is mql and employees >= 500 and prove_roi
  goal     stage is accepted
  steps {
    send exec_dinner by event, direct_mail
    wait 5 days
    task "Call, and offer the ROI example" for sales by phone
  }
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan } = ctx;
    for (const nurture of plan.nurtures) {
      const ways = listWays(plan, nurture.for);
      const fields = [...new Set(ways?.flatMap((way) => listDemographics(ctx, way)) ?? [])].sort();
      if (ways === undefined || fields.length === 0 || ways.some(looksFurther)) continue;
      if (nurture.intent === "customer" || choosesInside(ctx, nurture)) continue;
      yield {
        at: ctx.locate(nurture.id),
        message: `\`${nurture.name}\` chooses people by ${listQuoted(fields)} alone, whatever they need`,
        help:
          plan.needs.length === 0
            ? "Declare a `need`, and ask for it in `for` or in an `if` of the steps"
            : `Ask for a need, such as \`${plan.needs[0]?.name}\`, in \`for\` or in an \`if\` of the steps`,
      };
    }
  },
});

function looksFurther({ behaviour, need, mixed }: Evidence): boolean {
  return behaviour || need || mixed;
}

/** Country and language say in which words to write, not what about, and consent is no demographic. */
function listDemographics({ plan }: LintContext, { fields }: Evidence): string[] {
  return [...fields].filter((name) => {
    const type = plan.lead.fields.find((field) => field.name === name)?.type.type;
    return type !== "country" && type !== "boolean" && !/country|region|state|lang|locale|time_?zone/iu.test(name);
  });
}

/** True when the programme itself tells its people apart, or takes what the map has for their needs. */
function choosesInside({ plan }: LintContext, nurture: Nurture): boolean {
  if (listSends(plan, nurture).some(({ content }) => content === undefined)) return true;
  return listSteps(nurture).some(
    (step) => step.step === "if" && (listWays(plan, step.condition)?.some(looksFurther) ?? true),
  );
}
