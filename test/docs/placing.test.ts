/** Where labels and ends of arrows go: nothing covers anything else, however many there are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAnalysis } from "../../compiler/analysis/create-analysis.ts";
import { layOutDiagram } from "../../compiler/docs/graph/layout-diagram.ts";
import { drawLifecycle } from "../../compiler/docs/graph/lifecycle-diagram.ts";
import { placeLabels } from "../../compiler/docs/site/place-labels.ts";
import { breakLongWords } from "../../compiler/docs/site/markup.ts";
import { collectNames } from "../../compiler/docs/words/names.ts";
import { compileExample, examples } from "./small-plans.ts";

const width = 880;

describe("labels beside a line of time", () => {
  const label = fc.record({
    x: fc.integer({ min: 10, max: 600 }),
    strong: fc.constantFrom("50%", "100% · 4 business hours"),
    text: fc.string({ maxLength: 200 }),
  });

  test("cover neither each other nor the lines that lead to others", () => {
    fc.assert(
      fc.property(fc.uniqueArray(label, { maxLength: 12, selector: ({ x }) => x }), (labels) => {
        const placed = placeLabels(labels, width);
        expect(placed.map(({ x }) => x)).toEqual(labels.map(({ x }) => x).toSorted((one, other) => one - other));
        for (const [index, one] of placed.entries()) {
          expect(one.to).toBeLessThanOrEqual(width);
          for (const other of placed.slice(index + 1)) {
            const [inner, outer] = one.lane < other.lane ? [one, other] : [other, one];
            if (inner.lane === outer.lane) expect(inner.to <= outer.from || outer.to <= inner.from).toBe(true);
            else expect(outer.x <= inner.from || outer.x >= inner.to).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("stand to the left of a point at the right end", () => {
    expect(placeLabels([{ x: 870, strong: "100%", text: "Escalate to sales" }], width)).toMatchObject([
      { anchor: "d-end", lane: 0, to: 870 },
    ]);
  });
});

describe.each(examples)("the arrows of %s", (name) => {
  const plan = compileExample(name);
  const {
    stages,
    arrows,
    width: whole,
  } = layOutDiagram(drawLifecycle(collectNames(plan), createAnalysis(plan).lifecycle));
  const boxes = new Map(stages.map((placed) => [placed.stage.name, placed]));

  test("begin and end on the edge of their stages, each at a place of its own", () => {
    const ends = arrows.flatMap(({ arrow, points }) => [
      { box: boxes.get(arrow.from), point: points[0] },
      { box: boxes.get(arrow.to), point: points.at(-1) },
    ]);
    for (const { box, point } of ends) {
      if (box === undefined || point === undefined) throw new Error("An arrow has no end.");
      const [aside, off] = [Math.abs(point.x - box.x) - box.width / 2, Math.abs(point.y - box.y) - box.height / 2];
      expect(Math.max(aside, off)).toBeCloseTo(0, 6);
    }
    const places = ends.map(({ point }) => `${point?.x.toFixed(1)} ${point?.y.toFixed(1)}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test("run through the middle of their labels", () => {
    for (const { points, label } of arrows) expect(points).toContainEqual({ x: label.x, y: label.y });
  });

  test("lead away from stages on the left", () => {
    expect(stages[0]?.x).toBeLessThanOrEqual(whole / 2);
  });
});

test("long words may break, and entities and tags stay whole", () => {
  const word = "Rechtsschutzversicherungsgesellschaftsangestellte";
  expect(breakLongWords(word).markup.replaceAll("<wbr>", "")).toBe(word);
  expect(breakLongWords(word).markup).toContain("<wbr>");
  expect(breakLongWords(`${"a&".repeat(40)} short`).markup).toBe(`${"a&amp;".repeat(40)} short`);
  expect(breakLongWords({ markup: `<a href="${word}">x</a>` }).markup).toBe(`<a href="${word}">x</a>`);
});
