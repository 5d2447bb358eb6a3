/** Reports programmes whose audience includes leads that a team works on. */
import type { Nurture, Stage } from "../../../../schemas/generated/plan.ts";
import { hasName, type NameSet } from "../../../analysis/name-set.ts";
import { locateAudience } from "../../audience.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { standsIn } from "./standing.ts";

export const nurtureWhileWorked = defineRule({
  code: "nurture-while-worked",
  theme: "logic",
  kind: "logic",
  severity: "error",
  requirement: "R15",
  summary: "a programme's audience includes leads that a team works on",
  why:
    "While a person in sales talks to somebody, an automatic message says something else, or the same for the second " +
    "time. The programme is paused in such a stage, so its plan never runs as it was written.",
  bad: `nurture keep_warm "Keep warm" {
  intent turnback
  for    stage in [recycled, accepted]
  goal   stage is mql
  steps {
    send roi_calculator by email
    wait 14 days
    task "Send the printed guide" for marketing by direct_mail
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
  *check(ctx: LintContext): Iterable<Finding> {
    for (const nurture of ctx.plan.nurtures) {
      // What must be sent whoever works on the lead, such as an invoice, is no nurture.
      if (!nurture.operational) yield* checkProgramme(ctx, nurture);
    }
  },
});

/** The stages in the order of the lifecycle. Most programmes name the few that they are for. */
function listStages({ plan, analysis: { index } }: LintContext, possible: NameSet): readonly Stage[] {
  if (possible.excludes) return plan.lifecycle.filter(({ name }) => hasName(possible, name));
  const places = [...possible.names].map((name) => index.placeOf(name)).sort((left, right) => left - right);
  return places.flatMap((place) => plan.lifecycle[place] ?? []);
}

function* checkProgramme(ctx: LintContext, nurture: Nurture): Iterable<Finding> {
  const possible = ctx.analysis.stagesOf(nurture.for);
  const found = listStages(ctx, possible).flatMap((stage) => {
    if (stage.worked_by === undefined) return [];
    const standing = standsIn(ctx, [nurture.for], stage.name);
    return standing === undefined ? [] : [{ stage, witness: standing.witness }];
  });
  const [first] = found;
  if (first === undefined) return;
  const names = found.map(({ stage }) => stage.name);
  const witness = found.find((each) => each.witness !== undefined)?.witness;
  const teams = [...new Set(found.flatMap(({ stage }) => stage.worked_by ?? []))];
  yield {
    at: locateAudience(ctx, nurture),
    message: `\`${nurture.name}\` is also for leads in ${listQuoted(names)}, which ${listQuoted(teams)} work${teams.length === 1 ? "s" : ""} on`,
    help: `Leave ${listQuoted(names)} out of this \`for\`, for example with \`and stage not in [${names.join(", ")}]\``,
    related: found.slice(0, 3).map(({ stage }) => ({
      location: ctx.locate(stage.id),
      message: `\`${stage.name}\` is worked by \`${stage.worked_by}\``,
    })),
    ...(witness === undefined ? {} : { witness }),
  };
}
