/** What is proven about criteria as people write them, and what is rightly left open. */
import { describe, expect, it } from "vitest";
import { createAnalysis } from "../../compiler/analysis/create-analysis.ts";
import { baseFiles } from "../lint/complete-snippet.ts";
import { compileFiles } from "../plan/compile-text.ts";

/** Both true of one lead at once: never. */
const excluding: readonly (readonly [string, string])[] = [
  ["employees > 1000", "employees < 200"],
  ["employees > 10", "employees < 11"],
  ["employees is unknown", "not (employees > 10)"],
  ["employees in 1..9", "employees in 10..99"],
  ['country is "US"', 'country in ["DE", "FR"]'],
  ["email is business", "email is free"],
  ["not (email is valid)", "email is disposable"],
  ["title is unknown", 'title contains "cfo"'],
  ['title starts with "vp sales"', 'not (title contains "sales")'],
  ['title starts with "vp"', 'title starts with "head"'],
  ['title is "CFO"', "not (title matches /\\b(cfo|cto)\\b/i)"],
  ['title = "cto"', 'title = "cfo"'],
  ["email_opt_in = true", "email_opt_in = false"],
  ["email_opt_in", "not (email_opt_in = true)"],
  ["did form_submitted at least 3 times within 30 days", "not did form_submitted"],
  ["did form_submitted within 7 days", "not did form_submitted within 30 days"],
  ['did form_submitted where form is "contact"', "count of form_submitted = 0"],
  ["did content_viewed where seconds >= 60", "not did content_viewed where seconds >= 30"],
  ["did form_submitted", "not did any of [form_submitted, demo_requested]"],
  ["time since form_submitted < 3 days", "not did form_submitted within 7 days"],
  ["time since form_submitted > 30 days", "did form_submitted within 10 days"],
  ["persona is economic_buyer", "persona is practitioner"],
  ["persona is practitioner", "title matches /\\b(cfo|finance|chief)\\b/i"],
  ["persona is unknown", "title matches /\\b(engineer|analyst|manager)\\b/i"],
  ["phase is interest", "prove_roi"],
  ["phase >= justification", "not prove_roi"],
  ["stage is mql", "stage is recycled"],
  ["stage is mql", "not was mql"],
  ["stage is mql", "reason is no_contact"],
  ["stage is recycled", "reason is unknown"],
  ["fit.grade is A", "fit < 70"],
  ["fit.grade is A", "employees < 1000"],
  ["fit.grade is A", "employees is unknown"],
  ["fit >= 60", "email is free and persona is practitioner"],
  ["fit = 55", "employees is known"],
  ["fit > 90", "employees >= 1"],
  ["engagement < 0", "email is known"],
  ["time in stage < 1 day", "time in stage > 2 days"],
];

/** Both true of some lead, or at least not proven never to be. */
const together: readonly (readonly [string, string])[] = [
  ["employees > 10", "employees < 12"],
  ['title contains "sales"', 'not (title starts with "sales")'],
  ['title is "CFO"', "title matches /CFO/"],
  ["email is free", "email is disposable"],
  ["did form_submitted within 30 days", "not did form_submitted within 7 days"],
  ["did form_submitted", 'not did form_submitted where form is "contact"'],
  ["did content_viewed where seconds >= 30", "not did content_viewed where seconds >= 60"],
  ["persona is economic_buyer", "title matches /\\bmanager\\b/i"],
  ["fit.grade is A", "employees >= 1000"],
  ["fit >= 60", "email is free"],
  ["engagement >= 60", "not did demo_requested within 1 day"],
  ["stage is recycled", "reason is unspecified"],
  ["stage is visitor", "was mql"],
  ['first form_submitted.form is "contact"', 'last form_submitted.form is "webinar"'],
];

