/** Laws of the formatter: the tree and every comment stay, and formatting twice changes nothing. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryProgram } from "./arbitrary-program.ts";
import { expectFaithful, parses } from "./faithful.ts";
import { arbitraryPlaces, scatter } from "./scattered-comments.ts";

const root = join(import.meta.dirname, "../..");
const numRuns = Number(process.env["FUNNEL_RUNS"] ?? 40);
const examples = ["test/fixtures/acme.funnel", ...globSync("examples/**/*.funnel", { cwd: root }).sort()];
const texts = examples.map((path) => readFileSync(join(root, path), "utf8"));

it.each(examples)("keeps %s", async (path) => {
  await expectFaithful(readFileSync(join(root, path), "utf8"));
});

it("keeps the examples in any width", async () => {
  for (const printWidth of [20, 60, 200]) {
    for (const text of texts) await expectFaithful(text, { printWidth, useTabs: printWidth === 60 });
  }
});

it("keeps comments anywhere in the examples", async () => {
  const property = fc.asyncProperty(fc.constantFrom(...texts), arbitraryPlaces(12), async (text, places) => {
    const commented = scatter(text, places);
    fc.pre(parses(commented));
    await expectFaithful(commented);
  });
  await fc.assert(property, { numRuns });
});

it("keeps generated programs with comments anywhere, in any width", async () => {
  const width = fc.constantFrom(30, 60, 100);
  const property = fc.asyncProperty(arbitraryProgram, arbitraryPlaces(8), width, async (text, places, printWidth) => {
    expect(parses(text), text).toBe(true);
    const commented = scatter(text, places);
    fc.pre(parses(commented));
    await expectFaithful(commented, { printWidth });
  });
  await fc.assert(property, { numRuns: numRuns * 2 });
});

it("puts comments into nearly all programs without breaking them", () => {
  const samples = fc.sample(fc.tuple(fc.constantFrom(...texts), arbitraryPlaces(12)), { numRuns: 100, seed: 1 });
  const broken = samples.filter(([text, places]) => !parses(scatter(text, places)));
  expect(broken.length).toBeLessThan(5);
});
