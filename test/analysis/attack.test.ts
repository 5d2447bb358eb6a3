/** What is proven impossible never happens: random leads of random plans are run by the engine and try to refute it. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createAnalysis } from "../../compiler/analysis/create-analysis.ts";
import type { Question } from "../../compiler/analysis/analysis.ts";
import { createEngine } from "../../runtime/engine/run.ts";
import { linkPlan } from "../../runtime/kernel/program.ts";
import { PlanProblem } from "../../runtime/plan/problem.ts";
import type { Criterion, Plan } from "../../schemas/generated/plan.ts";
import { addProbes } from "./add-probes.ts";
import { emailDomains } from "./email-domains.ts";
import { drawHistory } from "../reference/arbitrary-history.ts";
import { drawPlan } from "../reference/arbitrary-plan.ts";
import { createDraw } from "../reference/draw.ts";

/** Questions by the segments that are true and that are not; the lead's stage where it matters. */
interface Claim {
  readonly holds: readonly number[];
  readonly fails: readonly number[];
  readonly stage: string | undefined;
}

const effectLimit = 3000;

class Runaway extends Error {}

function claimsOf(plan: Plan, probes: readonly Criterion[]): Claim[] {
  const analysis = createAnalysis(plan);
  const claims: Claim[] = [];
  const ask = (holds: readonly number[], fails: readonly number[], stage: string | undefined): void => {
    const question: Question = {
      holds: holds.map((index) => probes[index]!.when),
      fails: fails.map((index) => probes[index]!.when),
      ...(stage === undefined ? {} : { stages: [stage] }),
    };
    if (analysis.impossible(question)) claims.push({ holds, fails, stage });
  };
  for (const one of probes.keys()) {
    ask([one], [], undefined);
    ask([], [one], undefined);
    for (const { name } of plan.lifecycle) {
      ask([one], [], name);
      ask([], [one], name);
    }
    for (const other of probes.keys()) {
      if (one < other) ask([one, other], [], undefined);
      if (one < other) ask([], [one, other], undefined);
      if (one !== other) ask([one], [other], undefined);
    }
  }
  return claims;
}

it("is never refuted by a lead that the engine runs", () => {
  let claimed = 0;
  const property = fc.property(fc.gen(), (value) => {
    const draw = createDraw(value);
    const drawn = drawPlan(draw);
    const probes = addProbes(draw, drawn);
    const plan: Plan = { ...drawn.plan, segments: [...drawn.plan.segments, ...probes] };
    const analysis = createAnalysis(plan);
    const claims = claimsOf(plan, probes);
    claimed += claims.length;
    const reaches = plan.scores.map(({ name }) => analysis.reachOf(name));
    const impossible = new Set(
      analysis.lifecycle.arrows.flatMap(({ possible, by, from }) =>
        possible || by.kind !== "clause" ? [] : [`${from} ${by.clause.id}`],
      ),
    );
    const { inputs, until } = drawHistory(draw, { ...drawn, plan });
    let program;
    try {
      program = linkPlan(plan, { emailDomains });
    } catch (error) {
      fc.pre(!(error instanceof PlanProblem));
      throw error;
    }
    let effects = 0;
    const engine = createEngine(program, {
      sink: (effect) => {
        effects += 1;
        if (effects > effectLimit) throw new Runaway();
        if (effect.type === "stage_changed") {
          expect(impossible).not.toContain(`${effect.from} ${effect.cause}`);
          expect([...analysis.lifecycle.reachable]).toContain(effect.to);
        }
      },
    });
    const { linked, generated, layout } = program;
    const look = (): void => {
      for (const lead of engine.leads()) {
        generated.derive(lead, engine.clockOf(lead));
        const truths = probes.map(({ name }) => lead.cells[layout.truths + linked.segments.indexOf(name)]);
        const stage = linked.stages.all[lead.stage]!.name;
        for (const claim of claims) {
          if (claim.stage !== undefined && claim.stage !== stage) continue;
          const isShown =
            claim.holds.every((index) => truths[index] === 1) && claim.fails.every((index) => truths[index] !== 1);
          if (isShown) {
            const of = (list: readonly number[]) => list.map((index) => probes[index]!.when);
            expect.fail(
              `a lead in ${stage} refutes: ${JSON.stringify({ holds: of(claim.holds), fails: of(claim.fails) })}`,
            );
          }
        }
        plan.scores.forEach((score, index) => {
          const place = linked.scores.indexOf(score.name);
          const found = lead.scores[place]!;
          const { minimum, maximum, grades } = reaches[index]!;
          expect(found, score.name).toBeGreaterThanOrEqual(Math.floor(minimum + 0.5));
          expect(found, score.name).toBeLessThanOrEqual(Math.floor(maximum + 0.5));
          const grade = score.grades.find(({ from }) => from === undefined || from <= found);
          if (grade !== undefined) expect(grades).toContain(grade.name);
        });
      }
    };
    try {
      for (const input of inputs) {
        engine.accept(input);
        look();
      }
      engine.finish(until);
      look();
    } catch (error) {
      fc.pre(!(error instanceof Runaway));
      throw error;
    }
  });
  const numRuns = Math.ceil(60 * Number(process.env["FUNNEL_RUNS"] ?? 1));
  fc.assert(property, { numRuns, endOnFailure: true, seed: Number(process.env["FUNNEL_SEED"] ?? 1) });
  // A test without claims to refute would prove nothing.
  expect(claimed).toBeGreaterThan(numRuns);
}, 60_000);
