/** Makes the audit of a funnel: what its definition and its history show, ranked by the revenue at stake. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { SourceLines } from "../../compiler/diagnostics/render/index.ts";
import type { LoweredPlan } from "../../compiler/lint/create-context.ts";
import { priceStages, type Losses } from "../../runtime/index.ts";
import type { Audit, AuditFinding, Stake } from "../../schemas/generated/audit.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Report } from "../../schemas/generated/report.ts";
import { findConcernedStages } from "./concerned-stages.ts";
import { listMeasured } from "./measured.ts";
import { isOpen, priceConcerned, priceLeads, type Pricing } from "./stake.ts";

/** A finding of a rule: as readers see it, where it lies in the project, and the requirement that its rule serves. */
export interface RuleFinding {
  readonly diagnostic: Diagnostic;
  readonly location: Diagnostic["location"];
  readonly requirement: string | undefined;
}

export interface MeasuredHistory {
  /** What leads from the reader's folder to the project, for the places that the plan knows. */
  readonly prefix: string;
  readonly report: Report;
  readonly losses: Losses;
}

/** A finding before it has a rank, and the stages that could price it. */
interface Unranked {
  readonly finding: Omit<AuditFinding, "rank">;
  readonly concerned: readonly string[];
  /** How many leads it happened to, where that was counted. */
  readonly leads: number;
}

/** Ranks by amounts; what has no price follows by severity, then by the leads concerned. */
export function buildAudit(
  lowered: LoweredPlan,
  rules: readonly RuleFinding[],
  history: MeasuredHistory | undefined,
): Audit {
  const { plan } = lowered;
  const worth = history?.report.worth ?? priceStages(plan, [], []);
  const pricing = worth === undefined ? undefined : { worth, stages: plan.lifecycle };
  const found = [
    ...describeRules(lowered, rules, pricing, history?.losses.entered),
    ...(history === undefined ? [] : describeHistory(plan, history, pricing)),
  ];
  const findings = found
    .toSorted(compareFindings)
    .map(({ finding }, index): AuditFinding => ({ rank: index + 1, ...finding }));
  const unpriced = new Set(
    pricing === undefined
      ? []
      : found.flatMap(({ finding, concerned }) =>
          finding.stake === undefined ? concerned.filter((stage) => isOpen(pricing, stage)) : [],
        ),
  );
  const { name, title, timezone, currency } = plan.funnel;
  return {
    format: 1,
    funnel: {
      name,
      timezone,
      ...(title === undefined ? {} : { title }),
      ...(currency === undefined ? {} : { currency }),
    },
    plan: plan.hash,
    basis: history === undefined ? "definition" : "history",
    ...(history === undefined ? {} : describePeriod(history.report)),
    ...(worth === undefined
      ? {}
      : {
          value: { deal: worth.deal, stages: worth.stages.map((each) => ({ stage: each.stage, worth: each.worth })) },
        }),
    findings,
    ...(unpriced.size === 0 ? {} : { unpriced: [...unpriced] }),
  };
}

function describePeriod({ from, until, leads }: Report): Pick<Audit, "from" | "until" | "leads"> {
  return { ...(from === undefined ? {} : { from }), until, leads };
}

function describeRules(
  { plan, locations, analysis }: LoweredPlan,
  rules: readonly RuleFinding[],
  pricing: Pricing | undefined,
  entered: Losses["entered"] | undefined,
): Unranked[] {
  const lines = new SourceLines();
  return rules.map(({ diagnostic, location, requirement }) => {
    const id = findId(locations, location);
    const concerned =
      id === undefined
        ? []
        : findConcernedStages(
            plan,
            id,
            (audience, stage) => analysis.satisfiable({ holds: [audience], stages: [stage] }).answer === "yes",
          );
    const { file, line, column } = lines.place(diagnostic.location);
    const stake = pricing && priceConcerned(pricing, concerned, entered);
    return {
      concerned,
      leads: 0,
      finding: {
        source: "definition",
        code: diagnostic.code,
        severity: diagnostic.severity,
        message: diagnostic.message,
        ...(diagnostic.help === undefined ? {} : { help: diagnostic.help }),
        ...(requirement === undefined ? {} : { requirement }),
        span: { file, line, column },
        ...stakeOf(stake),
      },
    };
  });
}

function describeHistory(
  plan: Plan,
  { prefix, report, losses }: MeasuredHistory,
  pricing: Pricing | undefined,
): Unranked[] {
  return listMeasured(plan, prefix, report, losses).map(({ finding, stage, leads, isPriced }) => ({
    concerned: isPriced ? [stage] : [],
    leads,
    finding: { ...finding, ...stakeOf(isPriced && pricing ? priceLeads(pricing, stage, leads) : undefined) },
  }));
}

/** The declared thing that begins last before the finding: ids lie inside each other, and declarations follow each other. */
function findId(locations: LoweredPlan["locations"], at: Diagnostic["location"]): string | undefined {
  let found: { readonly id: string; readonly start: number } | undefined;
  for (const [id, { source, start }] of locations) {
    if (source.path !== at.source.path || start > at.start) continue;
    if (found === undefined || start > found.start) found = { id, start };
  }
  return found?.id;
}

function stakeOf(stake: Stake | undefined): { readonly stake?: Stake } {
  return stake === undefined ? {} : { stake };
}

const severities = { error: 0, warning: 1 };

/** What is equal stays in the order of the files, and what was measured comes after what is written. */
function compareFindings(one: Unranked, other: Unranked): number {
  return (
    amountOf(other) - amountOf(one) ||
    severities[one.finding.severity] - severities[other.finding.severity] ||
    other.leads - one.leads
  );
}

function amountOf({ finding }: Unranked): number {
  return finding.stake?.amount ?? -1;
}
