/** R25: what sales rejects flows back to the rule, persona or content that let it through. */
import { describe, expect, it } from "vitest";
import { measureFunnel, type MeasuredRun } from "../measure/run-measured.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead {
  email     email
  title     text
  employees integer
}
activity viewed { content content }
activity asked {}
activity accepted { by sales }
activity returned { by sales  reason one of [too_small, no_budget] }
persona boss "The boss" {
  role decision_maker
  when title contains "chief"
}
persona doer {
  role champion
  when title is known and title != "Chief of staff"
}
score fit {
  kind  fit
  range 0..100
  +50 when employees >= 100
  +50 when title is known
  -10 when email is unknown
}
score interest {
  kind behavior
  +30 on asked
}
score total { sum of fit 50%, interest 50% }
content guide "The guide" { type guide  by web }
content price_list { type sheet  by web }
lifecycle {
  stage visitor { initial  owner marketing }
  stage mql {
    owner sales
    enter from visitor, recycled on asked when fit >= 30
  }
  stage taken {
    owner sales  worked by sales
    enter from mql on accepted
  }
  stage recycled "Recycled" {
    owner   marketing
    reasons [too_small, no_budget]
    enter   from mql, taken on returned because reason
  }
}
`;

/** Becomes an MQL at 10:00 on a day of March, having looked at some contents. */
function qualify(run: MeasuredRun, day: number, lead: string, fields: object, ...contents: readonly string[]): void {
  const date = `2026-03-${String(day).padStart(2, "0")}`;
  run.set(`${date}T09:00`, lead, { ...fields });
  for (const content of contents) run.did(`${date}T09:30`, lead, "viewed", { content });
  run.did(`${date}T10:00`, lead, "asked");
}

const boss = { title: "Chief of staff" };
const doer = { title: "Engineer", employees: 500 };

describe("a handover", () => {
  it("came back, went on or is open", async () => {
    const run = await measureFunnel(funnel);
    for (const lead of ["back", "late", "on", "open"]) qualify(run, 2, lead, boss);
    run.did("2026-03-03T10:00", "back", "returned", { reason: "no_budget" });
    run.did("2026-03-03T10:00", "on", "accepted");
    run.did("2026-03-03T10:00", "late", "accepted");
    run.did("2026-03-04T10:00", "late", "returned", { reason: "no_budget" });
    expect(run.report("2026-03-05T10:00").returns).toMatchObject({
      handed_over: 4,
      returned: 2,
      kept: 1,
      open: 1,
      reasons: [{ stage: "recycled", reason: "no_budget", count: 2, percent: 100 }],
    });
  });

  it("is another one each time that the lead is handed over", async () => {
    const run = await measureFunnel(funnel);
    qualify(run, 2, "ann", boss);
    run.did("2026-03-03T10:00", "ann", "returned", { reason: "too_small" });
    run.did("2026-03-04T10:00", "ann", "asked");
    run.did("2026-03-05T10:00", "ann", "accepted");
    expect(run.report("2026-03-06T10:00").returns).toMatchObject({ handed_over: 2, returned: 1, kept: 1 });
  });
});

describe("what let it through", () => {
  /** Of four that came back three were bosses with a price list; of four that went on all were doers with a guide. */
  async function playEight() {
    const run = await measureFunnel(funnel);
    for (const [index, day] of [2, 3, 4, 5].entries()) {
      qualify(run, day, `back ${index}`, index < 3 ? boss : doer, "price_list");
      qualify(run, day, `on ${index}`, doer, "guide", "guide");
      run.did(`2026-03-0${day}T11:00`, `back ${index}`, "returned", { reason: index < 3 ? "too_small" : "no_budget" });
      run.did(`2026-03-0${day}T11:00`, `on ${index}`, "accepted");
      // What comes later did not let it through.
      run.did(`2026-03-0${day}T12:00`, `on ${index}`, "viewed", { content: "price_list" });
    }
    return run.report("2026-03-06T10:00").returns;
  }

  it("are score rules that gave points, beside those of what went on", async () => {
    const { rules } = await playEight();
    // Employees: 1 of 4 beside 4 of 4; the composite and what took points away are no rules that let anything through.
    expect(rules).toEqual([
      {
        name: "score/fit/rule/1",
        text: "+50 when title is known",
        returned: 4,
        returned_percent: 100,
        kept: 4,
        kept_percent: 100,
        lift: 1,
        points: 50,
        span: { file: "main.funnel", line: 26, column: 3 },
      },
      {
        name: "score/interest/rule/0",
        text: "+30 on asked",
        returned: 4,
        returned_percent: 100,
        kept: 4,
        kept_percent: 100,
        lift: 1,
        points: 30,
        span: { file: "main.funnel", line: 31, column: 3 },
      },
      {
        name: "score/fit/rule/0",
        text: "+50 when employees >= 100",
        returned: 1,
        returned_percent: 25,
        kept: 4,
        kept_percent: 100,
        lift: 0.25,
        points: 50,
        span: { file: "main.funnel", line: 25, column: 3 },
      },
    ]);
  });

  it("are personas as they were then", async () => {
    const { personas } = await playEight();
    expect(personas).toMatchObject([
      { name: "boss", text: "The boss", returned: 3, returned_percent: 75, kept: 0, kept_percent: 0 },
      { name: "doer", returned: 1, kept: 4, lift: 0.25 },
    ]);
    expect(personas[0]).not.toHaveProperty("lift");
  });

  it("are contents that the lead had met before", async () => {
    const { contents } = await playEight();
    expect(contents).toMatchObject([{ name: "price_list", returned: 4, kept: 0 }]);
  });

  it("stands beside each reason when it is hardly chance", async () => {
    const { reasons } = await playEight();
    expect(reasons).toMatchObject([
      { reason: "too_small", count: 3, percent: 75, rules: [], personas: [{ name: "boss", returned: 3 }] },
      // One alone says nothing.
      { reason: "no_budget", count: 1, percent: 25, rules: [], personas: [], contents: [] },
    ]);
    expect(reasons[0]!.contents).toMatchObject([{ name: "price_list", returned: 3, returned_percent: 100, kept: 0 }]);
  });
});

it("counts contents that were sent as well", async () => {
  const run = await measureFunnel(`${funnel}
    content letter { type letter  by email }
    nurture why { intent list_to_lead  for stage is visitor
      steps { send letter by email } }`);
  run.set("2026-03-02T09:00", "ann", boss);
  run.did("2026-03-03T10:00", "ann", "asked");
  run.did("2026-03-03T11:00", "ann", "returned", { reason: "too_small" });
  expect(run.report("2026-03-06T10:00").returns.contents).toMatchObject([{ name: "letter", returned: 1 }]);
});
