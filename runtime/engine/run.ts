/** Runs a program over inputs in memory: leads, their timers and their keys in one process. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import { createLead, saveLead } from "../kernel/lead-state.ts";
import type { KernelPhase } from "../kernel/phase.ts";
import { standardPhases } from "../kernel/phases.ts";
import type { Program } from "../kernel/program.ts";
import { createStepper } from "../kernel/transition.ts";
import { nothing, type TypedInput } from "../model/input.ts";
import type { LeadState } from "../model/state.ts";
import { createWorld, type World } from "../model/world.ts";
import type { Lead } from "../model/lead.ts";
import { createTimerQueue } from "../time/timer-queue.ts";
import { createInstantReader } from "./instant.ts";
import { createLeadIndex } from "./lead-index.ts";
import { createPresent, type Holder } from "./present.ts";
import { createInputReader, type InputProblem } from "./read-input.ts";

export interface EngineOptions {
  /** Told every effect in the order in which they happen. */
  readonly sink?: (effect: Effect) => void;
  /** Told what of an input was left out, as it is read. */
  readonly onProblem?: (input: Input, problem: InputProblem) => void;
  /** SHA-256 of a text in hexadecimal; one in JavaScript unless the platform's own is given. */
  readonly hash?: (text: string) => string;
  /** The parts beside scores and lifecycle; all that there are unless given. */
  readonly phases?: readonly KernelPhase[];
  /** What leads shared so far, which the engine goes on to change. */
  readonly world?: World;
}

/** What became of inputs so far. */
export interface Tally {
  read: number;
  applied: number;
  duplicate: number;
  /** Unknown activities, attributes and traits. */
  unknown: number;
  /** Values of the wrong type, which were left out. */
  quarantined: number;
  malformed: number;
}

export type Outcome =
  | { readonly status: "applied"; readonly lead: string }
  | { readonly status: "duplicate" }
  | { readonly status: "unknown" | "malformed"; readonly reason: string };

export interface Engine {
  readonly tally: Readonly<Tally>;
  /** What leads share, as plain JSON. */
  readonly world: World;
  /** Takes one input; before it, every timer due by its time fires. */
  accept(input: Input): Outcome;
  /** Lets time pass up to an instant, in epoch milliseconds, that included. */
  advanceTo(instant: number): void;
  /** Ends the run at an instant, by default the latest time of any input. */
  finish(until?: number): Readonly<Tally>;
  /** The lead of a key such as `{ user: "u1" }`, worked out for the present; the host must not change it. */
  findLead(keys: Input["keys"]): Lead | undefined;
  /** All leads in order of creation. */
  leads(): Iterable<Lead>;
  /** The state of a lead as plain JSON. */
  stateOf(lead: Lead): LeadState;
  /** The present of a lead in epoch milliseconds. */
  clockOf(lead: Lead): number;
}

export function createEngine(program: Program, options: EngineOptions = {}): Engine {
  const { sink = () => {}, onProblem, phases = standardPhases, world = createWorld() } = options;
  const stepper = createStepper(program, phases, world);
  const timers = createTimerQueue<number>();
  const index = createLeadIndex<Holder>(program.linked, options.hash);
  const present = createPresent();
  const reader = createInputReader(program);
  const readInstant = createInstantReader(program.zone);
  const holders: Holder[] = [];
  const holderOf = new Map<Lead, Holder>();
  const seen = new Set<string>();
  const tally: Tally = { read: 0, applied: 0, duplicate: 0, unknown: 0, quarantined: 0, malformed: 0 };
  let reading: Input | undefined;

  function report(problem: InputProblem): void {
    tally[problem.kind] += 1;
    onProblem?.(reading!, problem);
  }

  function fireTimers(until: number): void {
    for (let timer = timers.popDue(until); timer !== undefined; timer = timers.popDue(until)) {
      const { lead } = holders[timer.key]!;
      stepper.step(lead, undefined, timer.due, sink);
      if (lead.due !== Infinity) timers.schedule(timer.key, lead.due);
    }
  }

  function refuse(status: "unknown" | "malformed", reason: string): Outcome {
    tally[status] += 1;
    return { status, reason };
  }

  function accept(input: Input): Outcome {
    tally.read += 1;
    if (seen.has(input.id)) {
      tally.duplicate += 1;
      return { status: "duplicate" };
    }
    seen.add(input.id);
    const time = readInstant(input.time);
    if (time === undefined) return refuse("malformed", `\`${input.time}\` is no time`);
    if (input.kind === "group") return refuse("unknown", "accounts are not executed yet");
    const activity = input.kind === "activity" ? program.linked.activities.find(input.activity ?? "") : -1;
    if (activity === undefined) return refuse("unknown", `the plan has no activity \`${input.activity}\``);
    const { keys } = input;
    let holder = index.find(keys) ?? (input.previous === undefined ? undefined : index.find(input.previous));
    const id = holder === undefined ? index.idOf(keys) : holder.lead.id;
    if (id === undefined) return refuse("malformed", "no key says whose it is");
    fireTimers(time);
    present.arrive(time);
    if (holder === undefined) {
      const lead = createLead(program, id, time);
      holder = { lead, order: holders.length, arrival: present.arrivals - 1 };
      holders.push(holder);
      holderOf.set(lead, holder);
    }
    index.bind(keys, holder);
    if (input.previous !== undefined) index.bind(input.previous, holder);
    reading = input;
    const typed: TypedInput = {
      time,
      activity,
      attributes: activity === -1 ? nothing : reader.readAttributes(activity, input, report),
      changes: input.kind === "identify" ? reader.readChanges(input, report) : nothing,
    };
    const { lead } = holder;
    const before = lead.due;
    stepper.step(lead, typed, Math.max(time, present.clockSince(holder.arrival)), sink);
    if (lead.due !== before) {
      if (lead.due === Infinity) timers.cancel(holder.order);
      else timers.schedule(holder.order, lead.due);
    }
    tally.applied += 1;
    return { status: "applied", lead: lead.id };
  }

  function advanceTo(instant: number): void {
    fireTimers(instant);
    present.arrive(instant);
  }

  function clockOf(lead: Lead): number {
    const holder = holderOf.get(lead);
    return holder === undefined ? lead.clock : Math.max(lead.created, present.clockSince(holder.arrival));
  }

  return {
    tally,
    world,
    accept,
    advanceTo,
    finish(until) {
      const end = until ?? present.latest;
      if (end !== -Infinity) advanceTo(end);
      return tally;
    },
    findLead(keys) {
      const lead = index.find(keys)?.lead;
      if (lead !== undefined) program.generated.derive(lead, clockOf(lead));
      return lead;
    },
    *leads() {
      for (const { lead } of holders) yield lead;
    },
    stateOf: (lead) => saveLead(program, lead),
    clockOf,
  };
}
