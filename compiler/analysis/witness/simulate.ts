/** Lets a made-up lead live through its scenario: moves through the lifecycle at every instant at which something could. */
import type { EnterClause, Expression, Plan, Stage } from "../../../schemas/generated/plan.ts";
import { countScore } from "./count-score.ts";
import { type Entry, fitsWhere, isYounger, type Moment, truthOf, valueOf } from "./evaluate.ts";
import { beginning, minute, NotWorkedOut, type SampleEvent, type Scenario } from "./scenario.ts";

/** How many instants a scenario may have. */
const mostInstants = 400;

/** The lead at the end of its scenario. Throws `NotWorkedOut` where a scenario meets what is not followed here. */
export function simulate(plan: Plan, scenario: Scenario, clockwork: Clockwork): Moment {
  const life = new Life(plan, scenario);
  let now = 0;
  life.look(now, undefined);
  const events = [...scenario.events];
  for (;;) {
    const next = events[0];
    const end = next === undefined ? scenario.end : next.at;
    for (const instant of life.instantsBetween(now, end, clockwork)) life.look(instant, undefined);
    now = end;
    if (next === undefined) break;
    events.shift();
    life.do(next);
    life.look(now, next);
  }
  return life.moment(now, undefined);
}

class Life {
  private readonly plan: Plan;
  private readonly scenario: Scenario;
  private readonly done: SampleEvent[] = [];
  private readonly entries: Entry[];
  private readonly disarmed = new Set<string>();
  private reason: string | undefined;
  private instants = 0;

  constructor(plan: Plan, scenario: Scenario) {
    this.plan = plan;
    this.scenario = scenario;
    const initial = plan.lifecycle.find((stage) => stage.initial);
    if (initial === undefined) throw new NotWorkedOut("no lifecycle");
    this.entries = [];
    this.enter(initial, undefined, beginning, undefined, initial.reasons.length > 0 ? "unspecified" : undefined);
  }

  do(event: SampleEvent): void {
    this.done.push({ ...event, at: beginning + event.at });
  }

  moment(now: number, activity: SampleEvent | undefined): Moment {
    const scores = new Map<string, number>();
    return {
      plan: this.plan,
      fields: this.scenario.fields,
      done: this.done.slice(),
      entries: this.entries.slice(),
      reason: this.reason,
      created: beginning,
      now: beginning + now,
      activity,
      scoreOf: (moment, name) => {
        // Within a moment a score is the same whoever asks, but not from inside an activity's `where`.
        const known = scores.get(name);
        if (known !== undefined) return known;
        const score = this.plan.scores.find((each) => each.name === name);
        if (score === undefined) throw new NotWorkedOut(name);
        const value = countScore(score, moment);
        scores.set(name, value);
        return value;
      },
    };
  }

