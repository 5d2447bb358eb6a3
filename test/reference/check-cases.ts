/** Runs random plans and histories through two interpretations that must agree, and shows the smallest case where they do not. */
import fc from "fast-check";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { drawCase, type Subject } from "./arbitrary-case.ts";
import { createDraw, type Draw } from "./draw.ts";
import { RunawayPlan } from "./interpreter.ts";
import { shrinkCase, type Case } from "./shrink.ts";

const schema: unknown = JSON.parse(readFileSync(new URL("../../schemas/plan.schema.json", import.meta.url), "utf8"));
const isValid = new Ajv2020({ discriminator: true, strict: false }).compile(schema as object);

/** The same cases every time, so that a change that breaks nothing fails nothing. */
const usualSeed = 1;

/** The two results of a case; plain data. */
export type Compared = readonly [expected: unknown, actual: unknown];

/**
 * Checks that many random cases about a subject, times FUNNEL_RUNS if it is set; FUNNEL_SEED draws other ones. The unit of all
 * durations is given in milliseconds, or is a day or an hour. A plan that moves leads around without end is passed over.
 */
export function checkCases(
  runs: number,
  subject: Subject,
  unit: number | undefined,
  compute: (of: Case) => Compared,
): void {
  checkDrawn(runs, (draw) => drawCase(draw, subject, unit), compute);
}

/** The same for cases that are drawn in some other way. */
export function checkDrawn(runs: number, drawOne: (draw: Draw) => Case, compute: (of: Case) => Compared): void {
  const seed = Number(process.env["FUNNEL_SEED"] ?? usualSeed);
  const property = fc.property(fc.gen(), (value) => {
    const found = drawOne(createDraw(value));
    expect(isValid(found.plan), JSON.stringify(isValid.errors)).toBe(true);
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
  fc.assert(property, { numRuns, endOnFailure: true, seed });
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
    const [expected, actual] = compute(candidate);
    return !agrees([expected, actual]);
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
