/** One step of a lead: what an input or the passing of time makes of it. */
import type { Effect, ScoreAccount } from "../../schemas/generated/effect.ts";
import {
  enterStage,
  nextLifecycleChange,
  reasonFor,
  reasonOfLimit,
  runToFixedPoint,
  type LifecycleHost,
  type Move,
} from "../lifecycle/fixed-point.ts";
import { nothing, type TypedInput } from "../model/input.ts";
import type { Lead } from "../model/lead.ts";
import type { LeadState } from "../model/state.ts";
import type { StepTrace } from "../model/trace.ts";
import { createWorld, type World } from "../model/world.ts";
import { frozenSince, isFrozen, mergeFreezes } from "./frozen.ts";
import { findPlainActivities, isSpared } from "./plain-activities.ts";
import { createLead, openLead, saveLead } from "./lead-state.ts";
import { chooseSupplier, type Encounter, type Meeting } from "./meeting.ts";
import { mergeLeads } from "./merge-leads.ts";
import type { KernelPhase } from "./phase.ts";
import type { Program } from "./program.ts";
import { accountForRelease, findCrossings, previousScores, spanScores, type ScoresBefore } from "./score-effects.ts";
import { StepInProgress } from "./step-in-progress.ts";
import { recordActivity, setFields, startAnew } from "./take-in.ts";
import { matterToSomebody, settleDue, skipUnnoticed } from "./unnoticed.ts";

export interface Transition {
  readonly state: LeadState;
  readonly world: World;
  readonly effects: readonly Effect[];
  readonly trace: StepTrace;
}

/**
 * What an input, or the time that has come, makes of a lead; `state` is undefined for a lead that does not exist yet,
 * which needs an input and the id it is to have. `now` is the instant to act at: not before the lead's clock, and not
 * before the input's time. All timers due before must have been fired. Changes nothing it is given.
 */
export function transition(
  program: Program,
  state: LeadState | { readonly id: string },
  input: TypedInput | undefined,
  now: number,
  phases: readonly KernelPhase[] = nothing,
  world: World = createWorld(),
): Transition {
  const shared = structuredClone(world);
  const lead = "version" in state ? openLead(program, state) : createLead(program, state.id, now);
  const stepper = createStepper(program, phases, shared);
  const effects: Effect[] = [];
  const trace = stepper.step(lead, input, now, (effect) => effects.push(effect));
  return { state: saveLead(program, lead), world: shared, effects, trace: describeStep(program, trace, input, now) };
}

/** Runs steps on leads that it may change; the fast way for a host that owns its leads. */
export interface Stepper {
  /**
   * Returns the moves of the step. With a `meeting` the step may go on with another lead, into which this one was
   * merged, or merge others into this one.
   */
  step(
    lead: Lead,
    input: TypedInput | undefined,
    now: number,
    sink: (effect: Effect) => void,
    meeting?: Meeting,
  ): readonly Move[];
  /**
   * Lets time pass for a lead up to an instant, that included, as long as nobody notices. True when that was all; else
   * the lead is due for a step.
   */
  skip(lead: Lead, until: number): boolean;
  /** A step for something shared that has changed; the lead's timers up to `now`, that included, have fired. */
  look(lead: Lead, now: number, sink: (effect: Effect) => void): readonly Move[];
}

