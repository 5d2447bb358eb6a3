/** What tests of a plan are given before they begin: a clock in the funnel's zone, and accounts. */
import { expect, it } from "vitest";
import { loadProgram, runTests } from "../../../runtime/index.ts";
import { compileFiles } from "../../plan/compile-text.ts";

const funnel = `
funnel shop { timezone "America/New_York" }
team marketing {}
lead { email email key }
account {
  domain    text key
  employees integer
  match domain of email
}
activity asked {}
score fit { +5 when account.employees >= 100 }
lifecycle {
  stage visitor { initial  owner marketing }
  stage large {
    owner marketing
    enter from visitor when fit >= 5
  }
}
`;

async function run(tests: string) {
  const { plan, tests: document } = compileFiles({ "main.funnel": funnel, "main_test.funnel": tests });
  const loaded = await loadProgram(plan);
  if ("problem" in loaded) throw new Error(JSON.stringify(loaded.problem));
  return runTests(loaded.program, document);
}

it("begins at the start of 2026 in the funnel's zone", async () => {
  const [result] = await run(`test "a" { given lead { email "ann@one.example" } expect stage is visitor }`);
  expect(result!.effects[0]).toMatchObject({ type: "stage_changed", at: "2026-01-01T05:00:00.000Z" });
});

it("gives a lead the account that its address names", async () => {
  const [one, other] = await run(`
    test "one" {
      given account { domain "one.example"  employees 500 }
      given lead { email "ann@one.example" }
      expect stage is large and account.employees = 500
    }
    test "other" {
      given account { domain "one.example"  employees 500 }
      given lead { email "ann@other.example" }
      expect stage is visitor and account.employees is unknown
    }`);
  expect([one!.failures, other!.failures]).toEqual([[], []]);
});

it("gives every lead an account without a key", async () => {
  const results = await run(`
    test "a" {
      given account { employees 500 }
      given lead ann { email "ann@one.example" }
      given lead bob {}
      at +1 day bob did asked
      expect ann.stage is large and bob.stage is large
    }`);
  expect(results.flatMap(({ failures }) => failures)).toEqual([]);
});
