/** Puts into words what a history shows of lost leads; each becomes a finding with the stage and the leads concerned. */
import type { Losses, LostLeads } from "../../runtime/index.ts";
import type { AuditFinding } from "../../schemas/generated/audit.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Leak, Place, Report } from "../../schemas/generated/report.ts";
import { countOf } from "../report/layout.ts";
import { describeLeak, describeTrait, showPercent, showPlace, showTime } from "../report/measure-words.ts";

/** A finding before it is ranked; without a price where leads may be worth nothing. */
export interface MeasuredFinding extends LostLeads {
  readonly finding: Omit<AuditFinding, "rank" | "stake">;
  readonly isPriced: boolean;
}

/** What happened to leads in the history; `prefix` leads from the reader's folder to the project. */
export function listMeasured(plan: Plan, prefix: string, report: Report, losses: Losses): MeasuredFinding[] {
  const titleOf = (name: string): string => plan.lifecycle.find((stage) => stage.name === name)?.title ?? name;
  const teamOf = (name: string): string => plan.teams.find((team) => team.name === name)?.title ?? name;

  const describe = (
    lost: LostLeads,
    code: string,
    requirement: string,
    id: string,
    words: Pick<AuditFinding, "message" | "help">,
  ): MeasuredFinding => ({
    stage: lost.stage,
    leads: lost.leads,
    examples: lost.examples,
    isPriced: true,
    finding: {
      source: "history",
      code,
      severity: "warning",
      requirement,
      ...words,
      ...placed(plan, prefix, id),
      examples: [...lost.examples],
    },
  });

  // Those for whom nothing is left to send are counted with their programme.
  const stuck = report.leaks.filter(({ kind }) => kind !== "exhausted");
  const sitting = stuck.map((leak): MeasuredFinding => {
    const stay = `${describeLeak(leak)}; the longest for ${showTime(leak.longest)}`;
    const found = describe(leak, "sitting-leads", "R13", `stage/${leak.stage}`, {
      message: `${countOf(leak.leads, "lead sits", "leads sit")} in ${titleOf(leak.stage)}: ${stay}`,
      help: adviseOnLeak(leak),
    });
    return { ...found, isPriced: leak.kind !== "quarantined" };
  });

  const breached = losses.breaches.map((lost) => {
    const sla = plan.slas.find(({ name }) => name === lost.sla);
    const result = report.slas.find(({ name }) => name === lost.sla);
    const kept = result?.percent === undefined ? "" : `; ${showPercent(result.percent)} of all are kept`;
    return describe(lost, "breached-sla", "R12", `sla/${lost.sla}`, {
      message: `"${sla?.title ?? lost.sla}" was missed for ${countOf(lost.leads, "lead")} in ${titleOf(lost.stage)}${kept}`,
      help: "Route to more people, warn them earlier, or agree on a deadline that can be kept",
    });
  });

  const unanswered = losses.unanswered.map((lost) =>
    describe(lost, "unanswered-handover", "R12", `stage/${lost.stage}`, {
      message: `${countOf(lost.leads, "lead was", "leads were")} handed to ${teamOf(lost.team)} in ${titleOf(lost.stage)}, and nobody answered`,
      help: `Let the SLA of \`${lost.stage}\` reassign, or escalate to somebody else than those who did not answer`,
    }),
  );

  const rejected = losses.rejections.map((lost) => {
    const trait = findTrait(prefix, report, lost.to, lost.reason);
    return describe(lost, "rejected-leads", "R25", `stage/${lost.stage}`, {
      message: `${countOf(lost.leads, "lead")} went from ${titleOf(lost.stage)} to ${titleOf(lost.to)}: ${lost.reason}${trait}`,
      help:
        trait === ""
          ? `Ask those who gave the reason \`${lost.reason}\` what would have told them apart, and score it`
          : "Change what let them through, and write a test with one of these leads",
    });
  });

  const exhausted = losses.exhausted.map((lost) => {
    const nurture = plan.nurtures.find(({ name }) => name === lost.nurture);
    return describe(lost, "exhausted-content", "R3", `nurture/${lost.nurture}`, {
      message: `"${nurture?.title ?? lost.nurture}" has nothing left to send to ${countOf(lost.leads, "lead")} in ${titleOf(lost.stage)}`,
      help: "Add contents to the cells of the content map that these leads are in, or send less often",
    });
  });

  return [...sitting, ...breached, ...unanswered, ...rejected, ...exhausted];
}

function adviseOnLeak({ stage, kind }: Leak): string {
  switch (kind) {
    case "quarantined":
      return "Mend the data that holds them, or disqualify them";
    case "beyond_limit":
      return `See what closes the way out of \`${stage}\`: a \`require\`, or a limit that leads nowhere`;
    case "unattended":
      return `Give \`${stage}\` a \`limit\`, an SLA that escalates, or a programme`;
    case "exhausted":
      return "Add contents to the content map, or a `limit` to the stage";
    case "slow":
      return `Give \`${stage}\` a \`limit\` or a shorter one, or a programme that asks for the next step`;
    default:
      return kind satisfies never;
  }
}

/** What was more frequent among them than among those that went on, with its place. */
function findTrait(prefix: string, { returns }: Report, stage: string, reason: string): string {
  const found = returns.reasons.find((each) => each.stage === stage && each.reason === reason);
  const trait = found && [...found.rules, ...found.personas, ...found.contents][0];
  if (trait === undefined) return "";
  const shares = `${showPercent(trait.returned_percent)} of them, ${showPercent(trait.kept_percent)} of those that went on`;
  const place = trait.span === undefined ? "" : ` at ${prefix}${showPlace(trait.span)}`;
  return `; more frequent among them: ${describeTrait(trait)}${place} (${shares})`;
}

function placed({ spans }: Plan, prefix: string, id: string): { readonly span?: Place } {
  const span = spans[id];
  return span === undefined ? {} : { span: { file: `${prefix}${span.file}`, line: span.line, column: span.column } };
}
