/** Explains the leads of a test as they are when it ends: the test runner's engine, looked into. */
import type { Effect } from "../../schemas/generated/effect.ts";
import { explainLead, type Explanation } from "../explain/explain.ts";
import type { Program } from "../kernel/program.ts";
import { createTestHost, type EngineTestHost } from "./test-host.ts";

/** One lead of a test. */
export interface ExplainedTestLead {
  /** The program that ran, which knows the questions of the test as well. */
  readonly program: Program;
  readonly explanation: Explanation;
  readonly history: readonly Effect[];
}

/** Runs one test through `run`, which is given the host to run it on, and explains every lead that is there at the end. */
export async function explainTestLeads(
  run: (createHost: (program: Program, sink: (effect: Effect) => void) => EngineTestHost) => Promise<unknown>,
): Promise<ExplainedTestLead[]> {
  const effects: Effect[] = [];
  let last: { readonly program: Program; readonly host: EngineTestHost } | undefined;
  await run((program, sink) => {
    const host = createTestHost(
      program,
      (effect) => {
        effects.push(effect);
        sink(effect);
      },
      undefined,
    );
    last = { program, host };
    return host;
  });
  if (last === undefined) return [];
  const { program, host } = last;
  return [...host.engine.leads()].map((lead) => {
    const history = effects.filter((effect) => effect.lead === lead.id);
    const sources = { world: host.engine.world, history };
    return { program, history, explanation: explainLead(program, lead, host.engine.clockOf(lead), sources) };
  });
}
