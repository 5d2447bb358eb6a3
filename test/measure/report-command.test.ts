/** `funnel report`: goldens of its formats, and every way in which it ends. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import validateReport from "../../schemas/generated/validators/report.js";
import { makeFolder, run } from "../cli/in-process.ts";
import { expectGolden } from "../golden.ts";

const funnel = `funnel shop "The <shop> | Europe" {
  timezone "Europe/Berlin"
  currency EUR
}
team marketing {}
team sales {}
calendar desk {
  timezone "Europe/Berlin"
  open     mon..fri 09:00..17:00
}
lead {
  email email key
  title text
}
activity asked
activity accepted { by sales }
activity bought   { by sales }
activity returned { by sales  reason one of [too_small, no_budget] }
persona boss "The boss" { when title contains "chief" }
score fit {
  kind fit
  +30 when title contains "chief"
  +20 when email is known
}
lifecycle {
  stage visitor "Visitor" { initial  owner marketing }
  stage mql "MQL" {
    owner sales
    enter from visitor on asked
  }
  stage taken "Taken" {
    owner sales  worked by sales
    enter from mql on accepted
  }
  stage customer "Customer" {
    owner sales  final won
    enter from taken on bought
  }
  stage recycled "Recycled" {
    owner   marketing
    reasons [too_small, no_budget]
    enter   from mql, taken on returned because reason
  }
}
content guide "The guide" { type guide  by email }
nurture why_now "Why now?" {
  intent lead
  for    stage is mql
  goal   stage is taken
  steps {
    send guide by email
    wait 1 day
  }
}
sla answer "Sales answers" {
  starts on entering mql
  within 8 business hours of desk
  met    on accepted, returned
}
measure speed "Time to acceptance" {
  time   from mql to taken
  p90
  target <= 8 business hours of desk
}
measure acceptance "MQLs that sales accepts" {
  intent lead
  rate   from mql to taken within 14 days
  target >= 60%
}
measure answered "Answers in time" {
  sla    answer
  target >= 90%
}
measure won "Customers" {
  count  stage is customer
  target >= 1
}
measure renewals "Second chances" {
  rate   from recycled to mql within 1 year
  target >= 5%
}
measure why "Why sales returns leads" { reasons of recycled }
value {
  deal       10_000 EUR
  conversion mql 20%
  conversion taken 50%
}
`;

const lines: string[] = [];
function happen(at: string, lead: string, event: object): void {
  lines.push(JSON.stringify({ id: `e${lines.length}`, at: `2026-03-${at}:00+01:00`, lead, ...event }));
}
const people = ["ann", "bob", "cy", "dee", "eve", "fay"];
for (const [index, name] of people.entries()) {
  const title = index < 3 ? "Chief of staff" : "Engineer";
  happen("02T09:00", `${name}@shop.example`, { lead: { email: `${name}@shop.example`, title } });
}
for (const name of people) happen("02T10:00", `${name}@shop.example`, { activity: "asked" });
for (const name of ["ann", "bob", "cy"]) {
  happen("02T12:00", `${name}@shop.example`, { activity: "returned", data: { reason: "too_small" } });
}
for (const name of ["dee", "eve"]) happen("02T15:00", `${name}@shop.example`, { activity: "accepted" });
happen("03T15:00", "fay@shop.example", { activity: "accepted" });
happen("05T15:00", "fay@shop.example", { activity: "bought" });
happen("06T10:00", "gus@shop.example", { activity: "asked" });
const events = `${lines.join("\n")}\n`;

const report = (cwd: string, ...rest: string[]) =>
  run({ cwd }, "report", "events.jsonl", "--until", "2026-03-09", ...rest);
const makeProject = (text = events): string =>
  makeFolder({ "funnel.yaml": "name: shop\n", "shop.funnel": funnel, "events.jsonl": text });

test.each([
  ["pretty", "report.txt"],
  ["markdown", "report.md.txt"],
  ["json", "report.json"],
])("as %s", async (format, golden) => {
  const { code, stdout, stderr } = await report(makeProject(), "--format", format);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  if (format === "json") expect(validateReport(JSON.parse(stdout))).toBe(true);
  expectGolden("cli", "report", golden, stdout);
});

test("a file gets no colours, and the same run writes the same bytes", async () => {
  const cwd = makeProject();
  const coloured = await run({ cwd, terminal: true, env: {} }, "report", "events.jsonl");
  expect(coloured.stdout).toContain("\u001b[");
  const written = await run({ cwd, terminal: true, env: {} }, "report", "events.jsonl", "-o", "report.txt");
  expect(written.stdout).toBe("");
  const text = readFileSync(join(cwd, "report.txt"), "utf8");
  expect(text).not.toContain("\u001b[");
  expect((await run({ cwd }, "report", "events.jsonl")).stdout).toBe(text);
});

test("a missed target is a failure only when asked for", async () => {
  expect((await report(makeProject())).code).toBe(0);
  expect((await report(makeProject(), "--fail-on", "missed")).code).toBe(1);
  const early = await run(
    { cwd: makeProject() },
    "report",
    "events.jsonl",
    "--until",
    "2026-03-02T11:00",
    "--fail-on",
    "missed",
  );
  // Nobody is a customer yet.
  expect(early.code).toBe(1);
  const kept = makeFolder({ "shop.funnel": funnel.replace(/target[^\n]*/g, ""), "events.jsonl": events });
  expect((await report(kept, "--fail-on", "missed")).code).toBe(0);
  expect((await report(makeProject(), "--fail-on", "all")).code).toBe(2);
});

test("what does not count is said", async () => {
  const { code, stderr } = await report(makeProject(`{ no json\n${events}`));
  expect(code).toBe(0);
  expect(stderr).toContain("malformed   1");
  expect(stderr).toContain("events.jsonl:1: ");
});

test("nothing is a report too", async () => {
  const { code, stdout } = await report(makeProject(""), "--format", "json");
  expect(code).toBe(0);
  expect(validateReport(JSON.parse(stdout))).toBe(true);
  expect(JSON.parse(stdout)).toMatchObject({ leads: 0, until: "2026-03-08T23:00:00Z" });
  expect((await report(makeProject(""))).stdout).toMatch(/^The <shop> \| Europe: no leads\n/);
});

test("a finished plan does as well as the project", async () => {
  const cwd = makeProject();
  await run({ cwd }, "build", "-o", "shop.plan.json");
  const planned = await report(cwd, "--plan", "shop.plan.json");
  expect(planned).toEqual(await report(cwd));
});

test("a project with mistakes is not measured", async () => {
  const cwd = makeFolder({ "shop.funnel": "lead {", "events.jsonl": events });
  const { code, stdout, stderr } = await report(cwd);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("error[");
});
