/** What explanations and failing tests say about a lead. */
import { expect, test } from "vitest";
import { explainLead } from "../../../runtime/explain/explain.ts";
import { printExpression } from "../../../runtime/explain/print.ts";
import { linkPlan } from "../../../runtime/kernel/program.ts";
import { runTests } from "../../../runtime/index.ts";
import { compileFiles } from "../../plan/compile-text.ts";
import { openFunnel } from "../run-funnel.ts";
import { smallFunnel } from "./small-funnel.ts";

const funnel = smallFunnel(`
  score engagement {
    +30 on visit   max 50
    +10 on call    halves every 1 day
    grade A from 70, B
  }
  lifecycle {
    stage start { initial }
    stage mql {
      enter from start when engagement >= 62 and size >= 10 and not (colour is red)
      enter from start on call where outcome is good
    }
  }`);

test("a lead is explained by what counts and by what is missing", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-01-01T10:00", "visit");
  run.did("2026-01-01T10:00", "visit");
  run.did("2026-01-01T11:00", "call");
  run.until("2026-01-02T11:00");
  const lead = run.find();
  const explanation = explainLead(run.program, lead, run.engine.clockOf(lead));
  expect(explanation.stage).toMatchObject({ name: "start", since: "2026-01-01T15:00:00.000Z" });
  expect(explanation.scores[0]).toMatchObject({ score: "engagement", value: 55, grade: "B" });
  const [visits, calls] = explanation.scores[0]!.rules;
  expect(visits).toMatchObject({ text: "+30 on visit max 50", points: 50, count: 2, capped: true });
  expect(calls).toMatchObject({ points: 5, capped: false, entries: [{ at: "2026-01-01T16:00:00.000Z", share: 0.5 }] });
  expect(visits!.span).toMatchObject({ file: "main.funnel" });
  expect(explanation.next).toMatchObject([
    {
      clause: "stage/mql/enter/0",
      conditions: [
        { text: "engagement >= 62", truth: "false", change: "+7 engagement", values: [{ value: "55" }] },
        { text: "size >= 10", truth: "unknown", change: "size must be known", values: [{ value: "unknown" }] },
        { text: expect.stringContaining("colour"), truth: "unknown", change: "colour must be known" },
      ],
    },
    { clause: "stage/mql/enter/1", on: "call where outcome is good", conditions: [] },
  ]);
  expect(explanation.next_timer).toBeUndefined();
});

test.each([
  "did visit where pages > 3 at least 2 times within 3 days",
  "count of distinct visit.note within 1 day >= 2",
  "time since visit >= 1 day and (size = 1 or not vip)",
  "size in 1..5 or colour in [red, green]",
  'email is business and email contains "acme"',
  "did call within 2 days after visit",
  "(size + 1) * 2 > 3 - size",
  "fit.grade in [A, B] and fit >= 10",
  "first visit.note is unknown",
])("prints `%s` so that it means the same when it is read again", (text) => {
  const compile = (criterion: string) =>
    compileFiles({
      "main.funnel": smallFunnel(`segment it { when ${criterion} }\nscore fit {\n+1 when vip\ngrade A from 1, B\n}`),
    }).plan.segments[0]!.when;
  expect(compile(printExpression(compile(text)))).toEqual(compile(text));
});

test("tests of a plan pass, or say what there was", async () => {
  const { plan, tests } = compileFiles({
    "main.funnel": `${funnel}
test "good" {
  given lead { size 12 }
  at 2026-03-02T10:00 did visit
  expect stage is start and engagement = 30
  at +1 hour did visit
  expect engagement = 50
  at +1 minute did call { outcome good }
  expect stage is mql
}
test "bad" {
  given lead ann { size 12 }
  given lead bob { colour red }
  at 2026-03-02T10:00 ann did visit
  expect ann.engagement = 65 and bob.colour is green
  at +1 day
  expect bob.size = 3
}
test "table" {
  | size | => engagement |
  | 1    | 0             |
  | 2    | 1             |
}`,
  });
  const results = await runTests(linkPlan(plan), tests);
  expect(results.map(({ title, row, passed }) => [title, row, passed])).toEqual([
    ["good", undefined, true],
    ["bad", undefined, false],
    ["table", 1, true],
    ["table", 2, false],
  ]);
  expect(results[1]!.failures.map(({ actual }) => actual)).toEqual([
    ["ann.engagement = 65 — it is 30", "bob.colour is green — it is red"],
    ["bob.size = 3 — it is unknown"],
  ]);
  expect(results[1]!.failures[0]!.span).toMatchObject({ file: "main.funnel" });
  expect(results[3]!.failures[0]!.actual).toEqual(["engagement = 1 — it is 0"]);
});
