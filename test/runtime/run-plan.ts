/** Runs inputs through the engine and gives what can be compared: effects, and where every lead ended. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import { createEmailDomains } from "../../runtime/expr/email-domains.ts";
import { disposableDomains } from "../../runtime/expr/disposable-domains.ts";
import { freeDomains } from "../../runtime/expr/free-domains.ts";
import { createEngine, type Engine } from "../../runtime/engine/run.ts";
import { linkPlan, type Program } from "../../runtime/kernel/program.ts";

export const emailDomains = createEmailDomains(freeDomains, disposableDomains);

export interface Run {
  readonly program: Program;
  readonly engine: Engine;
  readonly effects: Effect[];
}

/** Runs a plan over inputs up to an instant. */
export function runPlan(plan: Plan, inputs: readonly Input[], until?: number): Run {
  const program = linkPlan(plan, { emailDomains });
  const effects: Effect[] = [];
  const engine = createEngine(program, { sink: (effect) => effects.push(effect), phases: [] });
  for (const input of inputs) engine.accept(input);
  engine.finish(until);
  return { program, engine, effects };
}

/** The leads as they are in the end, by id. */
export function finalLeads({ program, engine }: Run): Record<string, unknown> {
  const { linked, plan, generated } = program;
  const result: Record<string, unknown> = {};
  for (const lead of engine.leads()) {
    generated.derive(lead, engine.clockOf(lead));
    result[lead.id] = {
      stage: linked.stages.all[lead.stage]!.name,
      fields: Object.fromEntries(
        plan.lead.fields.flatMap(({ name }, place) =>
          lead.fields[place] === undefined ? [] : [[name, lead.fields[place]]],
        ),
      ),
      scores: Object.fromEntries(plan.scores.map(({ name }, place) => [name, lead.scores[place]])),
      persona: linked.personas.all[lead.persona]?.name,
      phase: linked.phases.all[lead.phase]?.name,
    };
  }
  return result;
}
