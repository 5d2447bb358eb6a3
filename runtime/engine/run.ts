/** Runs a program over inputs in memory: leads, their timers and their keys in one process. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import { findAccount } from "../identity/account-book.ts";
import { saveLead } from "../kernel/lead-state.ts";
import type { KernelPhase } from "../kernel/phase.ts";
import { changeAccount, namesAccount, readsOldAccount } from "../kernel/phases/account.ts";
import { standardPhases } from "../kernel/phases.ts";
import type { Program } from "../kernel/program.ts";
import { createStepper } from "../kernel/transition.ts";
import { nothing, type AccountChange, type TypedInput } from "../model/input.ts";
import type { LeadState } from "../model/state.ts";
import { createWorld, type World } from "../model/world.ts";
import type { Lead } from "../model/lead.ts";
import { createTimerQueue } from "../time/timer-queue.ts";
import { createInstantReader } from "./instant.ts";
import { createPresent, type Holder } from "./present.ts";
import { createInputReader, type InputProblem } from "./read-input.ts";
import { createRegister } from "./register.ts";
import { createSeenIds, type SeenIds } from "./seen-ids.ts";

export interface EngineOptions {
  /** Told every effect in the order in which they happen. */
  readonly sink?: (effect: Effect) => void;
  /** Told what of an input was left out, as it is read. */
  readonly onProblem?: (input: Input, problem: InputProblem) => void;
  /** SHA-256 of a text in hexadecimal; one in JavaScript unless the platform's own is given. */
  readonly hash?: (text: string) => string;
  /** The parts beside scores and lifecycle; all that there are unless given. */
  readonly phases?: readonly KernelPhase[];
  /** Which inputs were taken before; remembered as `createSeenIds` does unless given. */
  readonly seen?: SeenIds;
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
  /** Without a lead for an input that is about an account only. */
  | { readonly status: "applied"; readonly lead?: string }
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
  /** The same for an id, which may be that of a lead that was merged into the one it gives. */
  leadOf(id: string): Lead | undefined;
  /** All leads in order of creation. */
  leads(): Iterable<Lead>;
  /** The state of a lead as plain JSON. */
  stateOf(lead: Lead): LeadState;
  /** The present of a lead in epoch milliseconds. */
  clockOf(lead: Lead): number;
}

