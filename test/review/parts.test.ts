/** The parts of a review: pairing lists, short wordings, renames, and what depends on what. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignByName, alignLists } from "../../compiler/review/align.ts";
import { diffPlans } from "../../compiler/review/diff-plans.ts";
import { listReferences, mapReferences } from "../../compiler/review/references.ts";
import { showChange } from "../../compiler/review/show-change.ts";
import { compileFiles } from "../plan/compile-text.ts";

const acme = readFileSync(join(import.meta.dirname, "../fixtures/acme.funnel"), "utf8");
const compile = (text: string) => compileFiles({ "acme.funnel": text }).plan;
const plan = compile(acme);

/** The entries between the fixture and an edit of it; each pattern must be there. */
function review(...edits: readonly (readonly [string | RegExp, string])[]): string[] {
  const text = edits.reduce((before, [pattern, replacement]) => {
    const after = before.replaceAll(typeof pattern === "string" ? pattern : new RegExp(pattern, "g"), replacement);
    expect(after, String(pattern)).not.toBe(before);
    return after;
  }, acme);
  return diffPlans(plan, compile(text)).changes.map((change) => `${change.class}: ${change.what}`);
}

describe("pairing lists", () => {
  const row = fc.record({
    if: fc.constantFrom("a", "b", "c", "d"),
    to: fc.constantFrom("x", "y"),
    more: fc.nat(3),
  });

  it("loses and invents nothing", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.array(row, { maxLength: 8 }), (before, after) => {
        const pairs = alignLists(before, after);
        expect(pairs.flatMap((pair) => (pair.after === undefined ? [] : [pair.after]))).toEqual(after);
        const left = pairs.flatMap((pair) => (pair.before === undefined ? [] : [pair.before]));
        const sort = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).sort();
        expect(sort(left)).toEqual(sort(before));
      }),
      { numRuns: 200 },
    );
  });

  it("takes an inserted item, a removed one and a moved one for just that", () => {
    const items = ["a", "b", "c", "d", "e"].map((name) => ({ name, if: `${name}!`, to: `${name}?` }));
    const [a, b, c, d, e] = items;
    const kinds = (after: readonly (typeof items)[number][]) =>
      alignLists(items, after)
        .filter((pair) => pair.kind !== "kept" || pair.isMoved)
        .map((pair) => `${pair.kind} ${(pair.after ?? pair.before).name}`);
    expect(kinds(items)).toEqual([]);
    expect(kinds([a!, { name: "x", if: "x!", to: "x?" }, b!, c!, d!, e!])).toEqual(["added x"]);
    expect(kinds([a!, b!, d!, e!])).toEqual(["removed c"]);
    expect(kinds([a!, e!, b!, c!, d!])).toEqual(["kept e"]);
  });

  it("by name tells the fewest items that moved", () => {
    const named = (text: string) => [...text].map((name) => ({ name }));
    const moved = (before: string, after: string) =>
      alignByName(named(before), named(after), ({ name }) => name).flatMap((pair) =>
        pair.kind === "kept" && pair.isMoved ? [pair.after.name] : [],
      );
    expect(moved("abcde", "abcde")).toEqual([]);
    expect(moved("abcde", "axbcde")).toEqual([]);
    expect(moved("abcde", "eabcd")).toEqual(["e"]);
  });
});

it.each([
  ["Engagement at least 50", "Engagement at least 60", "Engagement 50 → 60"],
  ["4 business hours", "2 business hours", "4 → 2 business hours"],
  ["a in the last 7 days, b", "a in the last 9 days, b", "a in the last 7 → 9 days, b"],
  ["(Fit × 2) + 1", "(Fit × 3) + 1", "(Fit × 2 → 3) + 1"],
  ["1,000 leads", "2,000 leads", "1,000 → 2,000 leads"],
  ["title is “CFO”", "title is “CEO”", "title is “CFO” → “CEO”"],
  [
    "one two three four five six seven",
    "one two three four five six",
    "“one two three four five six seven” → “one two three four five six”",
  ],
])("shows %s → %s briefly", (before, after, expected) => {
  expect(showChange(before, after)).toBe(expected);
});

describe("what is renamed", () => {
  it.each<[string, readonly (readonly [string | RegExp, string])[], string]>([
    [
      "a field",
      [
        [/\bemployees\b/, "headcount"],
        ["headcount    integer", "headcount integer moved from employees"],
      ],
      "Field employees is now called headcount",
    ],
    [
      "a member",
      [
        [/\bsoftware\b/, "saas"],
        ["[saas, finance, health", "[saas moved from software, finance, health"],
      ],
      "Value software is now called saas (lead.industry)",
    ],
    [
      "a reason",
      [
        [/\bno_contact\b/, "unreachable"],
        [
          "not_ready, unreachable, bad_data, competitor",
          "not_ready, unreachable moved from no_contact, bad_data, competitor",
        ],
      ],
      "Value no_contact is now called unreachable (sales_rejected.reason)",
    ],
    [
      "an activity",
      [
        [/\bdemo_requested\b/, "demo_asked"],
        [
          "demo_asked   { intent high }",
          'demo_asked { intent high   track "Demo Requested"   moved from demo_requested }',
        ],
      ],
      "Activity demo_requested is now called demo_asked",
    ],
    [
      "an attribute",
      [
        [/\bseconds\b/, "duration"],
        ["duration integer", "duration integer moved from seconds"],
      ],
      "Attribute seconds is now called duration (content_viewed)",
    ],
    [
      "a score",
      [
        [/\bengagement\b/, "interest_score"],
        ['score interest_score "Engagement" {', 'score interest_score "Engagement" {\n  moved from engagement'],
      ],
      "Score engagement is now called interest_score",
    ],
    [
      "a persona",
      [
        [/\beconomic_buyer\b/, "money"],
        ['persona money "Economic buyer" {', 'persona money "Economic buyer" {\n  moved from economic_buyer'],
      ],
      "Persona economic_buyer is now called money",
    ],
    [
      "a content",
      [
        [/\bcase_study_bank\b/, "bank_story"],
        ['bank_story "How a bank saved 30%" {', 'bank_story "How a bank saved 30%" { moved from case_study_bank  '],
      ],
      "Content case_study_bank is now called bank_story",
    ],
  ])("is one entry: %s", (_, edits, expected) => {
    expect(review(...edits)).toEqual([`neutral: ${expected}; what is stored and sent follows`]);
  });

  it("is lost without `moved from`, with all that names it", () => {
    const entries = review([/\bemployees\b/, "headcount"]);
    expect(entries[0]).toBe("breaking: Field Employees is gone");
    expect(entries).toContain("neutral: New field Headcount: integer");
    expect(entries.length).toBeGreaterThan(3);
  });
});

