/** R12: somebody follows up in time, or is reminded, replaced and reported; the clock runs in business hours. */
import { describe, expect, it } from "vitest";
import { slaStatus } from "../../runtime/sla/instance.ts";
import { runTests } from "../../runtime/index.ts";
import { loadProgram } from "../../runtime/kernel/load-program.ts";
import { readSource } from "../house/source-files.ts";
import { compileFiles } from "../plan/compile-text.ts";
import { openFunnel, type FunnelRun } from "../runtime/run-funnel.ts";

/** A funnel with one SLA of given properties, in New York, whose business hours are Monday to Friday, 9 to 17. */
function funnelWith(sla: string, more = ""): string {
  return `
funnel shop { timezone "America/New_York" }
team marketing {}
team sales {}
team managers {}
calendar business {
  timezone "America/New_York"
  open     mon..fri 09:00..17:00
  holidays "US"
}
lead {
  email email
  reply text
}
activity asked {}
activity accepted  { by sales }
activity claimed   { by sales  honest boolean }
activity rejected  { by sales }
activity nudged {}
lifecycle {
  stage visitor {
    initial  owner marketing
    enter from mql on rejected
  }
  stage mql {
    owner sales
    enter from visitor on asked
  }
  stage accepted_lead {
    owner sales  worked by sales
    enter from mql on accepted
  }
  stage stuck {
    owner   marketing
    reasons [no_answer]
    enter   from accepted_lead on nudged
  }
}
queue desk {
  team   sales
  member "ana"
  member "bo"
}
routing to_sales {
  on        entering mql
  otherwise -> desk
}
sla follow_up {
  starts on entering mql
  ${sla}
}
${more}`;
}

const slaEffects = [
  "sla_started",
  "sla_warned",
  "sla_breached",
  "sla_met",
  "sla_cancelled",
  "sla_commitment_missed",
  "escalated",
  "notify",
  "task",
  "assigned",
  "unassigned",
] as const;

function told(run: FunnelRun): string[] {
  return run.told(...slaEffects);
}

const inHours = `
  within 4 business hours of business
  met    on accepted, rejected
  commit within 30 business minutes of business on claimed
  at 50%  -> notify owner
  at 100% -> notify managers, escalate to managers
  at 150% -> reassign, task "Call today" for sales
  after 3 days -> notify sales`;

describe("an SLA that nobody answers", () => {
  it("warns, is breached, escalates and is reassigned, each at its business time, without a new start", async () => {
    const run = await openFunnel(funnelWith(inHours));
    run.did("2026-03-02T10:00", "asked");
    run.until("2026-06-01T00:00");
    expect(told(run)).toEqual([
      "2026-03-02 10:00 routed to ana in desk",
      "2026-03-02 10:00 follow_up started until 2026-03-02 14:00",
      "2026-03-02 10:30 follow_up commitment missed",
      "2026-03-02 10:30 notify sales",
      "2026-03-02 12:00 warned by sla/follow_up/tier/0",
      "2026-03-02 12:00 notify ana",
      "2026-03-02 14:00 follow_up breached",
      "2026-03-02 14:00 warned by sla/follow_up/tier/1",
      "2026-03-02 14:00 notify managers",
      "2026-03-02 14:00 escalated to managers",
      "2026-03-02 16:00 warned by sla/follow_up/tier/2",
      "2026-03-02 16:00 reassigned to bo in desk",
      "2026-03-02 16:00 task Call today for sales",
      "2026-03-05 10:00 warned by sla/follow_up/tier/3",
      "2026-03-05 10:00 notify sales",
    ]);
    expect(slaStatus(run.find(), "follow_up")).toBe("breached");
    expect(run.find().owner).toBe("bo");
  });

  it("keeps the owner when there is nobody else to give the lead to, and says so", async () => {
    const run = await openFunnel(funnelWith(inHours).replace('  member "bo"\n', ""));
    run.did("2026-03-02T10:00", "asked");
    run.until("2026-03-02T17:00");
    expect(told(run).slice(-2)).toEqual([
      "2026-03-02 16:00 unassigned in desk",
      "2026-03-02 16:00 task Call today for sales",
    ]);
    expect(run.find().owner).toBe("ana");
  });
});

