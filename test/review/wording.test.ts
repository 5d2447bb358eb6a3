/** What reviewers read for one edit of a project that uses most of the language, with what it reaches and who signs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diffPlans } from "../../compiler/review/diff-plans.ts";
import { compileFiles } from "../plan/compile-text.ts";

const acme = readFileSync(join(import.meta.dirname, "../fixtures/acme.funnel"), "utf8");
const compile = (text: string) => compileFiles({ "acme.funnel": text }).plan;
const plan = compile(acme);

type Edit = readonly [string | RegExp, string];

/** The changes between the fixture and an edit of it; each pattern must be there. */
function review(...edits: readonly Edit[]) {
  const text = edits.reduce((before, [pattern, replacement]) => {
    const after = before.replaceAll(typeof pattern === "string" ? pattern : new RegExp(pattern, "g"), replacement);
    expect(after, String(pattern)).not.toBe(before);
    return after;
  }, acme);
  return diffPlans(plan, compile(text)).changes;
}

const tell = (...edits: readonly Edit[]) => review(...edits).map((change) => `${change.class}: ${change.what}`);

it.each<[string, string | RegExp, string, string]>([
  [
    "another list in a pattern",
    "finance|vp|chief",
    "finance|vp|chief|svp",
    "Persona Economic buyer now needs “title has the word cfo, finance, vp, chief or svp” instead of “title has the word cfo, finance, vp or chief”",
  ],
  [
    "the case in a pattern",
    "vp|chief)\\b/i",
    "vp|chief)\\b/",
    "Persona Economic buyer now tells upper from lower case: title has the word cfo, finance, vp or chief",
  ],
  [
    "a limit in time that is gone",
    "once per day   within 60 days",
    "once per day",
    "Engagement: +5 for Content viewed, where seconds at least 30 now counts for ever, not only for 60 days",
  ],
  ["fading that is gone", "halves every 14 days", "", "Engagement: +1 for Page viewed no longer halves every 14 days"],
  [
    "another gap",
    "-10 every 30 days",
    "-10 every 20 days",
    "Engagement: −10 for every 30 → 20 days without Page viewed",
  ],
  [
    "another calendar",
    "within 4 business hours of business",
    "within 4 business hours of queue",
    "Sales follows up: time allowed 4 business hours by the calendar of US business hours → the queue",
  ],
  [
    "other holidays",
    'holidays "US"',
    'holidays "US-CA"',
    "US business hours now keeps the holidays of US-CA instead of US",
  ],
  [
    "a member for another",
    '"cy@acme.example"',
    '"di@acme.example"',
    "Everyone else now has the member di@acme.example instead of cy@acme.example",
  ],
  [
    "what is kept in a merge",
    "keep first  country",
    "keep latest country",
    "Identity keeps the first → latest country when leads merge",
  ],
  [
    "less that is required",
    "email is valid and country is known",
    "email is valid",
    "What is required before Marketing-qualified lead no longer needs: country is known",
  ],
  [
    "another time to go stale",
    "stale   after 180 days",
    "stale after 6 months",
    "Hygiene calls leads stale after 180 days → 6 months without Form submitted",
  ],
  [
    "another text of a task",
    "Send the printed guide",
    "Send the guide",
    "Keep warm, step 3, if not, step 1: text “Send the printed guide” → “Send the guide”",
  ],
  [
    "a stage without workers",
    /worked by sales\n    intent/,
    "\n    intent",
    "Sales-accepted lead is no longer worked by Inside sales",
  ],
  [
    "an alternative inside of a condition",
    /inquiry  when fit.grade in \[A, B\] and engagement >= 50/,
    "inquiry when fit.grade in [A, B] and (engagement >= 50 or did demo_requested)",
    "Marketing-qualified lead from Inquiry now needs “Engagement at least 50 or Demo requested” instead of “Engagement at least 50”",
  ],
  [
    "another condition of a way in",
    "where email is business",
    "where email is not free",
    "Marketing-qualified lead on Demo requested: Demo requested now needs “email is not a free mailbox” instead of “email is a business address”",
  ],
  [
    "the order of ways in",
    /( +enter +from inquiry +when.*\n)( +enter +from inquiry +on.*\n)/,
    "$2$1",
    "Marketing-qualified lead: the way in from Inquiry, when Fit grade A or B, and Engagement at least 50 is now number 2",
  ],
])("says in one sentence: %s", (_, pattern, replacement, what) => {
  expect(review([pattern, replacement]).map((change) => change.what)).toEqual([what]);
});