/** The `offered` parts that concern the plan join in, in their order; see `KernelPhase`. Steps change the `world`. */
export function createStepper(
  program: Program,
  offered: readonly KernelPhase[] = nothing,
  world: World = createWorld(),
): Stepper {
  const phases = offered.filter(({ concerns }) => concerns?.(program.plan) ?? true);
  // The first part of a step is the last to be asked, so that it sees what nothing else refuses.
  const admitting = phases.filter((phase) => phase.admits !== undefined).toReversed();
  // Most parts join in at few places; asking the others at every step would cost more than what they do.
  const having = (hook: keyof KernelPhase): readonly KernelPhase[] =>
    phases.filter((phase) => phase[hook] !== undefined);
  const [beforeInput, afterFields, afterActivity] = [having("onInput"), having("onFields"), having("onActivity")];
  const [evaluating, timing] = [having("evaluate"), having("nextDue")];
  const ticking = phases.find((phase) => phase.nextTick !== undefined);
  const postponing = having("pending");
  const { generated, lifecycle, linked } = program;
  const plain = phases.every(isSpared) ? program.keep(findPlainActivities) : nothing;
  let current: StepInProgress | undefined;

  const host: LifecycleHost = {
    recompute(lead, now) {
      generated.recompute(lead, now);
      if (current !== undefined) emitRelease(program, current);
    },
    admits(lead, now, target, clause) {
      if (admitting.length === 0) return true;
      const step = (current ??= begin(lead, now));
      if (clause !== -1) return admits(step, target, clause, linked.clauses[clause]!.clause.id, undefined);
      const limit = linked.stages.all[lead.stage]!.limit!;
      return admits(step, target, -1, limit.id, reasonOfLimit(limit));
    },
    pending(lead, now, visited) {
      for (const phase of postponing) {
        const move = phase.pending!((current ??= begin(lead, now)), visited);
        if (move !== undefined) return move;
      }
      return undefined;
    },
    moved(lead, now, move) {
      const step = (current ??= begin(lead, now));
      announceMove(step, move);
    },
  };

  function announceMove(step: StepInProgress, move: Move): void {
    startAnew(program, step.lead, move.to, step.now);
    step.moves.push(move);
    step.emit({
      type: "stage_changed",
      ...(move.from === -1 ? {} : { from: linked.stages.all[move.from]!.name }),
      to: linked.stages.all[move.to]!.name,
      ...(move.reason === undefined ? {} : { reason: move.reason }),
      ...(move.trigger === -1 ? {} : { trigger: linked.activities.all[move.trigger]!.name }),
      cause: move.cause,
    });
    step.release = move;
    for (const phase of phases) phase.onEntered?.(step, move);
  }

  let input: TypedInput | undefined;
  let sink: (effect: Effect) => void = () => {};

  function admits(
    step: StepInProgress,
    target: number,
    clause: number,
    cause: string,
    reason: string | undefined,
  ): boolean {
    return admitting.every((phase) => phase.admits!(step, target, clause, cause, reason));
  }

  function begin(lead: Lead, now: number): StepInProgress {
    return new StepInProgress(shell, lead, now, input);
  }

  const shell = {
    program,
    world,
    sink: (effect: Effect) => sink(effect),
    settle,
    announce: announceMove,
    admits,
  };

  function settle(step: StepInProgress): void {
    const blocked = runToFixedPoint(lifecycle, step.lead, step.now, step.input, host, stagesEntered(step.moves));
    step.blocked ||= blocked;
  }

  /** The parts in their order, and all of them again when one has made moves that the others are to see. */
  function evaluate(step: StepInProgress): void {
    for (let place = 0; place < evaluating.length && !isFrozen(step.lead); place += 1) {
      const { length } = step.moves;
      evaluating[place]!.evaluate!(step);
      if (!step.startsOver) continue;
      step.beginRound(length);
      place = -1;
    }
  }

  function before(lead: Lead, now: number, atInstant: boolean): ScoresBefore {
    const scores = program.crossing.length === 0 ? nothing : previousScores(program, lead, atInstant, now);
    return { highest: scores, lowest: scores };
  }

  /** Makes one lead of the step's and another; gives the step with which it goes on. */
  function unite(step: StepInProgress, { other, survivor, clock, cause }: Encounter): StepInProgress {
    const gone = survivor === other ? step.lead : other;
    const supplier = chooseSupplier(program, survivor, gone);
    const next = survivor === step.lead ? step : begin(survivor, step.now);
    next.now = Math.max(step.now, clock);
    // What the step entered before is of no account to a lead that stands elsewhere now.
    if (supplier !== step.lead || survivor !== step.lead) next.forgetMoves();
    const ids = { merged_lead: gone.id, supplier: supplier.id };
    next.emit({ type: "merged", ...ids, fields: mergeLeads(program, survivor, gone, supplier), cause });
    mergeFreezes(next, gone, supplier);
    for (const phase of phases) {
      if (phase.merge !== undefined) phase.merge(next, gone, supplier);
      else if (supplier === gone) takePart(phase.name, survivor, gone);
    }
    return next;
  }

  /** Whether an input cannot change anything about a lead but its scores, and time has changed nothing since its last step. */
  function isPlain(lead: Lead, cause: TypedInput, now: number): boolean {
    if (plain[cause.activity] !== true || cause.changes.length > 0 || cause.account !== undefined) return false;
    // What is to be looked at again a millisecond later is also found by another step at the same instant.
    return lead.stage !== -1 && Math.min(lead.dueBesides - 1, lead.dueScores, lead.dueTick) > now;
  }

  /**
   * Takes in a plain input, which changes the given scores. True when nobody notices, so that this is the whole step;
   * otherwise all parts have to look.
   */
  function scoreUnnoticed(lead: Lead, cause: TypedInput, now: number, scores: readonly number[]): boolean {
    recordActivity(program, lead, cause, now);
    generated.derive(lead, now);
    if (matterToSomebody(program, scores, lead.scores)) return false;
    lead.steps += 1;
    lead.clock = now;
    lead.dueScores = generated.nextScoreChange(lead, now);
    settleDue(lead);
    return true;
  }

  function run(
    given: Lead,
    cause: TypedInput | undefined,
    instant: number,
    effects: (effect: Effect) => void,
    atInstant: boolean,
    meeting: Meeting | undefined,
  ): readonly Move[] {
    let lead = given;
    let now = instant;
    input = cause;
    sink = effects;
    current = undefined;
    let previous: ScoresBefore | undefined;
    let isRecorded = false;
    if (cause !== undefined && isPlain(lead, cause, now) && meeting?.next(lead) === undefined) {
      const scores = previousScores(program, lead, true, now).slice();
      if (scoreUnnoticed(lead, cause, now, scores)) return nothing;
      previous = { highest: scores, lowest: scores };
      isRecorded = true;
    }
    const isNew = lead.stage === -1;
    const takeBack = ticking?.passTicks?.(program, lead, atInstant ? now : now - 1);
    let since = frozenSince(lead);
    previous ??= before(lead, now, atInstant);
    lead.changed = false;
    if (phases.length > 0) {
      current = begin(lead, now);
      for (const phase of beforeInput) phase.onInput!(current);
    }
    if (isNew) {
      current ??= begin(lead, now);
      create(program, lead, now, announceMove, current);
    }
    if (cause !== undefined) {
      setFields(program, lead, cause);
      for (const phase of afterFields) phase.onFields!(current!);
      let met = meeting?.next(lead);
      for (let count = 0; met !== undefined; count += 1) {
        const theirs = before(met.other, now, true);
        ticking?.passTicks?.(program, met.other, met.clock);
        // A lead that came to be in this step has told nothing yet.
        previous = isNew && count === 0 ? theirs : spanScores(previous, theirs);
        const { other, survivor } = met;
        current = unite(current ?? begin(lead, now), met);
        meeting!.joined(survivor, survivor === other ? lead : other);
        ({ lead, now } = current);
        since = frozenSince(lead);
        met = meeting!.next(lead);
      }
      if (!isRecorded) recordActivity(program, lead, cause, now);
    }
    for (const phase of afterActivity) phase.onActivity!(current!);
    const isHeld = isFrozen(lead);
    if (since !== undefined && !isHeld) for (const phase of phases) phase.onReleased?.(current!, since);
    const entered = current === undefined ? undefined : stagesEntered(current.moves);
    let blocked = false;
    if (isHeld) host.recompute(lead, now);
    else blocked = runToFixedPoint(lifecycle, lead, now, cause, host, entered);
    if (current !== undefined) {
      evaluate(current);
      blocked ||= current.blocked;
    }
    if (program.crossing.length > 0) {
      for (const crossing of findCrossings(program, lead, previous)) {
        current ??= begin(lead, now);
        current.emit(crossing);
      }
    }
    const happened = cause !== undefined || (current !== undefined && current.ordinal > 0);
    if (happened) lead.steps += 1;
    if (happened || lead.changed) lead.clock = now;
    else takeBack?.();
    lead.dueBesides = blocked ? now + 1 : nextDue(program, timing, lead, now);
    lead.dueScores = generated.nextScoreChange(lead, now);
    lead.dueTick = ticking?.nextTick?.(program, lead, now) ?? Infinity;
    settleDue(lead);
    return current?.moves ?? nothing;
  }

  return {
    step: (lead, cause, now, effects, meeting) => run(lead, cause, now, effects, cause !== undefined, meeting),
    skip: (lead, until) => skipUnnoticed(program, ticking, lead, until),
    look: (lead, now, effects) => run(lead, undefined, now, effects, true, undefined),
  };
}

