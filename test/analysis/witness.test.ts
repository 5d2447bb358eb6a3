/** Every witness is played on the engine, and shows there what it is a witness of. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Question } from "../../compiler/analysis/analysis.ts";
import { createAnalysis } from "../../compiler/analysis/create-analysis.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import { addProbes } from "./add-probes.ts";
import { link } from "./attack-plan.ts";
import { playWitness } from "./play-witness.ts";
import { drawPlan } from "../reference/arbitrary-plan.ts";
import { createDraw } from "../reference/draw.ts";

it("shows on the engine what it is a witness of", () => {
  let shown = 0;
  let asked = 0;
  const property = fc.property(fc.gen(), (value) => {
    const draw = createDraw(value);
    const drawn = drawPlan(draw);
    const probes = addProbes(draw, drawn);
    const plan: Plan = { ...drawn.plan, segments: [...drawn.plan.segments, ...probes] };
    const analysis = createAnalysis(plan);
    const program = link(plan);
    const { linked, layout } = program;
    const ask = (holds: readonly number[], fails: readonly number[], stage: string | undefined): void => {
      const question: Question = {
        holds: holds.map((index) => probes[index]!.when),
        fails: fails.map((index) => probes[index]!.when),
        ...(stage === undefined ? {} : { stages: [stage] }),
      };
      asked += 1;
      const answer = analysis.satisfiable(question);
      if (answer.answer !== "yes") return;
      shown += 1;
      const { text } = answer.witness!;
      const lead = playWitness(program, text);
      const truthOf = (index: number) => lead.cells[layout.truths + linked.segments.indexOf(probes[index]!.name)];
      const found = {
        stage: linked.stages.all[lead.stage]!.name,
        holds: holds.every((index) => truthOf(index) === 1),
        fails: fails.every((index) => truthOf(index) !== 1),
      };
      const expected = { stage: stage ?? found.stage, holds: true, fails: true };
      expect(found, `${text}\n${JSON.stringify(question)}`).toEqual(expected);
    };
    for (const one of probes.keys()) {
      ask([one], [], undefined);
      ask([], [one], undefined);
      ask([one], [(one + 1) % probes.length], undefined);
      ask([one], [], plan.lifecycle[one % plan.lifecycle.length]!.name);
    }
  });
  const numRuns = Math.ceil(30 * Number(process.env["FUNNEL_RUNS"] ?? 1));
  fc.assert(property, { numRuns, endOnFailure: true, seed: Number(process.env["FUNNEL_SEED"] ?? 1) });
  // Random criteria are harder than any that people write; still a third of them is shown.
  expect(shown / asked).toBeGreaterThan(0.3);
});
