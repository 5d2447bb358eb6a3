/** Points out stages in which a lead can sit for ever, with nobody and nothing that takes it up again. */
import type { Nurture, Plan, Sla, Stage } from "../../../../schemas/generated/plan.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { listSteps } from "../../programme-sends.ts";
import { listExpressions } from "../../walk-plan.ts";

export const blackHole = defineRule({
  code: "black-hole",
  theme: "lifecycle",
  kind: "advice",
  severity: "warning",
  requirement: "R13",
  summary: "a lead can sit in a stage for ever, and nothing takes it up again",
  why:
    "Nobody decides to forget a lead. It was accepted before a holiday, or recycled into a programme that has ended, and " +
    "a year later there are four thousand of them, each paid for. A stage that is not the end needs something that " +
    "happens by itself: a limit, an SLA that escalates, or a programme that goes on. That a team works there is no cure: " +
    "it is where most leads are forgotten.",
  lacking: ["nurture why_change"],
  bad: `nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  steps {
    send exec_dinner by event, direct_mail
    wait 5 days
    task "Call, and offer the ROI example" for sales by phone
  }
}`,
  good: `nurture why_change "Why change?" {
  intent list_to_lead
  for    stage in [visitor, inquiry]
  goal   stage is mql
  every  30 days at 10:00 send next from content map by email, event, social
}
nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is accepted
  steps {
    send exec_dinner by event, direct_mail
    wait 5 days
    task "Call, and offer the ROI example" for sales by phone
  }
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const { plan, analysis } = ctx;
    for (const stage of plan.lifecycle) {
      const { name, final, limit } = stage;
      if (final !== undefined || limit !== undefined || !analysis.lifecycle.reachable.has(name)) continue;
      if (plan.slas.some((sla) => watches(sla, stage)) || leavesByItself(plan, name)) continue;
      const programmes = listProgrammes(ctx, stage);
      if (programmes.some((nurture) => !ends(nurture))) continue;
      const lost = plan.lifecycle.find((other) => other.final === "lost")?.name ?? "STAGE";
      yield {
        at: ctx.locate(stage.id),
        message:
          programmes.length === 0
            ? `Nothing happens to a lead that stays in \`${name}\`: there is no limit, no SLA that escalates, and no programme`
            : `After the last step of ${listQuoted(programmes.map((nurture) => nurture.name))} nothing happens to a lead that is still in \`${name}\``,
        help: `Add \`limit 12 months then ${lost}\` to \`${name}\`, or an SLA that starts on entering it and escalates`,
        related: programmes.map(({ id }) => ({ location: ctx.locate(id), message: "this programme ends" })),
      };
    }
  },
});

/** True for an SLA that does something about a lead in the stage; telling somebody is not enough. */
function watches({ starts, tiers }: Sla, { name, enter }: Stage): boolean {
  const begins =
    starts.entering?.includes(name) ??
    enter.some(({ on }) => on?.activities.some((activity) => starts.trigger?.activities.includes(activity)));
  const acts = tiers.some(({ actions }) =>
    actions.some(({ action }) => ["escalate", "move", "reassign"].includes(action)),
  );
  return begins === true && acts;
}

/** True where a clause out of the stage holds some day only because time passes. */
function leavesByItself({ lifecycle }: Plan, stage: string): boolean {
  return lifecycle.some(({ enter }) =>
    enter.some(
      ({ from, on, when }) =>
        from.includes(stage) &&
        on === undefined &&
        [...listExpressions(when)].some(
          (part) =>
            part.op === "time_since" ||
            (part.op === "fact" && ["time_in_stage", "stage_since", "now", "created"].includes(part.fact)),
        ),
    ),
  );
}

/** The programmes that a lead in the stage may be in; people at work suspend them all. */
function listProgrammes({ plan, analysis }: LintContext, { name, worked_by: workedBy }: Stage): readonly Nurture[] {
  if (workedBy !== undefined) return [];
  return plan.nurtures.filter((nurture) => !analysis.impossible({ holds: [nurture.for], stages: [name] }));
}

/** A cadence goes on whenever content is added; steps go on only by a `repeat` without an end. */
function ends(nurture: Nurture): boolean {
  if (nurture.cadence !== undefined) return false;
  return !listSteps(nurture).some(
    (step) =>
      (step.step === "repeat" && step.at_most === undefined) ||
      (step.step === "wait_until" && step.at_most === undefined),
  );
}
