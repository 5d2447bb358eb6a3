/** Diagrams: goldens of each format, labels that touch nothing, and text that cannot break out. */
import { describe, expect, test } from "vitest";
import { createAnalysis } from "../../compiler/analysis/create-analysis.ts";
import { layOutDiagram, type Box } from "../../compiler/docs/graph/layout-diagram.ts";
import { drawLifecycle } from "../../compiler/docs/graph/lifecycle-diagram.ts";
import { balanceText, clampLines, measureText, wrapText } from "../../compiler/docs/graph/text-width.ts";
import { renderGraph } from "../../compiler/docs/render-graph.ts";
import { collectNames } from "../../compiler/docs/words/names.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import { expectGolden } from "../golden.ts";
import { makeFolder, run } from "../cli/in-process.ts";
import { smallProject } from "../cli/small-project.ts";
import { compileExample, compileGarden, compileHostile, examples, hostile } from "./small-plans.ts";

const endings = { svg: "svg", mermaid: "mmd", dot: "dot" } as const;

describe.each(["svg", "mermaid", "dot"] as const)("%s", (format) => {
  test("of a small project", () => {
    expectGolden("docs", "garden", `lifecycle.${endings[format]}`, renderGraph(compileGarden(), format));
  });

  test("has the same bytes each time", () => {
    expect(renderGraph(compileExample("fernhill"), format)).toBe(renderGraph(compileExample("fernhill"), format));
  });
});

const plans: readonly (readonly [string, () => Plan])[] = [
  ["garden", compileGarden],
  ...examples.map((name) => [name, () => compileExample(name)] as const),
];

describe.each(plans)("the diagram of %s", (_, compile) => {
  const plan = compile();
  const diagram = drawLifecycle(collectNames(plan), createAnalysis(plan).lifecycle);
  const layout = layOutDiagram(diagram);

  test("has every stage and arrow once", () => {
    expect(layout.stages.map(({ stage }) => stage.name)).toEqual(plan.lifecycle.map(({ name }) => name));
    const pairs = layout.arrows.map(({ arrow }) => `${arrow.from} ${arrow.to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.toSorted()).toEqual(diagram.arrows.map(({ from, to }) => `${from} ${to}`).toSorted());
  });

  test("puts no label over another label or over a stage", () => {
    const boxes: readonly Box[] = [...layout.stages, ...layout.arrows.map(({ label }) => label)];
    const touching = boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => overlap(one, other)));
    expect(touching).toEqual([]);
  });

  test("keeps everything inside its frame", () => {
    const outside = [...layout.stages, ...layout.arrows.map(({ label }) => label)].filter(
      ({ x, y, width, height }) =>
        x - width / 2 < 0 || y - height / 2 < 0 || x + width / 2 > layout.width || y + height / 2 > layout.height,
    );
    expect(outside).toEqual([]);
  });

  test("leads down the page in the order of the stages", () => {
    const next = diagram.arrows.filter(({ from, to }) => order(plan, to) === order(plan, from) + 1);
    const rows = new Map(layout.stages.map(({ stage, y }) => [stage.name, y]));
    expect(next.filter(({ from, to }) => (rows.get(to) ?? 0) <= (rows.get(from) ?? 0))).toEqual([]);
  });
});

describe("hostile text", () => {
  const plan = compileHostile();

  test("stays text in SVG", () => {
    const svg = renderGraph(plan, "svg");
    expect(svg).not.toMatch(/<(img|script)/);
    expect(svg).not.toContain("]]>");
    expect(svg).toContain("&lt;/title&gt;");
  });

  test("stays inside its quotes in Mermaid", () => {
    const lines = renderGraph(plan, "mermaid").split("\n").slice(3);
    for (const line of lines) expect(line.replace(/"[^"]*"/g, "")).not.toMatch(/[<`]|onerror/);
  });

  test("stays inside its quotes in DOT", () => {
    const text = renderGraph(plan, "dot").replace(/"(?:[^"\\]|\\.)*"/gs, "TEXT");
    expect(text).not.toContain("onerror");
    expect(text).toMatch(/^digraph lifecycle \{\n(?: {2}[^<`]*;\n)+\}\n$/);
    expect(hostile).toContain("onerror");
  });
});

test("the command writes a picture, to a file or to standard output", async () => {
  const cwd = makeFolder(smallProject);
  const printed = await run({ cwd }, "graph", "--format", "mermaid");
  expect(printed).toMatchObject({ code: 0, stderr: "" });
  expect(printed.stdout).toContain("flowchart TD");
  expect(await run({ cwd }, "graph", "-o", "life.svg")).toEqual({ code: 0, stdout: "", stderr: "" });
  const broken = makeFolder({ "a.funnel": "stage" });
  expect(await run({ cwd: broken }, "graph")).toMatchObject({ code: 1, stdout: "" });
});

describe("text in drawings", () => {
  test("is broken where it has to be", () => {
    expect(wrapText("one two three", 10, measureText("one two", 10))).toEqual(["one two", "three"]);
    expect(wrapText("incomprehensibilities", 10, 40).every((line) => measureText(line, 10) <= 40)).toBe(true);
    expect(wrapText("", 10, 40)).toEqual([]);
  });

  test("is balanced without more lines", () => {
    const text = "when Fit grade A or B, and Engagement at least 50";
    const width = measureText("when Fit grade A or B, and Engagement", 12);
    expect(wrapText(text, 12, width)).toHaveLength(2);
    const lines = balanceText(text, 12, width);
    expect(lines).toHaveLength(2);
    expect(Math.abs((lines[0]?.length ?? 0) - (lines[1]?.length ?? 0))).toBeLessThan(9);
  });

  test("says that it goes on", () => {
    expect(clampLines(["a", "b", "c"], 3)).toEqual(["a", "b", "c"]);
    expect(clampLines(["a", "bcd", "e"], 2)[1]).toMatch(/…$/);
  });
});

function overlap(one: Box, other: Box): boolean {
  return (
    Math.abs(one.x - other.x) * 2 < one.width + other.width - 0.5 &&
    Math.abs(one.y - other.y) * 2 < one.height + other.height - 0.5
  );
}

function order(plan: Plan, stage: string): number {
  return plan.lifecycle.findIndex(({ name }) => name === stage);
}