export function createEngine(program: Program, options: EngineOptions = {}): Engine {
  const {
    sink = () => {},
    onProblem,
    phases = standardPhases,
    seen = createSeenIds(),
    world = createWorld(),
  } = options;
  const stepper = createStepper(program, phases, world);
  const timers = createTimerQueue<number>();
  const present = createPresent();
  const reader = createInputReader(program);
  const readInstant = createInstantReader(program.zone);
  const register = createRegister(program, present, options.hash, (holder) => timers.cancel(holder.order));
  const tally: Tally = { read: 0, applied: 0, duplicate: 0, unknown: 0, quarantined: 0, malformed: 0 };
  let reading: Input | undefined;
  /** What is told only once it is known that the input will be taken. */
  const noted: InputProblem[] = [];

  function report(problem: InputProblem): void {
    tally[problem.kind] += 1;
    onProblem?.(reading!, problem);
  }

  function note(problem: InputProblem): void {
    noted.push(problem);
  }

  function fireTimers(until: number): void {
    for (let timer = timers.popDue(until); timer !== undefined; timer = timers.popDue(until)) {
      const { lead } = register.holders[timer.key]!;
      if (!stepper.skip(lead, until)) {
        if (lead.due > timer.due) {
          timers.schedule(timer.key, lead.due);
          continue;
        }
        stepper.step(lead, undefined, timer.due, sink);
      }
      if (lead.due !== Infinity) timers.schedule(timer.key, lead.due);
    }
  }

  function reschedule({ lead, order }: Holder): void {
    if (lead.due === Infinity) timers.cancel(order);
    else timers.schedule(order, lead.due);
  }

  /** Leads of accounts that have changed look at what they read of them, in order of creation. */
  function lookAtAccounts(time: number): void {
    const { accounts } = world;
    if (accounts.changed.length === 0) return;
    const concerned = accounts.changed
      .splice(0)
      .flatMap((id) => Object.keys(findAccount(accounts, id)?.leads ?? {}))
      .flatMap((id) => register.findById(id) ?? [])
      .filter(({ lead }) => readsOldAccount(program, lead, world))
      .sort((left, right) => left.order - right.order);
    for (const holder of concerned) {
      stepper.look(holder.lead, Math.max(time, register.clockOf(holder)), sink);
      reschedule(holder);
    }
  }

  function refuse(status: "unknown" | "malformed", reason: string): Outcome {
    tally[status] += 1;
    return { status, reason };
  }

  function accept(input: Input): Outcome {
    tally.read += 1;
    if (!seen.add(input.id)) {
      tally.duplicate += 1;
      return { status: "duplicate" };
    }
    const time = readInstant(input.time);
    if (time === undefined) return refuse("malformed", `\`${input.time}\` is no time`);
    if (input.kind === "group" && program.plan.account === undefined) return refuse("unknown", "there are no accounts");
    const activity = input.kind === "activity" ? program.linked.activities.find(input.activity ?? "") : -1;
    if (activity === undefined) return refuse("unknown", `the plan has no activity \`${input.activity}\``);
    noted.length = 0;
    const changes = input.kind === "identify" ? reader.readChanges(input, note) : nothing;
    const account = readAccount(input);
    const keys = register.keysOf(input.keys, changes);
    const previous = input.previous === undefined ? undefined : register.keysOf(input.previous, nothing);
    let holder = register.find(keys) ?? (previous === undefined ? undefined : register.find(previous));
    const id = holder === undefined ? register.idOf(keys) : holder.lead.id;
    if (id === undefined && !namesAccount(program, account)) return refuse("malformed", "no key says whose it is");
    fireTimers(time);
    present.arrive(time);
    reading = input;
    noted.forEach(report);
    tally.applied += 1;
    if (id === undefined) {
      changeAccount(program, world, account!, time);
      lookAtAccounts(time);
      return { status: "applied" };
    }
    holder ??= register.create(id, time);
    const typed: TypedInput = {
      time,
      activity,
      attributes: activity === -1 ? nothing : reader.readAttributes(activity, input, report),
      changes,
      ...(account === undefined ? {} : { account }),
    };
    const { lead } = holder;
    const before = lead.due;
    const meeting = register.meet(holder, previous === undefined ? [keys] : [keys, previous], changes.length > 0);
    stepper.step(lead, typed, Math.max(time, present.clockSince(holder.arrival)), sink, meeting);
    const standing = register.standing!;
    if (standing !== holder || lead.due !== before) reschedule(standing);
    lookAtAccounts(time);
    return { status: "applied", lead: standing.lead.id };
  }

  function readAccount(input: Input): AccountChange | undefined {
    const { group } = input.keys;
    if (program.plan.account === undefined || (input.kind !== "group" && group === undefined)) return undefined;
    return { group, changes: input.kind === "group" ? reader.readAccountChanges(input, note) : nothing };
  }

  function advanceTo(instant: number): void {
    fireTimers(instant);
    present.arrive(instant);
  }

  function clockOf(lead: Lead): number {
    const holder = register.holderOf(lead);
    return holder === undefined ? lead.clock : register.clockOf(holder);
  }

  function show({ lead }: Holder): Lead {
    program.generated.derive(lead, clockOf(lead));
    return lead;
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
      const holder = register.find(register.keysOf(keys, nothing));
      return holder && show(holder);
    },
    leadOf(id) {
      const holder = register.findById(id);
      return holder && show(holder);
    },
    *leads() {
      for (const { lead, into } of register.holders) if (into === undefined) yield lead;
    },
    stateOf: (lead) => saveLead(program, lead),
    clockOf,
  };
}
