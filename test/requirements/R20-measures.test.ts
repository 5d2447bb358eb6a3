/** R20: conversion, velocity, SLA compliance and rejection reasons, per nurture intent, with targets. */
import { describe, expect, it } from "vitest";
import type { Report } from "../../schemas/generated/report.ts";
import { findMeasure, measureFunnel } from "../measure/run-measured.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead {
  email     email
  employees integer
}
activity asked {}
activity accepted { by sales }
activity bought { by sales }
activity returned { by sales  reason one of [too_small, no_budget] }
content guide { type guide  by web }
lifecycle {
  stage visitor { initial  owner marketing }
  stage mql {
    owner sales
    enter from visitor on asked
  }
  stage taken {
    owner sales
    enter from mql on accepted
  }
  stage customer {
    owner sales  final won
    enter from mql, taken on bought
  }
  stage recycled {
    owner   marketing
    reasons [too_small, no_budget, silent]
    enter   from mql, taken on returned because reason
  }
}
nurture why_change {
  intent list_to_lead
  for    stage is visitor
  goal   stage is mql
  steps {
    send guide by web
    wait 100 days
  }
}
nurture why_now {
  intent lead
  for    stage is mql
  goal   stage is taken
  steps { wait 2 days }
}
sla answer {
  starts on entering mql
  within 1 day
  met    on accepted, bought, returned
}
measure acceptance { intent lead
  rate   from mql to taken within 14 days
  target >= 50%
}
measure speed {
  time   from mql to taken
  p90
  target <= 1 day
}
measure kept {
  sla    answer
  target > 50%
}
measure why { reasons of recycled }
measure big {
  count  employees >= 100 and stage is not recycled
  target >= 2
}
`;

/**
 * Five visitors on 2 March. Four ask on 3 March: ann is taken after 6 hours and buys 2 days later, bob is taken after
 * 30 hours, cy is returned after 6 hours, dee waits for good. Eve never asks; fay, on the last day, has just come.
 */
async function play(): Promise<Report> {
  const run = await measureFunnel(funnel);
  for (const lead of ["ann", "bob", "cy", "dee", "eve"]) run.set("2026-03-02T10:00", lead, { employees: 100 });
  run.set("2026-03-02T11:00", "eve", { employees: null });
  for (const lead of ["ann", "bob", "cy", "dee"]) run.did("2026-03-03T10:00", lead, "asked");
  run.did("2026-03-03T16:00", "ann", "accepted");
  run.did("2026-03-03T16:00", "cy", "returned", { reason: "too_small" });
  run.did("2026-03-04T16:00", "bob", "accepted");
  run.did("2026-03-05T16:00", "ann", "bought");
  run.set("2026-03-20T09:00", "fay", { employees: 5 });
  run.did("2026-03-20T09:30", "fay", "asked");
  return run.report("2026-03-20T10:00");
}

const hour = 3_600_000;

describe("declared measures", () => {
  it("have a value, what it rests on, and an outcome", async () => {
    const report = await play();
    expect(findMeasure(report, "acceptance")).toEqual({
      name: "acceptance",
      intent: "lead",
      kind: "rate",
      unit: "percent",
      from: "mql",
      to: "taken",
      within: "14 days",
      cases: 4,
      reached: 2,
      open: 1,
      value: 50,
      target: { comparison: "at_least", value: 50, text: "at least 50%" },
      outcome: "met",
      span: { file: "main.funnel", line: 54, column: 1 },
    });
    // 30 hours of two cases: the slower one.
    expect(findMeasure(report, "speed")).toMatchObject({
      statistic: "p90",
      cases: 2,
      value: 30 * hour,
      outcome: "missed",
    });
    // Ann and cy in time, bob late, dee never, fay still has time.
    expect(findMeasure(report, "kept")).toMatchObject({ cases: 4, reached: 2, open: 1, value: 50, outcome: "missed" });
    // Ann, bob and dee; cy has been returned, eve's are unknown, fay's too few.
    expect(findMeasure(report, "big")).toMatchObject({ unit: "leads", value: 3, cases: 3, outcome: "met" });
    expect(findMeasure(report, "why")).toMatchObject({
      outcome: "no_target",
      cases: 1,
      reasons: [
        { reason: "too_small", count: 1, percent: 100 },
        { reason: "no_budget", count: 0, percent: 0 },
        { reason: "silent", count: 0, percent: 0 },
      ],
    });
  });

  it("have no data in an empty history", async () => {
    const run = await measureFunnel(funnel);
    const report = run.report("2026-03-20T10:00");
    expect(report.measures.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      "acceptance no_data",
      "big missed",
      "kept no_data",
      "speed no_data",
      "why no_target",
    ]);
    expect(report).toMatchObject({ leads: 0, leaks: [] });
    expect(report).not.toHaveProperty("from");
  });
});

it("tells conversion and velocity of each step of the main path, also for leads that skip one", async () => {
  const { conversions } = await play();
  expect(conversions).toEqual([
    // Six visitors; five asked, after 23.5, 24, 24, 24 hours and half an hour.
    {
      from: "visitor",
      to: "mql",
      entered: 6,
      moved_on: 5,
      remaining: 1,
      percent: 83.3333,
      p50: 24 * hour,
      p90: 24 * hour,
      span: { file: "main.funnel", line: 15, column: 3 },
    },
    {
      from: "mql",
      to: "taken",
      entered: 5,
      moved_on: 2,
      remaining: 2,
      percent: 40,
      p50: 6 * hour,
      p90: 30 * hour,
      span: { file: "main.funnel", line: 16, column: 3 },
    },
    {
      from: "taken",
      to: "customer",
      entered: 2,
      moved_on: 1,
      remaining: 1,
      percent: 50,
      p50: 48 * hour,
      p90: 48 * hour,
      span: { file: "main.funnel", line: 20, column: 3 },
    },
  ]);
});

it("counts a lead that skips a stage as gone on", async () => {
  const run = await measureFunnel(funnel);
  run.did("2026-03-03T10:00", "ann", "asked");
  run.did("2026-03-03T16:00", "ann", "bought");
  expect(run.report("2026-03-20T10:00").conversions[1]).toMatchObject({ from: "mql", moved_on: 1, p50: 6 * hour });
});

it("tells what programmes did, by intent", async () => {
  const { nurtures } = await play();
  expect(nurtures).toMatchObject([
    {
      intent: "list_to_lead",
      enrolled: 6,
      reached_goal: 5,
      finished: 0,
      exited: 0,
      running: 1,
      sends: 6,
      programmes: [{ name: "why_change", enrolled: 6 }],
    },
    // Ann and bob were taken, cy was returned, dee came to the end after two days, fay has just begun.
    { intent: "lead", enrolled: 5, reached_goal: 2, finished: 1, exited: 1, running: 1, sends: 0 },
  ]);
});

it("says what it is about", async () => {
  const report = await play();
  expect(report).toMatchObject({
    format: 1,
    funnel: { name: "shop", timezone: "UTC" },
    from: "2026-03-02T10:00:00Z",
    until: "2026-03-20T10:00:00Z",
    leads: 6,
  });
});

it("says the same when asked again, and goes on", async () => {
  const run = await measureFunnel(funnel);
  run.did("2026-03-03T10:00", "ann", "asked");
  const report = run.report("2026-03-03T11:00");
  expect(run.report("2026-03-03T11:00")).toEqual(report);
  run.did("2026-03-03T16:00", "ann", "accepted");
  expect(run.report("2026-03-03T16:00").conversions[1]).toMatchObject({ entered: 1, moved_on: 1 });
});