/** A part that does not say how it is merged goes on as the supplier had it. */
function takePart(name: string, into: Lead, from: Lead): void {
  if (from.parts[name] === undefined) delete into.parts[name];
  else into.parts[name] = from.parts[name];
}

/** A new lead enters the initial stage before anything else. */
function create(
  program: Program,
  lead: Lead,
  now: number,
  announce: (step: StepInProgress, move: Move) => void,
  step: StepInProgress,
): void {
  const { initial, stages } = program.linked;
  const stage = stages.all[initial]!;
  const move: Move = { cause: stage.id, from: -1, to: initial, reason: reasonFor(stage, undefined), trigger: -1 };
  enterStage(program.lifecycle, lead, now, move);
  announce(step, move);
}

/** The stages that earlier moves of the step have entered: none is entered twice in a step. */
function stagesEntered(moves: readonly Move[]): boolean[] | undefined {
  let entered: boolean[] | undefined;
  for (const { from, to } of moves) {
    if (from === -1) continue;
    entered ??= [];
    entered[to] = true;
  }
  return entered;
}

/** Tells that the lead was handed to another team, with what its scores are made of now. */
function emitRelease(program: Program, step: StepInProgress): void {
  const move = step.release;
  step.release = undefined;
  if (move === undefined || move.from === -1) return;
  const left = program.linked.stages.all[move.from]!;
  const entered = program.linked.stages.all[move.to]!;
  if (entered.owner === undefined || entered.owner === left.owner) return;
  if (entered.final !== undefined || entered.reasons.length > 0) return;
  const scores: ScoreAccount[] = accountForRelease(program, step.lead, step.now);
  step.emit({ type: "released", from: left.name, to: entered.name, team: entered.owner, scores, cause: move.cause });
}

/** When something besides scores may need the lead to be looked at. */
function nextDue(program: Program, phases: readonly KernelPhase[], lead: Lead, now: number): number {
  let due = program.generated.nextEdge(lead, now);
  const change = nextLifecycleChange(program.lifecycle, lead, now);
  if (change < due) due = change;
  for (const phase of phases) {
    const own = phase.nextDue!(program, lead, now);
    if (own < due) due = own;
  }
  return due;
}

function describeStep(
  { linked }: Program,
  moves: readonly Move[],
  input: TypedInput | undefined,
  now: number,
): StepTrace {
  return {
    at: now,
    byInput: input !== undefined,
    moves: moves.map(({ cause, from, to, reason, trigger }) => ({
      cause,
      ...(from === -1 ? {} : { from: linked.stages.all[from]!.name }),
      to: linked.stages.all[to]!.name,
      ...(reason === undefined ? {} : { reason }),
      ...(trigger === -1 ? {} : { trigger: linked.activities.all[trigger]!.name }),
    })),
  };
}
