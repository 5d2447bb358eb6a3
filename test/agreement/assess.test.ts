/** How an agreement stands: signed, changed, one-sided, due. */
import { describe, expect, it } from "vitest";
import { assessAgreements } from "../../compiler/agreement/assess.ts";
import { emptyLock, type Lock } from "../../compiler/agreement/lock.ts";
import { addSigning, prepareSigning, pruneLock } from "../../compiler/agreement/sign.ts";
import { compileFiles } from "../plan/compile-text.ts";

const source = `funnel small "Small" { timezone "Europe/Berlin" }
team marketing "Marketing"
team sales "Sales"
lead {
  email     email key
  employees integer
}
activity deal_won { by sales }
score fit "Fit" {
  kind fit   range 0..100
  +40 when employees >= 100
}
segment large "Large" { when employees >= 5000 }
lifecycle {
  stage lead "Lead" { initial   owner marketing }
  stage customer "Customer" { owner sales   final won   enter from lead on deal_won }
}
agreement fy26 "Fiscal year" {
  between marketing, sales
  covers  lifecycle, score fit, team sales
  review  every 1 month
}
`;
const compile = (text: string) => compileFiles({ "small.funnel": text }).plan;
const plan = compile(source);
const at = "2026-01-31T12:00:00Z";
const now = Date.parse("2026-02-01T00:00:00Z");

function change(pattern: string, replacement: string) {
  expect(source).toContain(pattern);
  return compile(source.replace(pattern, replacement));
}

function sign(lock: Lock, team: string, time = at, signedPlan = plan): Lock {
  return addSigning(lock, prepareSigning(signedPlan, signedPlan.agreements[0]!, team, "Ada", time));
}

const both = sign(sign(emptyLock, "marketing"), "sales");
const assess = (lock: Lock, time = now, head = plan) => assessAgreements(head, lock, time)[0]!;

it("covers its terms and every declaration it names, with distinct hashes", () => {
  const { covered } = assess(emptyLock);
  expect(covered.map(({ words }) => words)).toEqual(["agreement fy26", "lifecycle", "score fit", "team sales"]);
  expect(new Set(covered.map(({ hash }) => hash)).size).toBe(4);
});

it("covers a content map that has no rows yet", () => {
  const text = `${source.replace("lifecycle, score fit", "content map, score fit")}content map {\n  | phase | any |\n}\n`;
  const { covered } = assess(emptyLock, now, compile(text));
  expect(covered.map(({ words }) => words)).toContain("content map");
});

describe("the state", () => {
  it.each([
    ["unsigned", emptyLock],
    ["one_sided", sign(emptyLock, "sales")],
    ["signed", both],
  ] as const)("is %s", (state, lock) => {
    expect(assess(lock).state).toBe(state);
    expect(assess(lock).teams.flatMap(({ changes }) => changes)).toEqual([]);
  });

  it.each([
    ["a number", "+40 when", "+41 when", ["score fit"]],
    ["a stage's owner", "owner sales   final", "owner marketing   final", ["lifecycle"]],
    ["how often it is reviewed", "every 1 month", "every 2 months", ["agreement fy26"]],
  ])("is changed when %s is", (_, pattern, replacement, expected) => {
    const status = assess(both, now, change(pattern, replacement));
    expect(status.state).toBe("changed");
    for (const { state, changes } of status.teams) {
      expect(state).toBe("changed");
      expect(changes).toEqual(expected.map((words) => ({ words, change: "changed" })));
    }
  });

  it.each([
    ["a title", '"Fit"', '"Fitness"'],
    ["a comment", "score fit", "// Look.\nscore fit"],
    ["a doc", "score fit", "/// How well it fits.\nscore fit"],
    ["space", "+40 when", "+40   when"],
    ["what something used to be called", "kind fit ", "kind fit\n  moved from fitness\n "],
    ["something that is not covered", "employees >= 5000", "employees >= 6000"],
    ["the order of teams", "marketing, sales", "sales, marketing"],
    ["the order of what is covered", "lifecycle, score fit", "score fit, lifecycle"],
  ])("stays when %s changes", (_, pattern, replacement) => {
    expect(assess(both, now, change(pattern, replacement)).state).toBe("signed");
  });

  it("names what came to be covered and what no longer is", () => {
    const head = change("score fit, team sales", "team sales, segment large");
    expect(assess(both, now, head).teams[0]!.changes).toEqual([
      { words: "segment large", change: "added" },
      { words: "score fit", change: "removed" },
    ]);
  });

  it("is signed again when the team that saw the change signs", () => {
    const head = change("+40 when", "+41 when");
    const lock = sign(both, "sales", "2026-02-01T00:00:00Z", head);
    expect(assess(lock, now, head).teams.map(({ state }) => state)).toEqual(["changed", "signed"]);
  });
});

describe("the review", () => {
  // Signed on 31 January, a month later is 28 February.
  it.each([
    ["current", "2026-02-25T00:00:00Z"],
    ["due", "2026-02-26T12:00:00Z"],
    ["overdue", "2026-02-28T12:00:00Z"],
  ])("is %s on %s", (state, time) => {
    expect(assess(both, Date.parse(time)).review).toEqual({ state, dueAt: Date.parse("2026-02-28T12:00:00Z") });
  });

  it("counts from the oldest signature, and from none when one is missing", () => {
    const later = sign(both, "sales", "2026-02-20T12:00:00Z");
    expect(assess(later).review?.dueAt).toBe(Date.parse("2026-02-28T12:00:00Z"));
    expect(assess(sign(emptyLock, "sales")).review).toEqual({ state: "never", dueAt: undefined });
  });

  it("is not asked for without `review every`", () => {
    expect(assess(both, now, change("  review  every 1 month\n", "")).review).toBeUndefined();
  });
});

it("forgets signatures of agreements and teams that are gone", () => {
  const stranger = sign(both, "finance");
  expect(pruneLock(stranger, plan)).toEqual(both);
  expect(pruneLock(both, change("agreement fy26", "agreement fy27"))).toEqual(emptyLock);
});
