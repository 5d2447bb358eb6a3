/** Lets the engine run random leads against everything that was proven of a plan. */
import fc from "fast-check";
import { expect } from "vitest";
import type { Question } from "../../compiler/analysis/analysis.ts";
import { createAnalysis } from "../../compiler/analysis/create-analysis.ts";
import { createEngine } from "../../runtime/engine/run.ts";
import { linkPlan, type Program } from "../../runtime/kernel/program.ts";
import { PlanProblem } from "../../runtime/plan/problem.ts";
import type { Criterion, Plan } from "../../schemas/generated/plan.ts";
import type { Case } from "../reference/shrink.ts";
import { emailDomains } from "./email-domains.ts";

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

/** Runs the case, which has the probes among its segments; gives how much was claimed. Fails when a lead refutes it. */
export function attackPlan({ plan, inputs, until }: Case, probes: readonly Criterion[]): number {
  const analysis = createAnalysis(plan);
  const claims = claimsOf(plan, probes);
  const reaches = plan.scores.map(({ name }) => analysis.reachOf(name));
  const impossible = new Set(
    analysis.lifecycle.arrows.flatMap(({ possible, by, from }) =>
      possible || by.kind !== "clause" ? [] : [`${from} ${by.clause.id}`],
    ),
  );
  const program = link(plan);
  let effects = 0;
  const engine = createEngine(program, {
    sink: (effect) => {
      effects += 1;
      if (effects > effectLimit) throw new Runaway();
      if (effect.type !== "stage_changed") return;
      expect(impossible).not.toContain(`${effect.from} ${effect.cause}`);
      expect([...analysis.lifecycle.reachable]).toContain(effect.to);
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
        if (!isShown) continue;
        const of = (list: readonly number[]) => list.map((index) => probes[index]!.when);
        expect.fail(`a lead in ${stage} refutes ${JSON.stringify({ holds: of(claim.holds), fails: of(claim.fails) })}`);
      }
      plan.scores.forEach((score, index) => {
        const found = lead.scores[linked.scores.indexOf(score.name)]!;
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
  return claims.length;
}

/** Plans that cannot be run are passed over. */
export function link(plan: Plan): Program {
  try {
    return linkPlan(plan, { emailDomains });
  } catch (error) {
    fc.pre(!(error instanceof PlanProblem));
    throw error;
  }
}
