/** Watches tests run and notes what of the plan takes part; without it nothing is watched. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Step } from "../../schemas/generated/plan.ts";
import type { KernelPhase } from "../kernel/phase.ts";
import { createNurturePhase } from "../kernel/phases/nurture.ts";
import { turnbackRowOf } from "../kernel/phases/turnback.ts";
import { standardPhases } from "../kernel/phases.ts";
import type { Program } from "../kernel/program.ts";
import { questions } from "../kernel/questions.ts";
import type { Lead } from "../model/lead.ts";
import type { ProgrammeWatch } from "../nurture/nurture-step.ts";
import { itemiseScore } from "../scoring/itemise.ts";
import { describeCoverage, type Coverage } from "./coverage.ts";

export interface CoverageRecorder {
  /** The parts of a step, with those that watch. */
  readonly phases: readonly KernelPhase[];
  /** Told every effect, in the step that brings it about. */
  effect(effect: Effect): void;
  /** Told of a lead that an expectation looks at, worked out for now. */
  look(lead: Lead, now: number): void;
  /** Told of a lead that an expectation asks the next questions of. */
  ask(lead: Lead, now: number): void;
  /** A test is over: what took part in it counts once. */
  endTest(): void;
  /** What the tests so far covered. */
  result(): Coverage;
}

/** Watches the tests of a program. */
export function recordCoverage(program: Program): CoverageRecorder {
  const { plan } = program;
  const hits = new Map<string, number>();
  const inTest = new Set<string>();
  const nextSends = listNextSends(program);
  let present: Lead | undefined;

  /** Rules that contribute, the row of a turnback that the lead is under, values that were brought to one form. */
  function look(lead: Lead, now: number): void {
    const isTrue: Parameters<typeof itemiseScore>[5] = (expression, asked, at) =>
      program.compile(expression).isTrue(asked, at);
    for (const [place, score] of plan.scores.entries()) {
      const { items, excluded } = itemiseScore(score, place, program.rules, lead, now, isTrue);
      if (excluded) {
        const reasons = score.exclude.filter(({ when }) => isTrue(when, lead, now));
        for (const { id } of reasons) inTest.add(id);
      } else for (const { rule, points } of items) if (points !== 0) inTest.add(rule);
    }
    const row = turnbackRowOf(program, lead)?.row;
    if (row !== undefined) inTest.add(row.id);
    for (const { id, field } of plan.hygiene?.standardize ?? []) {
      if (lead.fields[program.linked.fields.indexOf(field)] !== undefined) inTest.add(id);
    }
  }

  const watch: ProgrammeWatch = ({ step, next: first }, next) => {
    if (step.step === "if") {
      const isThen = next === first;
      inTest.add(`${step.id}/${isThen ? "then" : "else"}`);
    } else if (step.step === "repeat") {
      if (next === 0) inTest.add(step.id);
    } else if (next !== "waits" && (step.step === "wait" || step.step === "wait_until" || step.step === "exit")) {
      inTest.add(step.id);
    }
  };

  /** Stands before the others, so that it knows the lead whose effects come next. */
  const watcher: KernelPhase = {
    name: "coverage",
    evaluate: (step) => {
      present = step.lead;
    },
    nextDue(_, lead, now) {
      look(lead, now);
      return Infinity;
    },
  };

  return {
    phases: [watcher, ...standardPhases.map((phase) => (phase.name === "nurture" ? createNurturePhase(watch) : phase))],
    effect(effect) {
      switch (effect.type) {
        case "unassigned":
        case "released":
        case "score_crossed":
          return;
        case "send":
          inTest.add(effect.cause);
          if (nextSends.has(effect.cause) && present !== undefined) addCell(present);
          return;
        case "move_held":
          inTest.add(effect.requirement);
          return;
        default:
          inTest.add(effect.cause);
      }
    },
    look,
    ask(lead, now) {
      const asked = questions(program, lead, now);
      for (const [place, { fields, opensWhen }] of program.questionRows.entries()) {
        const isOpen = fields.some((field) => asked.includes(field)) && program.compile(opensWhen).isTrue(lead, now);
        if (isOpen) inTest.add(plan.profiling!.rows[place]!.id);
      }
    },
    endTest() {
      for (const id of inTest) hits.set(id, (hits.get(id) ?? 0) + 1);
      inTest.clear();
      present = undefined;
    },
    result: () => describeCoverage(plan, hits),
  };

  /** The cell from which the next content was chosen: that of the persona if it has a column, else that of anyone. */
  function addCell({ phase, persona }: Lead): void {
    const { personas } = program.linked;
    const row = plan.content_map.find((each) => each.phase === plan.journey[phase]?.name);
    const own = row?.cells.find((cell) => cell.persona === personas.all[persona]?.name);
    const cell = own ?? row?.cells.find((each) => each.persona === "any");
    if (cell !== undefined) inTest.add(cell.id);
  }
}

/** The ids of cadences and steps that send what the content map says. */
function listNextSends({ plan }: Program): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.step === "send" && step.content === undefined) ids.add(step.id);
      if (step.step === "if") [step.then, step.else].forEach(visit);
    }
  };
  for (const { cadence, steps } of plan.nurtures) {
    if (cadence !== undefined) ids.add(cadence.id);
    visit(steps);
  }
  return ids;
}
