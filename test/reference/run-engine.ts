/** Runs the engine as the reference is run, and gives what the two are compared by. */
import { createEngine } from "../../runtime/engine/run.ts";
import type { EmailDomains } from "../../runtime/expr/email-domains.ts";
import { questions } from "../../runtime/kernel/questions.ts";
import { linkPlan, type Program } from "../../runtime/kernel/program.ts";
import { PlanProblem } from "../../runtime/plan/problem.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import { holdsInEvidence, listEffectsOf } from "../../runtime/testing/evidence.ts";
import { listEvidence } from "./evidence.ts";
import { someHolidays } from "./holidays.ts";
import { effectLimit, RunawayPlan, type FinalLead, type Interpretation } from "./interpreter.ts";
import type { Case } from "./shrink.ts";

/** The only domains that generated addresses have besides those of businesses. */
const emailDomains: EmailDomains = {
  isFree: (domain) => domain === "gmail.com",
  isDisposable: (domain) => domain === "mailinator.com",
};

/** Like `runEngine`; a broken engine is a result too, which differs from every other. */
export function tryEngine(
  found: Case,
  pauses?: (next: number) => readonly number[],
): Interpretation | { broken: string } {
  try {
    return runEngine(found, pauses);
  } catch (error) {
    if (error instanceof RunawayPlan || error instanceof PlanProblem) throw error;
    return { broken: String(error) };
  }
}

/** Instants at which nothing needs to happen: every minute of the hour before an input, and some long before. */
export function oddTimes(next: number): number[] {
  const minute = 60_000;
  const minutes = Array.from({ length: 61 }, (_, index) => next - (60 - index) * minute);
  return [next - 40 * 24 * 60 * minute, next - 86_400_001, next - 7 * 60 * minute, ...minutes];
}

/** The engine's effects and final leads. `pauses` gives instants to stop at before the next input, whose time it is told. */
export function runEngine({ plan, inputs, until }: Case, pauses?: (next: number) => readonly number[]): Interpretation {
  const program = linkPlan(plan, { emailDomains, holidays: someHolidays });
  const taken = pauses === undefined ? undefined : findTaken(program, inputs);
  const effects: Effect[] = [];
  const sink = (effect: Effect) => {
    effects.push(structuredClone(effect));
    if (effects.length > effectLimit) throw new RunawayPlan("The plan moves its leads around without end.");
  };
  const engine = createEngine(program, { sink });
  for (const [place, input] of inputs.entries()) {
    if (taken?.has(place) === true) for (const pause of pauses!(Date.parse(input.time))) engine.advanceTo(pause);
    engine.accept(input);
  }
  for (const pause of pauses?.(until) ?? []) engine.advanceTo(pause);
  engine.finish(until);
  const evidence = listEvidence(plan);
  const leads: Record<string, FinalLead> = {};
  for (const lead of engine.leads()) {
    program.generated.derive(lead, engine.clockOf(lead));
    const { linked } = program;
    const asked = questions(program, lead, engine.clockOf(lead));
    const fields = linked.fields.all.flatMap(({ name }, place) => {
      const value = lead.fields[place];
      return value === undefined ? [] : [[name, value] as const];
    });
    leads[lead.id] = {
      stage: linked.stages.all[lead.stage]!.name,
      fields: Object.fromEntries(fields) as FinalLead["fields"],
      scores: Object.fromEntries(linked.scores.all.map(({ name }, place) => [name, lead.scores[place]!])),
      persona: linked.personas.all[lead.persona]?.name,
      phase: linked.phases.all[lead.phase]?.name,
      owner: lead.owner,
      queue: lead.queue,
      nurture: lead.nurture,
      questions: asked,
      evidence: evidence.filter((each) => holdsInEvidence(each, lead, listEffectsOf(lead, effects), asked)),
    };
  }
  return { effects, leads };
}

/** The places of inputs that let time pass: neither seen before nor about nobody. */
function findTaken(program: Program, inputs: Case["inputs"]): ReadonlySet<number> {
  const engine = createEngine(program);
  return new Set(
    [...inputs.entries()].flatMap(([place, input]) => (engine.accept(input).status === "applied" ? place : [])),
  );
}
