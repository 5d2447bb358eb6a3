/** Laws: looking more often changes nothing, a stored lead goes on as if it had never been stored, replay gives the same bytes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Effect } from "../../../schemas/generated/effect.ts";
import { createEngine } from "../../../runtime/engine/run.ts";
import { linkPlan } from "../../../runtime/kernel/program.ts";
import { openLead, saveLead } from "../../../runtime/kernel/lead-state.ts";
import { createStepper } from "../../../runtime/kernel/transition.ts";
import { drawHistory } from "../../reference/arbitrary-history.ts";
import { drawPlan } from "../../reference/arbitrary-plan.ts";
import { createDraw } from "../../reference/draw.ts";
import { emailDomains } from "../email-domains.ts";

const runs = 25;
const mostEffects = 2000;

/** The effects of a run, cut short for plans that move leads around without end. */
function effectsOf(value: fc.GeneratorValue) {
  const drawn = drawPlan(createDraw(value), undefined);
  const { inputs, until } = drawHistory(createDraw(value), drawn);
  const program = linkPlan(drawn.plan, { emailDomains });
  const effects: Effect[] = [];
  const engine = createEngine(program, { sink: (effect) => effects.push(effect), phases: [] });
  for (const input of inputs) {
    engine.accept(input);
    if (effects.length > mostEffects) return undefined;
  }
  return { program, engine, effects, inputs, until };
}

test("replay gives the same bytes", () => {
  fc.assert(
    fc.property(fc.gen(), (value) => {
      const run = effectsOf(value);
      fc.pre(run !== undefined);
      const again: Effect[] = [];
      const engine = createEngine(run.program, { sink: (effect) => again.push(effect), phases: [] });
      for (const input of run.inputs) engine.accept(input);
      expect(JSON.stringify(again)).toBe(JSON.stringify(run.effects));
      const states = [...engine.leads()].map((lead) => engine.stateOf(lead));
      expect(JSON.stringify(states)).toBe(
        JSON.stringify([...run.engine.leads()].map((lead) => run.engine.stateOf(lead))),
      );
    }),
    { numRuns: runs },
  );
});

test("waking a lead when nothing is due leaves no trace in effects or state", () => {
  fc.assert(
    fc.property(fc.gen(), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (value, share) => {
      const run = effectsOf(value);
      fc.pre(run !== undefined);
      for (const lead of run.engine.leads()) {
        const clock = run.engine.clockOf(lead);
        const now = Math.floor(clock + 1 + share * Math.min(lead.due - clock - 1, 400 * 86_400_000));
        if (now >= lead.due || now <= clock) continue;
        const effects: Effect[] = [];
        const before = saveLead(run.program, lead);
        createStepper(run.program).step(lead, undefined, now, (effect) => effects.push(effect));
        expect(effects).toEqual([]);
        // When to look again next is no part of what the lead is.
        const after = saveLead(run.program, lead);
        delete before.due;
        delete after.due;
        expect(after).toEqual(before);
      }
    }),
    { numRuns: runs },
  );
});

test("a stored and opened lead goes on as if it had never been stored", () => {
  fc.assert(
    fc.property(fc.gen(), (value) => {
      const run = effectsOf(value);
      fc.pre(run !== undefined);
      const { program, engine, until } = run;
      for (const lead of engine.leads()) {
        const state = saveLead(program, lead);
        const opened = openLead(program, JSON.parse(JSON.stringify(state)) as typeof state);
        expect(saveLead(program, opened)).toEqual(state);
        const [kept, stored]: [string[], string[]] = [[], []];
        const stepper = createStepper(program);
        for (let steps = 0; steps < 20 && lead.due <= until; steps += 1) {
          const now = lead.due;
          stepper.step(lead, undefined, now, (effect) => kept.push(JSON.stringify(effect)));
          stepper.step(opened, undefined, now, (effect) => stored.push(JSON.stringify(effect)));
        }
        expect(stored).toEqual(kept);
        expect(opened.due).toBe(lead.due);
      }
    }),
    { numRuns: runs },
  );
});