describe("a breaking change", () => {
  it.each<[string, string, string, string]>([
    ["a member that is gone", "health, other]", "other]", "Field Industry can no longer be health"],
    ["a type that reads less", "last_name    text ", "last_name    integer ", "Field Last name: type text → integer"],
    [
      "an attribute that is gone",
      "activity page_viewed      { url text }",
      "activity page_viewed {}",
      "Attribute URL of Page viewed is gone",
    ],
  ])("is %s", (_, pattern, replacement, what) => {
    expect(review([pattern, replacement])).toEqual([`breaking: ${what}`]);
  });

  it("is no type that reads all that was", () => {
    expect(review(["employees    integer", "employees    number"])).toEqual([
      "behaviour: Field Employees: type integer → number",
    ]);
  });
});

it("does not take a new activity for a change of what counts any activity", () => {
  const before = compile(`${acme}\nsegment busy { when did any prospect activity at least 9 times }`);
  const after = compile(
    `${acme}\nactivity waved "Waved"\nsegment busy { when did any prospect activity at least 9 times }`,
  );
  expect(diffPlans(before, after).changes.map(({ what }) => what)).toEqual(["New activity Waved"]);
});

it("finds what a field reaches, nearest first and through what", () => {
  const head = compile(
    acme.replace("employees    integer             sensitivity medium", "employees    integer   required"),
  );
  const change = diffPlans(plan, head).changes.find(({ what }) => what === "Field Employees is now required");
  const effects = change!.effects.map(({ kind, name, through }) => `${kind} ${name} < ${through.kind} ${through.name}`);
  expect(effects.slice(0, 3)).toContain("score fit < field employees");
  expect(effects).toContain("stage mql < score fit");
  expect(effects).toContain("sla follow_up < stage mql");
  expect(new Set(effects).size).toBe(effects.length);
});

it("rewrites every name that it lists, and nothing else", () => {
  expect(mapReferences(plan, ({ name }) => name)).toEqual(plan);
  const listed = listReferences({ ...plan, spans: {} });
  for (const { kind, name } of listed) {
    const lists: Readonly<Record<string, readonly { readonly name: string }[]>> = {
      stage: plan.lifecycle,
      activity: plan.activities,
      score: plan.scores,
      content: plan.contents,
      team: plan.teams,
      queue: plan.queues,
      channel: plan.channels,
      field: plan.lead.fields,
    };
    if (lists[kind] !== undefined)
      expect(
        lists[kind].map((each) => each.name),
        kind,
      ).toContain(name);
  }
  expect(new Set(listed.map(({ kind }) => kind))).toContain("reason");
});

describe("whether fewer leads meet a criterion", () => {
  const head = `funnel small { timezone "UTC" }
lead {
  email email key
  size  integer
  field one of [a, b, c]
}
activity waved
activity bowed
lifecycle {
  stage visitor { initial }
}
`;
  const strictnessOf = (before: string, after: string) => {
    const [base, next] = [before, after].map((when) => compile(`${head}segment s { when ${when} }`));
    return diffPlans(base!, next!).changes.map(({ strictness }) => strictness);
  };

  it.each([
    ["size >= 5", "size >= 6", "stricter"],
    ["size <= 5", "size <= 6", "looser"],
    ["not size >= 5", "not size >= 6", "looser"],
    ["size >= 5", "size >= 5 and field is a", "stricter"],
    ["size >= 5 and field is a", "size >= 4", "looser"],
    ["size >= 5 and field is a", "size >= 6", undefined],
    ["size >= 5 or field is a", "size >= 5 or field is a or email is known", "looser"],
    ["field in [a, b]", "field in [a, b, c]", "looser"],
    ["field in [a, b]", "field in [b, c]", undefined],
    ["field in [a, b]", "field in [a]", "stricter"],
    ["field is a", "field in [a, b]", "looser"],
    ["field in [a, b] and size >= 5", "field is a and size >= 5", "stricter"],
    ["size in 1..5", "size in 1..6", "looser"],
    ["size in 1..5", "size >= 1", "looser"],
    ["size in 1..5", "size in 2..6", undefined],
    ["did waved at least 2 times", "did waved at least 3 times", "stricter"],
    ["did waved within 2 days", "did waved within 3 days", "looser"],
    ["did waved at most 2 times within 2 days", "did waved at most 2 times within 3 days", "stricter"],
    ["did waved exactly 2 times within 2 days", "did waved exactly 2 times within 3 days", undefined],
    ["did waved", "did bowed", undefined],
  ])("%s → %s: %s", (before, after, expected) => {
    expect(strictnessOf(before, after)).toEqual([expected]);
  });
});
