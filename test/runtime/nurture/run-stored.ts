/** Runs one lead with its state stored as text and opened again around every step, as a host with a database would. */
import type { Effect } from "../../../schemas/generated/effect.ts";
import type { Input } from "../../../schemas/generated/event.ts";
import { createInputReader } from "../../../runtime/engine/read-input.ts";
import { standardPhases } from "../../../runtime/kernel/phases.ts";
import type { Program } from "../../../runtime/kernel/program.ts";
import { transition } from "../../../runtime/kernel/transition.ts";
import { nothing, type TypedInput } from "../../../runtime/model/input.ts";
import type { LeadState } from "../../../runtime/model/state.ts";

/** The effects, and the state in the end; at each of the `extra` instants the lead is looked at without any need. */
export function runStored(
  program: Program,
  id: string,
  inputs: readonly Input[],
  until: number,
  extra: readonly number[] = [],
): { readonly effects: readonly Effect[]; readonly state: LeadState } {
  const reader = createInputReader(program);
  const effects: Effect[] = [];
  let stored: string | undefined;
  let last = -Infinity;

  function step(input: TypedInput | undefined, now: number): void {
    const state = stored === undefined ? { id } : (JSON.parse(stored) as LeadState);
    const result = transition(program, state, input, now, standardPhases);
    stored = JSON.stringify(result.state);
    effects.push(...result.effects);
    last = now;
  }

  const due = (): number => (stored === undefined ? Infinity : ((JSON.parse(stored) as LeadState).due ?? Infinity));

  /** Timers, and needless looks between them; none at an instant that the lead has lived through. */
  function passTime(end: number): void {
    for (;;) {
      const needless = stored === undefined ? Infinity : (extra.find((instant) => instant > last) ?? Infinity);
      const next = Math.min(due(), needless);
      if (next > end) return;
      step(undefined, next);
    }
  }

  for (const input of inputs) {
    const now = Date.parse(input.time);
    passTime(now);
    const activity = input.kind === "activity" ? program.linked.activities.indexOf(input.activity!) : -1;
    step(
      {
        time: now,
        activity,
        attributes: activity === -1 ? nothing : reader.readAttributes(activity, input, () => {}),
        changes: input.kind === "identify" ? reader.readChanges(input, () => {}) : nothing,
      },
      now,
    );
  }
  passTime(until);
  return { effects, state: JSON.parse(stored!) as LeadState };
}
