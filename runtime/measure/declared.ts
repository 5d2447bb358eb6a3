/** Works out every measure that a funnel declares. */
import type { Measure, Plan, StageRate, StageTime } from "../../schemas/generated/plan.ts";
import type { MeasureResult, ReasonShare, SlaResult } from "../../schemas/generated/report.ts";
import type { Program } from "../kernel/program.ts";
import { addDuration, describeDuration } from "../time/duration.ts";
import { describeGoal, judge } from "./goal.ts";
import type { LeadHistory } from "./lead-history.ts";
import { chooseTimeUnit, durationContextOf } from "./measured-time.ts";
import { listPassages } from "./passage.ts";
import { placeOf } from "./place.ts";
import { meanOf, percentileOf, percentOf, roundValue } from "./statistic.ts";

/** What measures are worked out from. */
export interface Evidence {
  readonly program: Program;
  readonly histories: readonly LeadHistory[];
  readonly slas: readonly SlaResult[];
  /** For measures that count: the leads for which their expression holds, by the name of the measure. */
  readonly counts: ReadonlyMap<string, number>;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Found = Omit<MeasureResult, "name" | "outcome"> & { readonly exact?: number };

/** In the order of the plan. */
export function workOutMeasures(evidence: Evidence): MeasureResult[] {
  const { plan } = evidence.program;
  return plan.measures.map((measure) => {
    const { exact, ...found } = workOut(evidence, measure);
    const goal = describeGoal(measure.target);
    return {
      name: measure.name,
      ...(measure.title === undefined ? {} : { title: measure.title }),
      ...(measure.intent === undefined ? {} : { intent: measure.intent }),
      ...found,
      ...(exact === undefined ? {} : { value: roundValue(exact) }),
      ...(goal === undefined ? {} : { target: goal }),
      outcome: judge(exact, goal),
      ...placeOf(plan, measure.id),
    };
  });
}

function workOut(evidence: Evidence, measure: Measure): Found {
  if (measure.rate !== undefined) return workOutRate(evidence, measure.rate);
  if (measure.time !== undefined) return workOutTime(evidence, measure, measure.time);
  if (measure.sla !== undefined) return workOutSla(evidence, measure.sla);
  if (measure.reasons_of !== undefined) return workOutReasons(evidence, measure.reasons_of);
  const count = evidence.counts.get(measure.name) ?? 0;
  return { kind: "count", unit: "leads", cases: count, open: 0, exact: count };
}

/**
 * An entry has arrived when that took less than `within`, and is open while it can still arrive in time. Without
 * `within` every entry counts from the start.
 */
function workOutRate({ program, histories, now }: Evidence, { from, to, within }: StageRate): Found {
  const { stages } = program.linked;
  const target = stages.indexOf(to);
  const ctx = durationContextOf(program);
  let reached = 0;
  let missed = 0;
  let open = 0;
  for (const passage of listPassages(histories, stages.indexOf(from), (stage) => stage === target)) {
    const end = within === undefined ? undefined : (addDuration(passage.from, within, ctx) ?? Infinity);
    if (passage.to !== undefined && passage.to < (end ?? Infinity)) reached += 1;
    else if (end !== undefined && now < end) open += 1;
    else missed += 1;
  }
  return {
    kind: "rate",
    unit: "percent",
    from,
    to,
    ...(within === undefined ? {} : { within: describeDuration(within) }),
    cases: reached + missed,
    reached,
    open,
    ...shareOf(reached, reached + missed),
  };
}

function workOutTime({ program, histories }: Evidence, { target }: Measure, time: StageTime): Found {
  const { from, to, statistic } = time;
  const { stages } = program.linked;
  const { unit, calendar, between } = chooseTimeUnit(program, target?.duration);
  const place = stages.indexOf(to);
  const times: number[] = [];
  let open = 0;
  for (const passage of listPassages(histories, stages.indexOf(from), (stage) => stage === place)) {
    if (passage.to === undefined) open += 1;
    else times.push(between(passage.from, passage.to));
  }
  const exact = statistic === "mean" ? meanOf(times) : percentileOf(times, statistic === "p50" ? 50 : 90);
  return {
    kind: "time",
    unit,
    ...(calendar === undefined ? {} : { calendar }),
    from,
    to,
    statistic,
    cases: times.length,
    open,
    ...(exact === undefined ? {} : { exact }),
  };
}

function workOutSla({ slas }: Evidence, sla: string): Found {
  const result = slas.find(({ name }) => name === sla);
  const { met = 0, late = 0, breached = 0, running = 0 } = result ?? {};
  const cases = met + late + breached;
  return { kind: "sla", unit: "percent", sla, cases, reached: met, open: running, ...shareOf(met, cases) };
}

function workOutReasons({ program, histories }: Evidence, stage: string): Found {
  const reasons = countReasons(program.plan, histories, program.linked.stages.indexOf(stage));
  const cases = reasons.reduce((sum, { count }) => sum + count, 0);
  return { kind: "reasons", unit: "entries", stage, cases, open: 0, reasons };
}

/** Every declared reason of a stage and how often it was given, the most frequent first. */
function countReasons(plan: Plan, histories: readonly LeadHistory[], place: number): ReasonShare[] {
  const counts = new Map(plan.lifecycle[place]!.reasons.map((reason) => [reason, 0]));
  let total = 0;
  for (const { stays } of histories) {
    for (const { stage, reason = "unspecified" } of stays) {
      if (stage !== place) continue;
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
      total += 1;
    }
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count, percent: percentOf(count, total) ?? 0 }))
    .sort((left, right) => right.count - left.count);
}

function shareOf(part: number, whole: number): { readonly exact?: number } {
  return whole === 0 ? {} : { exact: (100 * part) / whole };
}
