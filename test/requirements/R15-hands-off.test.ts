/** R15: a lead that people are working on is left alone, and its programme goes on where it was. */
import { expect, it } from "vitest";
import { nurtureEffects, openFunnel } from "../runtime/run-funnel.ts";

const funnel = (course: string, more = "") => `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead { vip boolean }
activity accepted { by sales }
activity rejected { by sales }
activity bought   { by sales }
lifecycle {
  stage visitor {
    owner marketing
    initial
    enter from working on rejected
  }
  stage working {
    owner sales
    worked by sales
    enter from visitor on accepted
  }
  stage customer {
    owner sales
    final won
    enter from working on bought
  }
}
content guide { by email }
content paper { by email }
content map {
  | phase    | any          |
  | interest | guide, paper |
}
journey { phase interest }
${more}
nurture course {
  for  stage in [visitor, working]
  goal vip
  ${course}
}
`;

const steps = funnel("steps {\n wait 10 days\n send guide by email\n wait 10 days\n send paper by email\n }");

it("pauses while sales works, sends nothing, and sends what fell due when it goes on", async () => {
  const run = await openFunnel(steps);
  run.set("2026-03-01T10:00", {});
  run.did("2026-03-05T10:00", "accepted");
  run.until("2026-03-20T10:00");
  expect(run.told(...nurtureEffects)).toEqual(["2026-03-01 10:00 enrolled course", "2026-03-05 10:00 paused course"]);
  expect(run.find().nurture).toBe("course");
  run.did("2026-03-20T10:00", "rejected");
  run.until("2026-04-30T10:00");
  expect(run.told(...nurtureEffects)).toEqual([
    "2026-03-20 10:00 resumed course",
    "2026-03-20 10:00 send guide by email",
    "2026-03-30 10:00 send paper by email",
    "2026-03-30 10:00 completed course finished",
  ]);
});

it("goes on waiting when nothing fell due", async () => {
  const run = await openFunnel(steps);
  run.set("2026-03-01T10:00", {});
  run.did("2026-03-02T10:00", "accepted");
  run.did("2026-03-03T10:00", "rejected");
  run.until("2026-03-11T10:00");
  expect(run.told("nurture_paused", "nurture_resumed", "send")).toEqual([
    "2026-03-02 10:00 paused course",
    "2026-03-03 10:00 resumed course",
    "2026-03-11 10:00 send guide by email",
  ]);
});

it("reaches its goal while paused", async () => {
  const run = await openFunnel(steps);
  run.set("2026-03-01T10:00", {});
  run.did("2026-03-02T10:00", "accepted");
  run.set("2026-03-03T10:00", { vip: true });
  run.did("2026-03-04T10:00", "rejected");
  expect(run.told(...nurtureEffects).slice(2)).toEqual(["2026-03-03 10:00 completed course goal"]);
});

it("ends when the lead is outside the audience after the work", async () => {
  const run = await openFunnel(steps);
  run.set("2026-03-01T10:00", {});
  run.did("2026-03-02T10:00", "accepted");
  run.did("2026-03-03T10:00", "bought");
  run.until("2026-04-30T10:00");
  expect(run.told(...nurtureEffects).slice(2)).toEqual(["2026-03-03 10:00 exited course audience"]);
});

it("fires at most one tick of a cadence that work has held up, and keeps its grid", async () => {
  const run = await openFunnel(funnel("every 7 days send next from content map by email"));
  run.set("2026-03-01T10:00", {});
  run.did("2026-03-02T10:00", "accepted");
  run.did("2026-03-17T10:00", "rejected");
  run.until("2026-04-30T10:00");
  expect(run.told("send", "nurture_exhausted")).toEqual([
    "2026-03-01 10:00 send guide by email",
    "2026-03-17 10:00 send paper by email",
    "2026-03-22 10:00 exhausted course",
  ]);
});

it("does not break the contact policy when it goes on", async () => {
  const run = await openFunnel(
    funnel("steps {\n wait 1 day\n send guide by email\n }", "contact policy { quiet 20:00..08:00 }"),
  );
  run.set("2026-03-01T10:00", {});
  run.did("2026-03-01T11:00", "accepted");
  run.did("2026-03-05T23:30", "rejected");
  run.until("2026-03-10T10:00");
  expect(run.told("nurture_resumed", "send")).toEqual([
    "2026-03-05 23:30 resumed course",
    "2026-03-06 08:00 send guide by email",
  ]);
});

it("does not enrol a lead that is being worked on", async () => {
  const run = await openFunnel(
    funnel("steps { send guide by email }").replace("for  stage in", "for  stage is not visitor and stage in"),
  );
  run.set("2026-03-01T10:00", {});
  run.did("2026-03-02T10:00", "accepted");
  run.until("2026-04-30T10:00");
  expect(run.told(...nurtureEffects)).toEqual([]);
});