const criteria = [...new Set([...excluding, ...together].flat())];
const segments = criteria.map((criterion, index) => `segment s${index} { when ${criterion} }\n`).join("");
const { plan } = compileFiles({ ...baseFiles, "segments.funnel": segments });
const analysis = createAnalysis(plan);
const criterionOf = (text: string) => plan.segments.find(({ name }) => name === `s${criteria.indexOf(text)}`)!.when;

describe("two criteria", () => {
  it.each(excluding)("`%s` excludes `%s`", (left, right) => {
    expect(analysis.disjoint(criterionOf(left), criterionOf(right)).answer).toBe("yes");
    expect(analysis.disjoint(criterionOf(right), criterionOf(left)).answer).toBe("yes");
  });

  it.each(together)("`%s` goes with `%s`", (left, right) => {
    expect(analysis.disjoint(criterionOf(left), criterionOf(right)).answer).not.toBe("yes");
    expect(analysis.impossible({ holds: [criterionOf(left), criterionOf(right)] })).toBe(false);
  });

  it("are told to imply each other only with unknown values in mind", () => {
    expect(
      analysis.implies(criterionOf("did form_submitted within 7 days"), criterionOf("did form_submitted")).answer,
    ).toBe("yes");
    expect(analysis.implies(criterionOf("employees > 1000"), criterionOf("employees > 10")).answer).toBe("yes");
    expect(analysis.implies(criterionOf("not (employees > 10)"), criterionOf("employees < 11")).answer).toBe("yes");
    expect(analysis.implies(criterionOf("email_opt_in = true"), criterionOf("email_opt_in")).answer).toBe("yes");
    expect(analysis.implies(criterionOf("employees > 10"), criterionOf("employees > 1000")).answer).toBe("no");
  });
});

describe("the reach of scores", () => {
  it("adds up what rules can give together, within the range", () => {
    const fit = analysis.reachOf("fit");
    expect([fit.minimum, fit.maximum, fit.grades]).toEqual([0, 90, ["A", "B", "C"]]);
    const engagement = analysis.reachOf("engagement");
    expect([engagement.minimum, engagement.maximum]).toEqual([0, 100]);
    // Within 90 days demo requests can count on 92 days, where clocks go forward among them.
    expect(engagement.unclamped.maximum).toBe(92 * 50 + 45 + 10);
  });

  it("takes one of rules that exclude each other", () => {
    const score = `score size {
  +40 when employees >= 1000
  +25 when employees in 200..999
  +10 when employees < 200
  -5 when employees is unknown
  +7 when employees > 5 and employees < 5
  +3 on demo_requested once
  +1 on page_viewed max 4
  group "Forms" max 6 { +5 on form_submitted max 10 }
  grade A from 60, B from 20, C
}
`;
    const size = createAnalysis(compileFiles({ ...baseFiles, "size.funnel": score }).plan).reachOf("size");
    expect([size.minimum, size.maximum, size.grades]).toEqual([-5, 53, ["B", "C"]]);
    expect(
      size.contributions.filter(({ counts, maximum }) => counts && maximum > 0).map((each) => each.maximum),
    ).toEqual([40, 3, 4, 6]);
  });

  it("takes a rule without points for nothing, however often it counts", () => {
    const score = "score zeal {\n  +0 on demo_requested\n  +5 on form_submitted once\n}\n";
    const zeal = createAnalysis(compileFiles({ ...baseFiles, "zeal.funnel": score }).plan).reachOf("zeal");
    expect([zeal.minimum, zeal.maximum]).toEqual([0, 5]);
  });
});

describe("the lifecycle", () => {
  it("knows what can take a lead from stage to stage", () => {
    const { arrows, reachable } = analysis.lifecycle;
    expect(reachable.size).toBe(plan.lifecycle.length);
    expect(arrows.every(({ possible }) => possible)).toBe(true);
    const shown = arrows.map(({ from, to, by }) => `${from} → ${to} by ${by.kind}`);
    expect(shown).toContain("mql → recycled by limit");
    expect(shown).toContain("accepted → disqualified by clause");
  });
});
