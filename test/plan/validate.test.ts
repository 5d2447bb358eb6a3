/** Plans changed by hand: nonsense is refused with its place and the reason. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findPlanMistake, findTestsMistake } from "../../compiler/plan/validate.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import { compileFiles } from "./compile-text.ts";

const acme = readFileSync(join(import.meta.dirname, "../fixtures/acme.funnel"), "utf8");
let compiled: ReturnType<typeof compileFiles>;

beforeAll(() => {
  compiled = compileFiles({ "acme.funnel": acme });
});

/** A copy of the plan after somebody's edit. */
function edited(edit: (plan: Plan & Record<string, never>) => void): unknown {
  const copy = structuredClone(compiled.plan) as Plan & Record<string, never>;
  edit(copy);
  return copy;
}

describe("a plan", () => {
  it("of the language's example fits its schema, and so do its tests", () => {
    expect(findPlanMistake(compiled.plan)).toBeUndefined();
    expect(findTestsMistake(compiled.tests)).toBeUndefined();
    expect(compiled.tests.tests).toHaveLength(1);
  });

  it.each<[string, (plan: Plan) => unknown, { path: string; reason: string }]>([
    [
      "an operator that is none",
      (plan) => Object.assign(plan.needs[0]!.when, { op: "eval", code: "1" }),
      { path: "/needs/0/when", reason: 'value of tag "op" must be in oneOf: "eval"' },
    ],
    [
      "a text for a number",
      (plan) => Object.assign(plan.scores[0]!, { start: "5" }),
      { path: "/scores/0/start", reason: "must be number" },
    ],
    [
      "a property that is none",
      (plan) => Object.assign(plan.lifecycle[1]!, { onwer: "sales" }),
      { path: "/lifecycle/1", reason: 'must NOT have additional properties: "onwer"' },
    ],
    [
      "a policy that lets nobody send on any day",
      (plan) => Object.assign(plan.contact_policy!, { days: [] }),
      { path: "/contact_policy/days", reason: "must NOT have fewer than 1 items" },
    ],
    [
      "another format",
      (plan) => Object.assign(plan, { format: 2 }),
      { path: "/format", reason: "must be equal to constant: 1" },
    ],
    [
      "a word outside of its set",
      (plan) => Object.assign(plan.activities[0]!, { by: "robot" }),
      {
        path: "/activities/0/by",
        reason: 'must be equal to one of the allowed values: ["prospect","sales","marketing","system"]',
      },
    ],
    [
      "a negative duration",
      (plan) => Object.assign(plan.slas[0]!.within, { amount: -1 }),
      { path: "/slas/0/within/amount", reason: "must be >= 0" },
    ],
    [
      "a missing part",
      (plan) => Reflect.deleteProperty(plan, "slas"),
      { path: "", reason: "must have required property 'slas'" },
    ],
  ])("with %s is refused", (_, edit, mistake) => {
    expect(findPlanMistake(edited((plan) => void edit(plan)))).toEqual(mistake);
  });

  it.each([null, 7, "plan", [], {}])("is not %j", (value) => expect(findPlanMistake(value)).toBeDefined());
});
