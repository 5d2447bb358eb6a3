/** The in-memory engine as the test runner wants it. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import type { KernelPhase } from "../kernel/phase.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { createEngine, type Engine } from "./run.ts";

/** The shape of `TestHost` in `runtime/testing`, with the engine behind it. */
export interface EngineTestHost {
  readonly engine: Engine;
  accept(input: Input): readonly string[];
  advanceTo(instant: number): void;
  findLead(keys: Input["keys"]): Lead | undefined;
}

/** A fresh engine for one test. */
export function createTestHost(
  program: Program,
  sink: (effect: Effect) => void,
  phases: readonly KernelPhase[] | undefined,
): EngineTestHost {
  let problems: string[] = [];
  const engine = createEngine(program, {
    sink,
    ...(phases === undefined ? {} : { phases }),
    onProblem: (_, { name, reason }) => problems.push(`${name}: ${reason}`),
  });
  return {
    engine,
    accept(input) {
      problems = [];
      const outcome = engine.accept(input);
      return outcome.status === "applied" || outcome.status === "duplicate" ? problems : [outcome.reason];
    },
    advanceTo: (instant) => engine.advanceTo(instant),
    findLead: (keys) => engine.findLead(keys),
  };
}
