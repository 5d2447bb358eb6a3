/** From the text of a funnel and what happens to its leads to effects, end to end. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import { createEngine, type Engine } from "../../runtime/engine/run.ts";
import { loadProgram } from "../../runtime/kernel/load-program.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import type { Lead } from "../../runtime/model/lead.ts";
import { parseDateTime } from "../../runtime/time/iso-date.ts";
import type { Zone } from "../../runtime/time/zone.ts";
import { compileFiles } from "../plan/compile-text.ts";

export interface FunnelRun {
  readonly program: Program;
  readonly engine: Engine;
  readonly effects: readonly Effect[];
  /** What was put in so far. */
  readonly inputs: readonly Input[];
  /** A lead does something; `at` is a time such as `2026-03-02T10:00` in the funnel's zone. */
  did(at: string, activity: string, attributes?: Record<string, unknown>, lead?: string): void;
  /** Fields of a lead become known, or unknown with `null`. */
  set(at: string, fields: Record<string, unknown>, lead?: string): void;
  /** An input of any kind with keys of its own; the id of its lead, if it is about one. */
  take(at: string, keys: Input["keys"], rest?: Partial<Pick<Input, "kind" | "activity" | "data" | "previous">>): string;
  /** Time passes up to an instant, which is included. */
  until(at: string): void;
  find(lead?: string): Lead;
  /** Effects of some types since the last call that named the same types, a line each. */
  told(...types: readonly Effect["type"][]): string[];
}

/** The program of a funnel's text; a mistake in it fails the test. */
export async function compileFunnel(text: string): Promise<Program> {
  const loaded = await loadProgram(compileFiles({ "main.funnel": text }).plan);
  if ("problem" in loaded) throw new Error(JSON.stringify(loaded.problem));
  return loaded.program;
}

/** Opens a funnel without leads; leads are named by their user id, `ann` unless said otherwise. */
export async function openFunnel(text: string): Promise<FunnelRun> {
  return runProgram(await compileFunnel(text));
}

/** The same for a program that is at hand. */
export function runProgram(program: Program): FunnelRun {
  const effects: Effect[] = [];
  const inputs: Input[] = [];
  const engine = createEngine(program, { sink: (effect) => effects.push(effect) });
  const seen = new Map<string, number>();
  const take: FunnelRun["take"] = (at, keys, rest = {}) => {
    const time = utc(at, program.zone);
    const input: Input = { id: `i${inputs.length}`, time, keys, kind: "identify", data: {}, ...rest };
    inputs.push(input);
    const outcome = engine.accept(input);
    if (outcome.status !== "applied") throw new Error(JSON.stringify(outcome));
    return outcome.lead ?? "";
  };
  return {
    program,
    engine,
    effects,
    inputs,
    take,
    did: (at, activity, data = {}, lead = "ann") => {
      take(at, { user: lead }, { kind: "activity", activity, data });
    },
    set: (at, data, lead = "ann") => {
      take(at, { user: lead }, { data });
    },
    until: (at) => engine.advanceTo(Date.parse(utc(at, program.zone))),
    find(lead = "ann") {
      const found = engine.findLead({ user: lead });
      if (found === undefined) throw new Error(`There is no lead ${lead}`);
      return found;
    },
    told(...types) {
      const key = types.join(" ");
      const from = seen.get(key) ?? 0;
      seen.set(key, effects.length);
      return effects
        .slice(from)
        .filter(({ type }) => types.includes(type))
        .map((effect) => describeEffect(effect, program.zone));
    },
  };
}

/** `2026-03-02 10:00 send guide by email`, in the wall time of a zone. */
export function describeEffect(effect: Effect, zone: Zone): string {
  return `${wallOf(Date.parse(effect.at), zone)} ${wordsOf(effect, zone)}`;
}

function wallOf(instant: number, zone: Zone): string {
  const wall = new Date(instant + zone.offsetAt(instant)).toISOString();
  const seconds = wall.slice(16, 23) === ":00.000" ? "" : wall.slice(16, 23);
  return `${wall.slice(0, 10)} ${wall.slice(11, 16)}${seconds}`;
}

function wordsOf(effect: Effect, zone: Zone): string {
  switch (effect.type) {
    case "assigned":
      return `${effect.why} to ${effect.member} in ${effect.queue}`;
    case "unassigned":
      return `unassigned in ${effect.queue}`;
    case "sla_started":
      return `${effect.sla} started until ${wallOf(Date.parse(effect.deadline), zone)}`;
    case "sla_met":
      return `${effect.sla} met${effect.late ? " late" : ""}${effect.corrected === true ? " after all" : ""}`;
    case "sla_warned":
      return `warned by ${effect.tier}`;
    case "sla_breached":
    case "sla_cancelled":
    case "sla_commitment_missed":
      return `${effect.sla} ${effect.type.slice("sla_".length).replace("_", " ")}`;
    case "escalated":
      return `escalated to ${effect.team}`;
    case "move_held":
      return `held to ${effect.to} for ${effect.requirement}`;
    case "released":
      return `released to ${effect.team}`;
    case "send":
      return `send ${effect.content} by ${effect.channel}`;
    case "ask":
      return `ask ${effect.fields.join(", ")}`;
    case "task":
      return `task ${effect.text} for ${effect.team}${effect.channel === undefined ? "" : ` by ${effect.channel}`}`;
    case "notify":
      return `notify ${effect.team ?? effect.member}${effect.text === undefined ? "" : ` ${effect.text}`}`;
    case "stage_changed":
      return `to ${effect.to}${effect.reason === undefined ? "" : ` because ${effect.reason}`}`;
    case "quarantined":
    case "unquarantined":
      return `${effect.type} ${effect.reason}`;
    case "nurture_enrolled":
    case "nurture_paused":
    case "nurture_resumed":
    case "nurture_completed":
    case "nurture_exited":
    case "nurture_exhausted": {
      const outcome = effect.outcome === undefined ? "" : ` ${effect.outcome}`;
      return `${effect.type.slice("nurture_".length)} ${effect.nurture}${outcome}`;
    }
    default:
      return effect.type;
  }
}

function utc(at: string, zone: Zone): string {
  const instant = parseDateTime(at, zone);
  if (instant === undefined) throw new Error(`\`${at}\` is no time`);
  return new Date(instant).toISOString();
}

/** The names of all effects that programmes have on a lead. */
export const nurtureEffects = [
  "send",
  "ask",
  "task",
  "notify",
  "nurture_enrolled",
  "nurture_paused",
  "nurture_resumed",
  "nurture_completed",
  "nurture_exited",
  "nurture_exhausted",
] as const satisfies readonly Effect["type"][];