describe("the names of an activity in tracking calls", () => {
  const track = 'activity form_submitted   "Form submitted" { form text }';
  const other = (text: string): Edit => [
    'activity form_submitted   "Form submitted"',
    `activity form_submitted ${text}`,
  ];

  it("lose nothing with a new title, because the activity goes by its own name too", () => {
    const edit = acme.includes(track) ? other('"Form sent"') : (['"Form submitted"', '"Form sent"'] as const);
    expect(tell(edit)).toEqual([
      "neutral: Form sent is now also tracked as “Form sent”",
      "neutral: Activity form_submitted: title “Form submitted” → “Form sent”",
    ]);
  });

  it("break senders where one is gone", () => {
    const before = compile(
      acme.replace("activity demo_requested   {", 'activity demo_requested { track "Demo", "Trial"   '),
    );
    const after = compile(acme.replace("activity demo_requested   {", 'activity demo_requested { track "demo"   '));
    const { changes } = diffPlans(before, after);
    expect(changes.map(({ class: kind, what, code, help }) => ({ kind, what, code, help }))).toEqual([
      {
        kind: "breaking",
        what: "Demo requested is no longer tracked as “Trial”",
        code: "track-removed:demo_requested",
        help: 'Write `track "demo", "Trial"` in `demo_requested`, or accept it with `--accept track-removed:demo_requested`.',
      },
    ]);
  });
});

it("tells things with one title apart by their names", () => {
  const sentences = tell([/(?<!-)\baccepted\b/, "sal"]);
  expect(sentences).toContain(
    "behaviour: Opportunity can now be entered from Sales-accepted lead (sal) instead of Sales-accepted lead (accepted)",
  );
});

describe("what is reached without being named", () => {
  const reached = (...edits: readonly Edit[]) =>
    review(...edits)[0]!.effects.map(({ kind, name }) => (name === undefined ? kind : `${kind} ${name}`));

  it.each<[string, string | RegExp, string, readonly string[]]>([
    ["programmes, by the contact policy", "at most 2 touches", "at most 3 touches", ["nurture why_change"]],
    ["programmes, by the content map", "| exec_dinner ", "| exec_dinner, roi_calculator ", ["nurture why_change"]],
    [
      "measures, by a calendar and its SLA",
      "mon..fri 09:00..17:00",
      "mon..fri 08:00..17:00",
      ["sla follow_up", "measure speed"],
    ],
    [
      "stages, by what is required",
      "email is valid and country is known",
      "email is valid",
      ["stage mql", "routing new_mql"],
    ],
    ["stages, by what requalifies", "requalify when email is valid", "requalify when email is business", ["stage mql"]],
    [
      "days and months, by the zone",
      /(funnel acme[^}]*)America\/New_York/,
      "$1America/Chicago",
      ["score engagement", "contact_policy"],
    ],
  ])("%s", (_, pattern, replacement, expected) => {
    expect(reached([pattern, replacement])).toEqual(expect.arrayContaining([...expected]));
  });

  it("does not go from a programme through the turnback that leads to it", () => {
    expect(reached(["wait 14 days", "wait 15 days"])).toEqual(["turnback recycled"]);
  });
});

describe("who signs", () => {
  it("are those who signed what goes by a name that changes", () => {
    const edits: Edit[] = [
      [/\benterprise\b/, "large"],
      ['queue large "Enterprise desk" {', 'queue large "Enterprise desk" {\n  moved from enterprise'],
    ];
    expect(review(...edits).map(({ what, signers }) => [what, signers.map(({ agreement }) => agreement)])).toEqual([
      ["Queue enterprise is now called large; what is stored and sent follows", ["fy26"]],
    ]);
  });

  it("is nobody for a title", () => {
    expect(review(['"Marketing-qualified lead"', '"MQL"']).map(({ signers }) => signers)).toEqual([[]]);
  });
});

it("takes the order of stages for a matter of leads where both can be entered from one stage", () => {
  const stages = /( +stage recycled [^]*?\n  }\n)( +stage disqualified [^]*?\n  }\n)/;
  expect(tell([stages, "$2$1"])).toEqual([
    "behaviour: Recycled now stands last in the lifecycle, which decides between it and Disqualified",
  ]);
  expect(tell([/( +stage visitor [^]*?\n  }\n)( +stage inquiry [^]*?\n  }\n)/, "$2$1"])[0]).toMatch(/^neutral: /);
});
