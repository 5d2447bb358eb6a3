/** Moves a lead through the lifecycle until no clause is enabled: one step of §2.6. */
import type { Stage, StageLimit } from "../../schemas/generated/plan.ts";
import { nothing, type TypedInput } from "../model/input.ts";
import type { Layout, Lead } from "../model/lead.ts";
import type { LinkedPlan } from "../plan/link.ts";
import type { ClauseFunctions } from "./clause-code.ts";

export interface Lifecycle {
  readonly linked: LinkedPlan;
  readonly layout: Layout;
  readonly functions: ClauseFunctions;
  /** For each stage: when its limit is reached after entering at an instant; Infinity without one. */
  readonly limitEnd: readonly ((entered: number, lead: Lead) => number)[];
  /** For each stage: the clauses without `on` that moving from or into it disarms. */
  readonly disarms: readonly (readonly number[])[];
}

export interface Move {
  /** The id of the stage (on creation), clause or limit that caused the move. */
  readonly cause: string;
  /** -1 on creation. */
  readonly from: number;
  readonly to: number;
  readonly reason: string | undefined;
  /** The place of the activity that triggered it, or -1. */
  readonly trigger: number;
}

/** What the lifecycle asks of its surroundings. */
export interface LifecycleHost {
  /** Works out scores, persona and phase, and samples edges. */
  recompute(lead: Lead, now: number): void;
  /** Whether a move may happen now; one that may not counts as not enabled. `clause` is -1 for a limit. */
  admits(lead: Lead, now: number, target: number, clause: number): boolean;
  /** A move that was put off and is due, which comes before the clauses; `visited` marks stages not to be entered. */
  pending(lead: Lead, now: number, visited: readonly boolean[]): Move | undefined;
  /** Told after the stage was entered, before anything is worked out anew. */
  moved(lead: Lead, now: number, move: Move): void;
}

export function createLifecycle(
  linked: LinkedPlan,
  layout: Layout,
  functions: ClauseFunctions,
  limitEnd: Lifecycle["limitEnd"],
): Lifecycle {
  const disarms = linked.stages.all.map((_, stage) =>
    linked.clauses.filter(({ on, target }) => on === undefined && target === stage).map(({ index }) => index),
  );
  return { linked, layout, functions, limitEnd, disarms };
}

/** Stages entered, or clauses held back, before there are any. */
const none: readonly boolean[] = Object.freeze([]);

/**
 * Recomputes and moves until nothing is enabled. True when a clause or the limit was held back only because its stage
 * was entered in this step, so that the lead must be looked at again in a millisecond. `visited` marks the stages that
 * the step has entered before.
 */
export function runToFixedPoint(
  lifecycle: Lifecycle,
  lead: Lead,
  now: number,
  input: TypedInput | undefined,
  host: LifecycleHost,
  visited?: boolean[],
): boolean {
  for (;;) {
    host.recompute(lead, now);
    if (lead.disarmedCount > 0) rearm(lifecycle, lead, now);
    const entered = visited ?? none;
    const move = host.pending(lead, now, entered) ?? findMove(lifecycle, lead, now, input, entered, host);
    if (move === undefined) return visited !== undefined && isBlocked(lifecycle, lead, now, visited);
    visited ??= [];
    visited[move.to] = true;
    enterStage(lifecycle, lead, now, move);
    host.moved(lead, now, move);
  }
}

/** Puts the lead into a stage: history, reason, limit, and the clauses that this disarms. */
export function enterStage(lifecycle: Lifecycle, lead: Lead, now: number, move: Move): void {
  const { from, to } = move;
  lead.stage = to;
  lead.enteredAt = now;
  lead.reason = move.reason;
  lead.trigger = move.trigger;
  lead.cells[lifecycle.layout.timesEntered + to]! += 1;
  lead.cells[lifecycle.layout.lastEntered + to] = now;
  lead.limitAt = lifecycle.limitEnd[to]!(now, lead);
  if (from !== -1) disarm(lifecycle, from, lead);
  disarm(lifecycle, to, lead);
}