describe("an answer", () => {
  it("in time stops everything", async () => {
    const run = await openFunnel(funnelWith(inHours));
    run.did("2026-03-02T10:00", "asked");
    run.did("2026-03-02T10:20", "claimed");
    run.did("2026-03-02T13:59", "accepted");
    run.until("2026-06-01T00:00");
    expect(told(run).slice(2)).toEqual([
      "2026-03-02 12:00 warned by sla/follow_up/tier/0",
      "2026-03-02 12:00 notify ana",
      "2026-03-02 13:59 follow_up met",
    ]);
    expect(slaStatus(run.find(), "follow_up")).toBe("met");
  });

  it("at the very deadline is late, and still stops what was to come", async () => {
    const run = await openFunnel(funnelWith(inHours));
    run.did("2026-03-02T10:00", "asked");
    run.did("2026-03-02T14:00", "accepted");
    run.until("2026-06-01T00:00");
    expect(told(run).slice(-4)).toEqual([
      "2026-03-02 14:00 warned by sla/follow_up/tier/1",
      "2026-03-02 14:00 notify managers",
      "2026-03-02 14:00 escalated to managers",
      "2026-03-02 14:00 follow_up met late",
    ]);
    expect(slaStatus(run.find(), "follow_up")).toBe("met_late");
  });

  it.each([
    ["13:59", ["2026-03-02 18:00 follow_up met after all"], "met"],
    ["14:00", ["2026-03-02 18:00 follow_up met late"], "met_late"],
    ["09:59", [], "breached"],
  ])("dated %s that arrives late counts by its own time", async (time, effects, status) => {
    const run = await openFunnel(funnelWith("within 4 business hours of business\n  met on claimed"));
    run.did("2026-03-02T10:00", "asked");
    run.until("2026-03-02T18:00");
    run.did(`2026-03-02T${time}`, "claimed");
    run.until("2026-03-03T18:00");
    expect(told(run).slice(3)).toEqual(effects);
    expect(slaStatus(run.find(), "follow_up")).toBe(status);
  });

  it("that came late is corrected by one that was in time", async () => {
    const run = await openFunnel(funnelWith("within 4 business hours of business\n  met on claimed"));
    run.did("2026-03-02T10:00", "asked");
    run.did("2026-03-02T15:00", "claimed");
    run.did("2026-03-02T11:00", "claimed");
    run.did("2026-03-02T10:30", "claimed");
    expect(run.told("sla_breached", "sla_met")).toEqual([
      "2026-03-02 14:00 follow_up breached",
      "2026-03-02 15:00 follow_up met late",
      "2026-03-02 15:00 follow_up met after all",
    ]);
  });

  it("may be asked for by a condition on the activity, or be a state of the lead", async () => {
    const run = await openFunnel(funnelWith("within 1 day\n  met on claimed where honest\n  met when reply is known"));
    run.did("2026-03-02T10:00", "asked");
    run.did("2026-03-02T11:00", "claimed", { honest: false });
    run.did("2026-03-02T12:00", "asked", {}, "ben");
    run.did("2026-03-02T13:00", "claimed", { honest: true });
    run.set("2026-03-02T14:00", { reply: "yes" }, "ben");
    run.did("2026-03-02T15:00", "rejected", {}, "ben");
    run.did("2026-03-02T16:00", "asked", {}, "ben");
    run.until("2026-03-03T00:00");
    expect(run.told("sla_met")).toEqual([
      "2026-03-02 13:00 follow_up met",
      "2026-03-02 14:00 follow_up met",
      "2026-03-02 16:00:00.001 follow_up met",
    ]);
  });
});

describe("leaving the stage", () => {
  it("without an answer cancels the SLA", async () => {
    const run = await openFunnel(funnelWith("within 1 day\n  met on accepted\n  at 50% -> notify owner"));
    run.did("2026-03-02T10:00", "asked");
    run.did("2026-03-02T11:00", "rejected");
    run.did("2026-03-02T12:00", "asked");
    run.until("2026-03-02T23:00");
    expect(told(run)).toEqual([
      "2026-03-02 10:00 routed to ana in desk",
      "2026-03-02 10:00 follow_up started until 2026-03-03 10:00",
      "2026-03-02 11:00 follow_up cancelled",
      "2026-03-02 12:00 routed to bo in desk",
      "2026-03-02 12:00 follow_up started until 2026-03-03 12:00",
    ]);
  });

  it("after a breach leaves it breached, with no more reminders", async () => {
    const run = await openFunnel(funnelWith("within 1 day\n  met on accepted\n  at 300% -> notify owner"));
    run.did("2026-03-02T10:00", "asked");
    run.did("2026-03-04T10:00", "rejected");
    run.until("2026-04-01T00:00");
    expect(told(run).slice(2)).toEqual(["2026-03-03 10:00 follow_up breached"]);
    expect(slaStatus(run.find(), "follow_up")).toBe("breached");
  });
});

