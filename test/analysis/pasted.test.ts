/** A witness can be pasted into a `test` of its project, compiles there, and passes: with criteria as people write them. */
import { expect, it } from "vitest";
import { createAnalysis } from "../../compiler/analysis/create-analysis.ts";
import { loadProgram } from "../../runtime/kernel/load-program.ts";
import { runTests } from "../../runtime/index.ts";
import { baseFiles } from "../lint/complete-snippet.ts";
import { compileFiles } from "../plan/compile-text.ts";

const stated: readonly (readonly [criterion: string, stage?: string])[] = [
  ["employees >= 1000 and email is business"],
  ["email is free and country is unknown"],
  ['title contains "head of" and not (title contains "marketing")'],
  ["title matches /\\b(cfo|chief)\\b/i and title matches /\\b(engineer|analyst)\\b/i"],
  ["persona is practitioner and employees in 50..199"],
  ["persona is unknown and title is known"],
  ['budget >= 50_000 USD and country in ["DE", "FR"]'],
  ["email_opt_in = false"],
  ["not (email_opt_in = true) and phone is known"],
  ["fit.grade is A"],
  ["fit.grade is B and email is free"],
  ["fit = 60"],
  ["fit >= 70 and engagement < 20"],
  ["engagement in 40..60"],
  ["engagement >= 80"],
  ["fit.grade in [A, B] and engagement >= 50"],
  ["did form_submitted at least 3 times within 30 days and not did demo_requested"],
  ['did form_submitted where form is "contact"'],
  ["did content_viewed where (content is roi_calculator and seconds >= 90)"],
  ["did any of [demo_requested, form_submitted] exactly 2 times"],
  ["phase is justification and persona is economic_buyer"],
  ["time since form_submitted >= 30 days"],
  ["time since form_submitted < 2 days and time since demo_requested > 7 days"],
  ["was inquiry and not was mql"],
  ["stage is mql and employees is unknown"],
  ["stage is recycled and reason is no_contact"],
  ["stage is recycled and reason is unspecified"],
  ["stage is customer and budget is known"],
  ["stage is disqualified"],
  ["employees < 50", "accepted"],
  ["email is business", "opportunity"],
  ["engagement >= 50", "recycled"],
  ["time in stage >= 3 days", "mql"],
  ["time in stage > 20 days", "visitor"],
  ["count of form_submitted >= 4", "inquiry"],
  ['last form_submitted.form is "webinar"'],
  ["consent.email and email is known"],
];

it("compiles and passes", async () => {
  const segments = stated.map(([criterion], index) => `segment probe_${index} { when ${criterion} }\n`).join("");
  const { plan } = compileFiles({ ...baseFiles, "probes.funnel": segments });
  const analysis = createAnalysis(plan);
  const lacking: string[] = [];
  const tests = stated.map(([criterion, stage], index) => {
    const { when } = plan.segments.find(({ name }) => name === `probe_${index}`)!;
    const answer = analysis.satisfiable({ holds: [when], ...(stage === undefined ? {} : { stages: [stage] }) });
    if (answer.answer !== "yes" || answer.witness === undefined) {
      lacking.push(`${criterion}${stage === undefined ? "" : ` in ${stage}`}: ${answer.answer}`);
      return "";
    }
    const standing = stage === undefined ? "" : ` and stage is ${stage}`;
    return `test "${index}" {\n${answer.witness.text}\nexpect probe_${index}${standing}\n}\n`;
  });
  const compiled = compileFiles({ ...baseFiles, "probes.funnel": segments + tests.join("") });
  const loaded = await loadProgram(compiled.plan, [compiled.tests]);
  if ("problem" in loaded) throw new Error(loaded.problem.reason);
  const results = await runTests(loaded.program, compiled.tests);
  const failed = results
    .filter(({ passed }) => !passed)
    .map(({ title }) => `${stated[Number(title)]![0]}\n${tests[Number(title)]}`);
  expect(failed).toEqual([]);
  expect(lacking).toEqual([]);
});
