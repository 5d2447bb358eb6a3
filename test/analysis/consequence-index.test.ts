/** The index of consequences leaves out nothing that follows: held against every pair of random criteria. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createAnalysis } from "../../compiler/analysis/create-analysis.ts";
import { drawPlan } from "../reference/arbitrary-plan.ts";
import { createDraw } from "../reference/draw.ts";
import { compileFiles } from "../plan/compile-text.ts";
import { baseFiles } from "../lint/complete-snippet.ts";
import { addProbes } from "./add-probes.ts";

it("finds whatever is proven to follow", () => {
  let followed = 0;
  let spared = 0;
  const property = fc.property(fc.gen(), (value) => {
    const draw = createDraw(value);
    const drawn = drawPlan(draw);
    const probes = addProbes(draw, drawn);
    const analysis = createAnalysis({ ...drawn.plan, segments: [...drawn.plan.segments, ...probes] });
    const index = analysis.indexConsequences<number>();
    for (const [place, { when }] of probes.entries()) index.add(place, [when]);
    for (const { when } of probes) {
      const found = index.find({ holds: [when] });
      expect(found).toEqual([...new Set(found)].sort((left, right) => left - right));
      spared += probes.length - found.length;
      if (analysis.impossible({ holds: [when] })) continue;
      for (const [place, other] of probes.entries()) {
        if (!analysis.impossible({ holds: [when], fails: [other.when] })) continue;
        followed += 1;
        expect(found).toContain(place);
      }
    }
  });
  fc.assert(property, { numRuns: 60, endOnFailure: true, seed: 1 });
  expect(followed).toBeGreaterThan(60);
  expect(spared).toBeGreaterThan(60);
});

it("tells ways apart by the names that they ask for, and by the activity that they are about", () => {
  const forms = Array.from({ length: 40 }, (_, place) => `form is "f${place}"`);
  const texts = [...forms, 'form in ["f1", "f2"]', "form is known", "form is unknown"];
  const segments = texts.map((text, place) => `segment s${place} { when did form_submitted where ${text} }\n`).join("");
  const { plan } = compileFiles({ ...baseFiles, "segments.funnel": segments });
  const analysis = createAnalysis(plan);
  const criteria = texts.map((_, place) => {
    const { when } = plan.segments.find(({ name }) => name === `s${place}`)!;
    return (when.op === "did" && when.selection.where) || expect.fail("a criterion of an activity");
  });
  const activities = ["form_submitted"];
  const index = analysis.indexConsequences<string>(activities);
  for (const [place, criterion] of criteria.entries()) index.add(texts[place]!, [criterion]);
  index.add("anything", []);
  const find = (text: string) => index.find({ holds: [criteria[texts.indexOf(text)]!], activities });
  expect(find('form is "f1"')).toEqual(['form is "f1"', 'form in ["f1", "f2"]', "form is known", "anything"]);
  expect(find('form is "f7"')).toEqual(['form is "f7"', "form is known", "anything"]);
});