  /** The instants at which something may change by itself: at whole multiples of any duration after anything happened. */
  instantsBetween(from: number, to: number, { durations, isOpen }: Clockwork): number[] {
    if (to - from <= minute) return [];
    if (isOpen && to - from > 60 * minute) throw new NotWorkedOut("sums of times");
    const bases = [
      0,
      ...this.done.map(({ at }) => at - beginning),
      ...this.entries.map(({ time }) => time - beginning),
    ];
    const found = new Set<number>();
    for (const base of new Set(bases)) {
      for (const duration of durations) {
        if (duration <= 0) continue;
        const first = Math.max(1, Math.floor((from - base) / duration));
        for (let k = first; base + k * duration <= to; k += 1) {
          if (found.size > mostInstants) throw new NotWorkedOut("too many instants");
          const instant = base + k * duration;
          // What is longer than a duration is so a millisecond later.
          for (const each of [instant, instant + 1]) if (each > from && each <= to) found.add(each);
        }
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Takes whatever way is open, again and again. */
  look(now: number, activity: SampleEvent | undefined): void {
    this.instants += 1;
    if (this.instants > 2 * mostInstants) throw new NotWorkedOut("too many instants");
    const visited = new Set<string>();
    for (;;) {
      const moment = this.moment(now, activity);
      for (const { when } of this.plan.hygiene?.reject ?? []) {
        if (truthOf(when, moment) === true) throw new NotWorkedOut("frozen");
      }
      this.rearm(moment);
      const move = this.findMove(moment, activity, visited);
      if (move === undefined) {
        // What only waits for another occasion to look would move at an instant that is not followed here.
        if (this.findMove(moment, undefined, new Set()) !== undefined) throw new NotWorkedOut("another occasion");
        return;
      }
      visited.add(move.target.name);
      this.enter(move.target, this.entries.at(-1)!.stage, beginning + now, move.trigger, move.reason);
      this.checkTurnback(this.moment(now, activity));
    }
  }

  private rearm(moment: Moment): void {
    for (const { enter } of this.plan.lifecycle) {
      for (const { id, on, when } of enter) {
        if (on === undefined && when !== undefined && this.disarmed.has(id) && truthOf(when, moment) !== true) {
          this.disarmed.delete(id);
        }
      }
    }
  }

  private findMove(
    moment: Moment,
    activity: SampleEvent | undefined,
    visited: ReadonlySet<string>,
  ): { target: Stage; trigger: string | undefined; reason: string | undefined } | undefined {
    const stay = this.entries.at(-1)!;
    this.checkSlas(stay, moment);
    for (const target of this.plan.lifecycle) {
      if (target.name === stay.stage || visited.has(target.name)) continue;
      for (const clause of target.enter) {
        if (!clause.from.includes(stay.stage) || !this.isEnabled(clause, moment, activity)) continue;
        if (clause.on === undefined && !this.opensGate(moment, target)) continue;
        if (!this.meetsRequirements(target, moment)) continue;
        const trigger = clause.on === undefined ? undefined : activity?.activity;
        return { target, trigger, reason: this.reasonFor(target, clause.because, { ...moment, activity }) };
      }
    }
    const limit = this.plan.lifecycle.find(({ name }) => name === stay.stage)?.limit;
    if (limit === undefined || limit.to === stay.stage || visited.has(limit.to)) return undefined;
    const stayed = moment.now - stay.time;
    if (limit.after.unit.startsWith("business")) {
      if (stayed > 10 * minute) throw new NotWorkedOut("business time");
      return undefined;
    }
    if (isYounger(stayed, limit.after)) return undefined;
    const target = this.plan.lifecycle.find(({ name }) => name === limit.to)!;
    if (!this.meetsRequirements(target, moment)) return undefined;
    return { target, trigger: undefined, reason: this.reasonFor(target, limit.because, moment) };
  }

  private isEnabled(clause: EnterClause, moment: Moment, activity: SampleEvent | undefined): boolean {
    const holds = clause.when === undefined || truthOf(clause.when, moment) === true;
    if (clause.on === undefined) return holds && clause.when !== undefined && !this.disarmed.has(clause.id);
    if (activity === undefined || !clause.on.activities.includes(activity.activity)) return false;
    return holds && (clause.on.where === undefined || fitsWhere(clause.on.where, moment, activity));
  }

  private meetsRequirements(target: Stage, moment: Moment): boolean {
    const rows = this.plan.hygiene?.require.filter(({ before }) => before.includes(target.name)) ?? [];
    // A move that is held happens whenever its requirement turns true, which is not followed here.
    if (rows.some(({ condition }) => truthOf(condition, moment) !== true)) throw new NotWorkedOut("a held move");
    return true;
  }

  private opensGate(moment: Moment, target: Stage): boolean {
    const row = this.rowAt(moment);
    if (row?.requalify === undefined || target.final === "lost") return true;
    const { after, when } = row.requalify;
    if (after !== undefined) {
      if (after.unit.startsWith("business")) throw new NotWorkedOut("business time");
      if (isYounger(moment.now - this.entries.at(-1)!.time, after)) return false;
    }
    return when === undefined || truthOf(when, moment) === true;
  }

  private rowAt({ reason = "unspecified" }: Moment) {
    const rows = this.plan.turnbacks.find(({ stage }) => stage === this.entries.at(-1)!.stage)?.rows ?? [];
    return rows.find(({ reasons }) => reasons.includes(reason)) ?? rows.find(({ otherwise }) => otherwise);
  }

  private checkTurnback(moment: Moment): void {
    const row = this.rowAt(moment);
    if (row?.to !== undefined || row?.quarantine === true) throw new NotWorkedOut("turnback");
  }

  /** SLAs that move leads are not followed, so a lead must not stay where one runs. */
  private checkSlas(stay: Entry, moment: Moment): void {
    if (moment.now - stay.time <= 10 * minute) return;
    for (const { starts, tiers } of this.plan.slas) {
      if (starts.entering !== undefined && !starts.entering.includes(stay.stage)) continue;
      if (tiers.some(({ actions }) => actions.some(({ action }) => action === "move"))) throw new NotWorkedOut("SLA");
    }
  }

  private reasonFor(target: Stage, because: Expression | undefined, moment: Moment): string | undefined {
    if (target.reasons.length === 0) return undefined;
    const value = because === undefined ? undefined : valueOf(because, moment);
    return typeof value === "string" && target.reasons.includes(value) ? value : "unspecified";
  }

  private enter(
    target: Stage,
    left: string | undefined,
    time: number,
    trigger: string | undefined,
    reason: string | undefined,
  ): void {
    this.entries.push({ stage: target.name, time, trigger });
    this.reason = reason;
    for (const { name, enter } of this.plan.lifecycle) {
      if (name !== target.name && name !== left) continue;
      for (const { id, on } of enter) if (on === undefined) this.disarmed.add(id);
    }
  }
}

/** When a plan may do something by itself. */
export interface Clockwork {
  /** Every length of time that decides about leads, in milliseconds. */
  readonly durations: readonly number[];
  /** Whether times are also added up or compared with dates, so that more instants count than these. */
  readonly isOpen: boolean;
}

export function readClockwork(plan: Plan): Clockwork {
  const durations = new Set<number>();
  let isOpen = false;
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    const { unit, amount, op, by, type } = value as Partial<Record<"unit" | "amount" | "op" | "by" | "type", unknown>>;
    if (unit === "milliseconds" && typeof amount === "number") durations.add(amount);
    if (by === "time" || ((op === "add" || op === "subtract") && (type === "duration" || type === "datetime")))
      isOpen = true;
    Object.values(value).forEach(visit);
  };
  const { segments, needs, personas, journey, lifecycle, scores, turnbacks, hygiene } = plan;
  visit([segments, needs, personas, journey, lifecycle, scores, turnbacks, hygiene]);
  return { durations: [...durations], isOpen };
}
