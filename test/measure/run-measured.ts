/** From the text of a funnel and what happens to its leads to the report on it, end to end. */
import { expect } from "vitest";
import { createEngine, createMeasurer, standardPhases } from "../../runtime/index.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import { parseDateTime } from "../../runtime/time/iso-date.ts";
import type { Input } from "../../schemas/generated/event.ts";
import type { MeasureResult, Report } from "../../schemas/generated/report.ts";
import validateReport from "../../schemas/generated/validators/report.js";
import { compileFunnel } from "../runtime/run-funnel.ts";

export interface MeasuredRun {
  readonly program: Program;
  /** A lead does something; `at` is a time such as `2026-03-02T10:00` in the funnel's zone. */
  did(at: string, lead: string, activity: string, attributes?: Record<string, unknown>): void;
  set(at: string, lead: string, fields: Record<string, unknown>): void;
  /** The report as of a time; it satisfies its schema. */
  report(at: string): Report;
}

export async function measureFunnel(text: string): Promise<MeasuredRun> {
  return measureProgram(await compileFunnel(text));
}

export function measureProgram(program: Program): MeasuredRun {
  const measurer = createMeasurer(program);
  const engine = createEngine(program, { sink: measurer.observe, phases: [...standardPhases, measurer.watch] });
  let count = 0;
  const instantOf = (at: string): number => {
    const instant = parseDateTime(at, program.zone);
    if (instant === undefined) throw new Error(`\`${at}\` is no time`);
    return instant;
  };
  const accept = (at: string, lead: string, rest: Pick<Input, "kind" | "data"> & { activity?: string }): void => {
    const time = new Date(instantOf(at)).toISOString();
    const outcome = engine.accept({ id: `i${count}`, time, keys: { user: lead }, ...rest });
    if (outcome.status !== "applied") throw new Error(JSON.stringify(outcome));
    count += 1;
  };
  return {
    program,
    did: (at, lead, activity, data = {}) => accept(at, lead, { kind: "activity", activity, data }),
    set: (at, lead, data) => accept(at, lead, { kind: "identify", data }),
    report(at) {
      const now = instantOf(at);
      engine.advanceTo(now);
      const report = measurer.finish(engine.leads(), now);
      expect(validateReport(report) ? [] : validateReport.errors).toEqual([]);
      // What programs read is what was measured.
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      return report;
    },
  };
}

/** The measure of a name. */
export function findMeasure({ measures }: Report, name: string): MeasureResult {
  const found = measures.find((measure) => measure.name === name);
  if (found === undefined) throw new Error(`There is no measure ${name}`);
  return found;
}
