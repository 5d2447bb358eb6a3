/** The panel of tests: what passed, what failed and what there was instead. */
import { element } from "../element.ts";
import type { Place, RunCase, TestRun } from "../messages.ts";

export function renderTests(run: TestRun | undefined, show: (place: Place) => void): Node[] {
  if (run === undefined)
    return [element("p", { class: "soft" }, "Press “Run tests” to see what the project's tests say.")];
  const { cases } = run;
  if (cases === undefined) {
    return [element("p", { class: "soft" }, "The project has errors; its tests run when they are mended.")];
  }
  const failed = cases.filter(({ passed }) => !passed);
  const passed = cases.filter((candidate) => candidate.passed);
  return [
    element("p", { id: "tally" }, `${passed.length} passed, ${failed.length} failed`),
    element(
      "ul",
      { class: "plain" },
      ...[...failed, ...passed].map((each) => element("li", {}, renderCase(each, show))),
    ),
  ];
}

function renderCase({ title, passed, place, failures }: RunCase, show: (place: Place) => void): Node {
  const lines = failures.flatMap(({ expected, actual }) => [
    `expected ${expected}`,
    ...actual.map((line) => `  ${line}`),
  ]);
  return element(
    "button",
    { type: "button", class: "case", onclick: () => place && show(place) },
    element(
      "span",
      { class: `sign ${passed ? "passed" : "failed"}`, role: "img", "aria-label": passed ? "passed" : "failed" },
      passed ? "✓" : "✕",
    ),
    element("span", {}, title),
    ...(lines.length === 0 ? [] : [element("span", { class: "more" }, lines.join("\n"))]),
  );
}