/** The reason a stage keeps: the one given if it has it, else `unspecified`; none for a stage without reasons. */
export function reasonFor(stage: Stage, given: unknown): string | undefined {
  if (stage.reasons.length === 0) return undefined;
  return typeof given === "string" && stage.reasons.includes(given) ? given : "unspecified";
}

/** The reason that a limit gives, whether or not the stage it leads to has it. */
export function reasonOfLimit({ because }: StageLimit): string | undefined {
  return because?.op === "literal" ? String(because.value) : undefined;
}

/** The next instant at which a clause of the present stage, a disarmed clause or the stage's limit may want the lead. */
export function nextLifecycleChange(lifecycle: Lifecycle, lead: Lead, now: number): number {
  let next = lead.limitAt > now ? lead.limitAt : Infinity;
  const own = lifecycle.functions.nextChange(lead, now);
  if (own < next) next = own;
  if (lead.disarmedCount > 0) {
    const { changes } = lifecycle.functions;
    for (let clause = 0; clause < changes.length; clause += 1) {
      const change = changes[clause];
      if (change === undefined || lead.cells[lifecycle.layout.disarmed + clause] === 0) continue;
      const instant = change(lead, now);
      if (instant < next) next = instant;
    }
  }
  return next;
}

function disarm({ disarms, layout }: Lifecycle, stage: number, lead: Lead): void {
  for (const clause of disarms[stage]!) {
    if (lead.cells[layout.disarmed + clause] === 1) continue;
    lead.cells[layout.disarmed + clause] = 1;
    lead.disarmedCount += 1;
  }
}

/** A disarmed clause may fire again once its criterion has been untrue. */
function rearm({ functions, layout }: Lifecycle, lead: Lead, now: number): void {
  const { cells } = lead;
  for (let clause = 0; clause < functions.holds.length; clause += 1) {
    if (cells[layout.disarmed + clause] === 0 || functions.holds[clause]!(lead, now)) continue;
    cells[layout.disarmed + clause] = 0;
    lead.disarmedCount -= 1;
    lead.changed = true;
  }
}

function findMove(
  lifecycle: Lifecycle,
  lead: Lead,
  now: number,
  input: TypedInput | undefined,
  visited: readonly boolean[],
  host: LifecycleHost,
): Move | undefined {
  const { functions, linked } = lifecycle;
  const activity = input?.activity ?? -1;
  const attributes = input?.attributes ?? nothing;
  let held: boolean[] | undefined;
  for (;;) {
    const index = functions.select(lead, now, activity, attributes, visited, held ?? none);
    if (index === -1) break;
    const { clause, target, on } = linked.clauses[index]!;
    if (host.admits(lead, now, target, index)) {
      const given = functions.reasons[index]?.(lead, now, activity, attributes);
      const reason = reasonFor(linked.stages.all[target]!, given);
      return { cause: clause.id, from: lead.stage, to: target, reason, trigger: on === undefined ? -1 : activity };
    }
    held ??= [];
    held[index] = true;
  }
  if (now < lead.limitAt) return undefined;
  const limit = linked.stages.all[lead.stage]!.limit!;
  const target = linked.stages.indexOf(limit.to);
  if (visited[target] || target === lead.stage || !host.admits(lead, now, target, -1)) return undefined;
  const reason = reasonFor(linked.stages.all[target]!, reasonOfLimit(limit));
  return { cause: limit.id, from: lead.stage, to: target, reason, trigger: -1 };
}

function isBlocked(
  { linked, layout, functions }: Lifecycle,
  lead: Lead,
  now: number,
  visited: readonly boolean[],
): boolean {
  const { limit } = linked.stages.all[lead.stage]!;
  if (now >= lead.limitAt && limit !== undefined && visited[linked.stages.indexOf(limit.to)]) return true;
  return linked.clauses.some(
    ({ index, target, from, on }) =>
      on === undefined &&
      visited[target] === true &&
      target !== lead.stage &&
      from.includes(lead.stage) &&
      lead.cells[layout.disarmed + index] === 0 &&
      functions.holds[index]!(lead, now),
  );
}
