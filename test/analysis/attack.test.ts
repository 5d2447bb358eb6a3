/** What is proven impossible never happens: random leads of random plans are run by the engine and try to refute it. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { drawCase, type Subject } from "../reference/arbitrary-case.ts";
import { drawHistory } from "../reference/arbitrary-history.ts";
import { drawPlan } from "../reference/arbitrary-plan.ts";
import { createDraw, type Draw } from "../reference/draw.ts";
import type { Case } from "../reference/shrink.ts";
import type { Criterion } from "../../schemas/generated/plan.ts";
import { addProbes, probesOfPlan } from "./add-probes.ts";
import { attackPlan } from "./attack-plan.ts";

function attack(runs: number, drawOne: (draw: Draw) => { found: Case; probes: Criterion[] }): void {
  let claimed = 0;
  const property = fc.property(fc.gen(), (value) => {
    const { found, probes } = drawOne(createDraw(value));
    const plan = { ...found.plan, segments: [...found.plan.segments, ...probes] };
    claimed += attackPlan({ ...found, plan }, probes);
  });
  const numRuns = Math.ceil(runs * Number(process.env["FUNNEL_RUNS"] ?? 1));
  fc.assert(property, { numRuns, endOnFailure: true, seed: Number(process.env["FUNNEL_SEED"] ?? 1) });
  // A test without claims to refute would prove nothing.
  expect(claimed).toBeGreaterThan(numRuns);
}

it("is never refuted, whatever the criterion", () => {
  attack(40, (draw) => {
    const drawn = drawPlan(draw);
    const probes = addProbes(draw, drawn);
    return { found: { plan: drawn.plan, ...drawHistory(draw, drawn) }, probes };
  });
});

it("is never refuted with hygiene, routing, SLAs, programmes and turnbacks around", () => {
  attack(40, (draw) => {
    const found = drawCase(draw, draw.pick<Subject>(["hygiene", "routing", "sla", "nurture", "together"]));
    return { found, probes: probesOfPlan(found.plan).slice(0, 14) };
  });
});
