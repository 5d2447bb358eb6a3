/** Broken projects: checking never throws, and whatever it says is complete. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "./check-harness.ts";

const acme = readFileSync(new URL("../fixtures/acme.funnel", import.meta.url), "utf8");
const words = [...new Set(acme.match(/\w+|[^\w\s]/g))];

const change = fc.record({
  at: fc.nat({ max: acme.length - 1 }),
  remove: fc.nat({ max: 40 }),
  word: fc.constantFrom(...words, ""),
});

test("any damage to a project gives findings, never a throw", () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      const text = changes.reduce(
        (damaged, { at, remove, word }) => `${damaged.slice(0, at)} ${word} ${damaged.slice(at + remove)}`,
        acme,
      );
      const { diagnostics, project } = check(text);
      for (const { message, help, location } of diagnostics) {
        expect(`${message} ${help}`).not.toMatch(/undefined|\[object/);
        expect(location.start).toBeLessThanOrEqual(location.end);
        expect(location.end).toBeLessThanOrEqual(text.length);
      }
      for (const { declaration } of project.declarations) project.hasErrors(declaration);
    }),
    { numRuns: 60 },
  );
});

test("long chains of definitions need no deep stack", () => {
  const start = `funnel f { timezone "Europe/Berlin" }\nlead { size integer }\nlifecycle {\n  stage a { initial }\n}\n`;
  const count = 20_000;
  const chain = Array.from({ length: count }, (_, index) => `segment s${index} { when s${index + 1} }`).join("\n");
  const cyclic = check(`${start}${chain}\nsegment s${count} { when s0 }`).diagnostics;
  expect(cyclic.map(({ code }) => code)).toEqual(["cyclic-definition"]);
  expect(cyclic[0]?.message.length).toBeLessThan(400);
  const sum = check(`${start}segment s { when ${"size + ".repeat(150)}1 > 5 }`).diagnostics;
  expect(sum.map(({ code }) => code)).toEqual([]);
});
