/** What means the same has the same hash and no difference, in whatever order it was written; what does not, has not. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashDeclaration } from "../../compiler/plan/hash.ts";
import { writeNormalForm } from "../../compiler/plan/normal-form.ts";
import { diffPlans } from "../../compiler/review/diff-plans.ts";
import { compileFiles } from "./compile-text.ts";

const acme = readFileSync(join(import.meta.dirname, "../fixtures/acme.funnel"), "utf8");
const compile = (text: string) => compileFiles({ "acme.funnel": text }).plan;
const original = compile(acme);

const kinds = [
  ["score", "fit"],
  ["score", "engagement"],
  ["lifecycle"],
  ["sla", "follow_up"],
  ["routing", "new_mql"],
  ["turnback", "recycled"],
  ["identity"],
  ["content map"],
  ["contact policy"],
  ["profiling"],
] as const;
const hashes = (plan: typeof original) => kinds.map(([kind, name]) => hashDeclaration(plan, kind, name));

/** The fixture with a text that must be there replaced. */
function edit(pattern: string | RegExp, replacement: string) {
  const text = acme.replace(pattern, replacement);
  expect(text).not.toBe(acme);
  return compile(text);
}

describe("nothing is different when only the order or the spelling changes:", () => {
  it.each<[string, string | RegExp, string]>([
    ["the rules of a score", /( +\+40 when .*\n)( +\+25 when .*\n)/, "$2$1"],
    ["the rules of a group", /( +\+5 on content_viewed.*\n)( +\+1 on page_viewed.*\n)/, "$2$1"],
    ["values", "industry in [software, finance]", "industry in [finance, software]"],
    ["conditions", "fit.grade in [A, B] and engagement >= 50", "engagement >= 50 and fit.grade in [B, A]"],
    ["the sides of a comparison", "employees >= 1000\n", "1_000 <= employees\n"],
    ["a range", "employees in 200..999", "employees >= 200 and employees <= 999"],
    ["one value as a list", "persona is economic_buyer", "persona in [economic_buyer]"],
    ["the stages that a lead comes from", "enter   from mql, accepted on", "enter   from accepted, mql on"],
    ["reasons", "reasons [not_ready, no_contact,", "reasons [no_contact, not_ready,"],
    ["the ways to meet a promise", "met    on sales_accepted, sales_rejected", "met on sales_rejected, sales_accepted"],
    ["what is done at one time", "notify sales, escalate to sales", "escalate to sales, notify sales"],
    ["a unit", "within 60 days", "within 1440 hours"],
    ["the rows of a turnback", /( +not_ready +->.*\n)( +no_contact +->.*\n)/, "$2$1"],
    ["the rows of the content map", /( +\| interest .*\n)((?: +\|.*\n)+)/, "$2$1"],
    ["fields that are kept", "keep latest title, company", "keep latest company, title"],
  ])("%s", (_, pattern, replacement) => {
    const plan = edit(pattern, replacement);
    expect(diffPlans(original, plan).changes).toEqual([]);
    expect(hashes(plan)).toEqual(hashes(original));
  });
});

describe("order counts:", () => {
  it.each<[string, string | RegExp, string, string]>([
    ["of contents for a cell", "roi_calculator, case_study_bank |", "case_study_bank, roi_calculator |", "content map"],
    ["of questions", /( +ask title.*\n)( +ask employees.*\n)/, "$2$1", "profiling"],
    ["of matches", /( +match email\n)( +match phone.*\n)/, "$2$1", "identity"],
    ["of ways into a stage", /( +enter +from inquiry +when.*\n)( +enter +from inquiry +on.*\n)/, "$2$1", "lifecycle"],
  ])("%s", (_, pattern, replacement, kind) => {
    const plan = edit(pattern, replacement);
    expect(diffPlans(original, plan).changes.length).toBeGreaterThan(0);
    expect(hashDeclaration(plan, kind, undefined)).not.toBe(hashDeclaration(original, kind, undefined));
  });
});

it("tells rules of one group from rules of another with the same limits", () => {
  const score = (first: number, second: number) => ({
    rules: [
      { group: first, points: 1 },
      { group: second, points: 2 },
    ],
    groups: [{ maximum: 5 }, { maximum: 5 }],
  });
  expect(writeNormalForm(score(0, 1))).toBe(writeNormalForm(score(1, 0)));
  expect(writeNormalForm(score(0, 1))).not.toBe(writeNormalForm(score(0, 0)));
});

it("reads a range that is open at one end", () => {
  const end = { op: "literal", value: 5 };
  const operand = { op: "field", name: "size", type: "integer" };
  const range = { op: "between", by: "number", operand, from: end };
  const bound = { op: "compare", comparison: "at_least", by: "number", left: operand, right: end };
  expect(writeNormalForm(range)).toBe(writeNormalForm(bound));
});
