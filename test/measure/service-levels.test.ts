/** What becomes of SLAs, counted: each run of each lead is in exactly one of the counts. */
import { expect, it } from "vitest";
import { findMeasure, measureFunnel } from "./run-measured.ts";

const funnel = `
funnel shop { timezone "UTC" }
team sales {}
lead { email email }
activity asked {}
activity accepted { by sales }
activity withdrawn {}
lifecycle {
  stage visitor {
    initial  owner sales
    enter from mql on withdrawn
  }
  stage mql {
    owner sales
    enter from visitor on asked
  }
}
sla answer "Sales answers" {
  starts on entering mql
  within 1 day
  met    on accepted
}
measure in_time {
  sla    answer
  target >= 50%
}
`;

it("tells what was met, late, missed, cancelled and still running", async () => {
  const run = await measureFunnel(funnel);
  for (const lead of ["met", "late", "missed", "cancelled", "corrected"]) run.did("2026-03-02T10:00", lead, "asked");
  run.did("2026-03-02T11:00", "met", "accepted");
  run.did("2026-03-02T11:00", "cancelled", "withdrawn");
  run.did("2026-03-04T10:00", "late", "accepted");
  // It had been in time, and was only told late.
  run.did("2026-03-04T11:00", "late", "accepted");
  run.did("2026-03-03T09:00", "corrected", "accepted");
  run.did("2026-03-04T12:00", "running", "asked");
  const report = run.report("2026-03-04T12:00");
  expect(report.slas).toEqual([
    {
      name: "answer",
      title: "Sales answers",
      started: 6,
      met: 2,
      late: 1,
      breached: 1,
      cancelled: 1,
      running: 1,
      percent: 50,
      span: { file: "main.funnel", line: 18, column: 1 },
    },
  ]);
  expect(findMeasure(report, "in_time")).toMatchObject({ kind: "sla", value: 50, cases: 4, reached: 2, open: 1 });
});

it("counts every run of a lead by itself", async () => {
  const run = await measureFunnel(funnel);
  run.did("2026-03-02T10:00", "ann", "asked");
  run.did("2026-03-04T10:00", "ann", "withdrawn");
  run.did("2026-03-04T11:00", "ann", "asked");
  run.did("2026-03-04T12:00", "ann", "accepted");
  expect(run.report("2026-03-05T00:00").slas).toMatchObject([{ started: 2, met: 1, breached: 1, percent: 50 }]);
});

it("has no data before anything is decided", async () => {
  const run = await measureFunnel(funnel);
  run.did("2026-03-02T10:00", "ann", "asked");
  const report = run.report("2026-03-02T11:00");
  expect(report.slas[0]).not.toHaveProperty("percent");
  expect(findMeasure(report, "in_time")).toMatchObject({ outcome: "no_data", cases: 0, open: 1 });
});
