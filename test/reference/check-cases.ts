/** Runs random plans and histories through two interpretations that must agree, and shows the smallest case where they do not. */
import fc from "fast-check";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { drawHistory } from "./arbitrary-history.ts";
import { drawPlan } from "./arbitrary-plan.ts";
import { createDraw } from "./draw.ts";
import { RunawayPlan } from "./interpreter.ts";
import { shrinkCase, type Case } from "./shrink.ts";

const schema: unknown = JSON.parse(readFileSync(new URL("../../schemas/plan.schema.json", import.meta.url), "utf8"));
const isValid = new Ajv2020({ discriminator: true, strict: false }).compile(schema as object);

/** The two results of a case; plain data. */
export type Compared = readonly [expected: unknown, actual: unknown];

/**
 * Checks that many random cases, times FUNNEL_RUNS if it is set; FUNNEL_SEED replays. The unit of all durations is
 * given in milliseconds, or is a day or an hour. A plan that moves leads around without end is passed over.
 */
export function checkCases(runs: number, unit: number | undefined, compute: (of: Case) => Compared): void {
  const seed = process.env["FUNNEL_SEED"];
  const property = fc.property(fc.gen(), (value) => {
    const drawn = drawPlan(createDraw(value), unit);
    expect(isValid(drawn.plan), JSON.stringify(isValid.errors)).toBe(true);
    const found: Case = { plan: drawn.plan, ...drawHistory(createDraw(value), drawn) };
    try {
      if (agrees(compute(found))) return;
    } catch (error) {
      fc.pre(!(error instanceof RunawayPlan));
      throw error;
    }
    const small = shrinkCase(found, (candidate) => isValid(candidate.plan) && disagrees(candidate, compute), 30_000);
    const [expected, actual] = compute(small);
    expect(plain(actual), JSON.stringify(small)).toEqual(plain(expected));
  });
  const numRuns = Math.ceil(runs * Number(process.env["FUNNEL_RUNS"] ?? 1));
  // Shrinking is ours: it knows the shape of a plan.
  fc.assert(property, { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) });
}

/** Without what JSON does not tell apart, such as -0 and 0. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function agrees([expected, actual]: Compared): boolean {
  return JSON.stringify(sortKeys(expected)) === JSON.stringify(sortKeys(actual));
}

function disagrees(candidate: Case, compute: (of: Case) => Compared): boolean {
  try {
    return !agrees(compute(candidate));
  } catch {
    return false;
  }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sortKeys(child)]));
}