describe("deadlines", () => {
  /** The deadline of a lead that asks at a time. */
  async function deadlineOf(sla: string, at: string, more = "", calendar?: string): Promise<string> {
    let text = funnelWith(`${sla}\n  met on accepted`, more);
    if (calendar !== undefined) text = text.replace(/calendar business \{[^}]*\}/, `calendar business {${calendar}}`);
    const run = await openFunnel(text);
    run.did(at, "asked");
    return run.told("sla_started")[0]!.replace(/^.* until /, "");
  }

  const tenToSix = '\n timezone "America/New_York"\n open mon..fri 10:00..18:00\n';

  it.each([
    ["10 business hours of business", "2026-03-04T15:00", "2026-03-05 17:00", tenToSix],
    ["10 business hours of business", "2026-03-04T20:00", "2026-03-06 12:00", tenToSix],
    [
      "4 business hours of business",
      "2026-03-05T15:00",
      "2026-03-09 11:00",
      '\n timezone "America/New_York"\n open mon..fri 09:00..17:00\n closed 2026-03-06\n',
    ],
  ])("of %s from %s end at %s", async (within, start, end, calendar) => {
    expect(await deadlineOf(`within ${within}`, start, "", calendar)).toBe(end);
  });

  it.each([
    // Thanksgiving is a holiday, the Friday after it is not.
    ["4 business hours of business", "2026-11-25T15:00", "2026-11-27 11:00"],
    ["2 business days of business", "2026-11-25T15:00", "2026-11-30 17:00"],
    // Clocks go forward on 8 March and back on 1 November.
    ["2 business hours of business", "2026-03-06T16:00", "2026-03-09 10:00"],
    ["24 hours", "2026-03-07T12:00", "2026-03-08 13:00"],
    ["24 hours", "2026-10-31T12:00", "2026-11-01 11:00"],
    ["1 month", "2026-02-15T12:00", "2026-03-15 12:00"],
    ["1 month", "2026-01-31T12:00", "2026-02-28 12:00"],
  ])("of %s from %s respect holidays and clock changes: %s", async (within, start, end) => {
    expect(await deadlineOf(`within ${within}`, start)).toBe(end);
  });

  it("of queue go by the calendar of the queue that got the lead", async () => {
    const text = funnelWith(
      "within 4 business hours of queue\n  met on accepted",
      'calendar asia {\n timezone "Asia/Tokyo"\n open mon..fri 09:00..17:00\n}',
    ).replace("queue desk {", "queue desk {\n  calendar business");
    const here = await openFunnel(text);
    here.did("2026-03-02T10:00", "asked");
    expect(here.told("sla_started")).toEqual(["2026-03-02 10:00 follow_up started until 2026-03-02 14:00"]);
    const there = await openFunnel(text.replace("calendar business\n  team", "calendar asia\n  team"));
    there.did("2026-03-02T10:00", "asked");
    expect(there.told("sla_started")).toEqual(["2026-03-02 10:00 follow_up started until 2026-03-02 23:00"]);
  });

  it("of queue go by the funnel's calendar when the lead has no queue with one", async () => {
    const run = await openFunnel(funnelWith("within 4 business hours of queue\n  met on accepted"));
    run.did("2026-03-02T15:00", "asked");
    expect(run.told("sla_started")).toEqual(["2026-03-02 15:00 follow_up started until 2026-03-03 11:00"]);
  });

  it("take shares of business days by open time", async () => {
    const run = await openFunnel(
      funnelWith("within 2 business days of business\n  met on accepted\n  at 50% -> notify owner"),
    );
    // 2 open hours today, 8 tomorrow and 8 on the day after.
    run.did("2026-03-02T15:00", "asked");
    run.until("2026-03-10T00:00");
    expect(run.told("sla_started", "sla_warned", "sla_breached")).toEqual([
      "2026-03-02 15:00 follow_up started until 2026-03-04 17:00",
      "2026-03-03 16:00 warned by sla/follow_up/tier/0",
      "2026-03-04 17:00 follow_up breached",
    ]);
  });
});

it("starts on an activity when the lead is one that it is for", async () => {
  const run = await openFunnel(
    funnelWith(
      "within 1 day\n  met on accepted",
      "sla nudge {\n starts on nudged when email is known\n within 1 hour\n met on claimed\n}",
    ),
  );
  run.did("2026-03-02T10:00", "nudged");
  run.set("2026-03-02T10:10", { email: "a@b.example" });
  run.did("2026-03-02T10:20", "nudged");
  run.did("2026-03-02T10:30", "nudged");
  run.until("2026-03-02T12:00");
  expect(told(run)).toEqual([
    "2026-03-02 10:20 nudge started until 2026-03-02 11:20",
    "2026-03-02 11:20 nudge breached",
  ]);
});

it("is kept in the example of the language: a finance chief who asks for a demo is called the same day", async () => {
  const { plan, tests } = compileFiles({ "main.funnel": readSource("test/fixtures/acme.funnel") });
  const loaded = await loadProgram(plan);
  if ("problem" in loaded) throw new Error(JSON.stringify(loaded.problem));
  const results = await runTests(loaded.program, tests);
  expect(results.map(({ title, failures }) => ({ title, failures }))).toContainEqual({
    title: "a finance chief who asks for a demo is called the same day",
    failures: [],
  });
});
