/** R05: what a lead did with what it got drives what comes next. */
import { describe, expect, it } from "vitest";
import { nurtureEffects, openFunnel } from "../runtime/run-funnel.ts";

const funnel = (steps: string, more = "") => `
funnel shop { timezone "UTC" }
team marketing {}
lead {
  title  text
  budget money
}
activity content_viewed { seconds integer }
activity form_submitted {}
activity renewed {}
lifecycle {
  stage visitor  { initial  owner marketing }
  stage customer {
    owner marketing
    enter from visitor on renewed
  }
}
content guide { by email }
content paper { by email }
nurture course {
  for stage is visitor
  ${more}
  steps {
    ${steps}
  }
}
`;

const branching = funnel(`
    send guide by email
    wait 14 days
    if did content_viewed where seconds >= 30 within 14 days {
      if title is known { ask budget } else { ask title, budget }
    } else {
      task "Send the printed guide" for marketing
    }
    notify marketing "One round done"
`);

describe("if", () => {
  it("goes the way of what happened", async () => {
    const run = await openFunnel(branching);
    run.set("2026-03-01T10:00", {});
    run.did("2026-03-01T10:01", "content_viewed", { seconds: 29 });
    run.did("2026-03-02T10:00", "content_viewed", { seconds: 30 });
    run.until("2026-04-01T00:00");
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-03-01 10:00 enrolled course",
      "2026-03-01 10:00 send guide by email",
      "2026-03-15 10:00 ask title, budget",
      "2026-03-15 10:00 notify marketing One round done",
      "2026-03-15 10:00 completed course finished",
    ]);
  });

  it("goes the other way without it, and where an activity is just too old", async () => {
    const run = await openFunnel(branching);
    run.set("2026-03-01T10:00", {});
    run.did("2026-03-01T10:00", "content_viewed", { seconds: 30 });
    run.until("2026-03-15T10:00");
    expect(run.told("ask", "task")).toEqual(["2026-03-15 10:00 task Send the printed guide for marketing"]);
  });

  it("asks only for what is not known yet", async () => {
    const run = await openFunnel(branching);
    run.set("2026-03-01T10:00", { title: "CFO", budget: 5 });
    run.did("2026-03-02T10:00", "content_viewed", { seconds: 30 });
    run.until("2026-03-15T10:00");
    expect(run.told("ask", "notify")).toEqual(["2026-03-15 10:00 notify marketing One round done"]);
  });
});

describe("wait until", () => {
  const waiting = funnel(`
    wait until did form_submitted, at most 30 days
    send guide by email
    wait until did form_submitted at least 2 times or count of content_viewed >= 1
    send paper by email
`);

  it("ends when it comes true, and looks back only to its own start", async () => {
    const run = await openFunnel(waiting);
    run.set("2026-03-01T10:00", {});
    run.did("2026-03-03T10:00", "form_submitted");
    run.did("2026-03-04T10:00", "form_submitted");
    run.until("2026-03-05T10:00");
    // The first form ended the first wait, and belongs to the second one too, which began with it.
    expect(run.told("send")).toEqual(["2026-03-03 10:00 send guide by email", "2026-03-04 10:00 send paper by email"]);
  });

  it("counts what happened at its own start, and nothing from before", async () => {
    const run = await openFunnel(waiting);
    run.did("2026-03-01T10:00", "form_submitted", {}, "bob");
    run.did("2026-03-01T10:00", "content_viewed", { seconds: 1 }, "bob");
    run.until("2026-03-02T10:00");
    expect(run.told("send")).toEqual(["2026-03-01 10:00 send guide by email", "2026-03-01 10:00 send paper by email"]);
    const late = await openFunnel(waiting);
    late.set("2026-03-01T10:00", {});
    late.did("2026-03-02T10:00", "content_viewed", { seconds: 1 });
    late.until("2026-03-31T10:00");
    expect(late.told("send")).toEqual(["2026-03-31 10:00 send guide by email"]);
    late.did("2026-04-10T10:00", "form_submitted");
    expect(late.told("send")).toEqual([]);
    late.did("2026-04-11T10:00", "form_submitted");
    expect(late.told("send")).toEqual(["2026-04-11 10:00 send paper by email"]);
  });

  it("ends at the latest when it is said to", async () => {
    const run = await openFunnel(waiting);
    run.set("2026-03-01T10:00", {});
    run.until("2026-04-30T00:00");
    expect(run.told("send")).toEqual(["2026-03-31 10:00 send guide by email"]);
  });
});

describe("repeat", () => {
  it("begins again as often as it may, each wait counting from its own start", async () => {
    const run = await openFunnel(
      funnel(`
    wait until did form_submitted, at most 10 days
    if did form_submitted within 1 day { exit }
    task "Try again" for marketing
    repeat at most 2 times
`),
    );
    run.set("2026-03-01T10:00", {});
    run.until("2026-05-01T00:00");
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-03-01 10:00 enrolled course",
      "2026-03-11 10:00 task Try again for marketing",
      "2026-03-21 10:00 task Try again for marketing",
      "2026-03-31 10:00 task Try again for marketing",
      "2026-03-31 10:00 completed course finished",
    ]);
    run.did("2026-05-02T10:00", "form_submitted", {}, "bob");
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-05-02 10:00 enrolled course",
      "2026-05-02 10:00 exited course exit_step",
    ]);
  });

  it("ends a programme that would come around without taking time", async () => {
    const run = await openFunnel(
      funnel(`
    if title is known { wait 1 day }
    task "Call" for marketing
    repeat
`),
    );
    run.set("2026-03-01T10:00", { title: "CFO" });
    run.until("2026-03-03T10:00");
    run.set("2026-03-04T09:00", { title: null });
    run.until("2026-04-03T10:00");
    expect(run.told("task", "nurture_completed")).toEqual([
      "2026-03-02 10:00 task Call for marketing",
      "2026-03-03 10:00 task Call for marketing",
      "2026-03-04 10:00 task Call for marketing",
      "2026-03-04 10:00 task Call for marketing",
      "2026-03-04 10:00 completed course finished",
    ]);
  });
});

describe("leaving", () => {
  const leaving = funnel(
    `
    wait 10 days
    send guide by email
`,
    `goal budget is known
  exit when did form_submitted within 5 days`,
  );

  it("is a success at the goal, and what was pending is cancelled", async () => {
    const run = await openFunnel(leaving);
    run.set("2026-03-01T10:00", {});
    run.set("2026-03-02T10:00", { budget: 1 });
    run.until("2026-04-01T00:00");
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-03-01 10:00 enrolled course",
      "2026-03-02 10:00 completed course goal",
    ]);
  });

  it("ends by an exit, and waits outside until the audience was left", async () => {
    const run = await openFunnel(leaving);
    run.set("2026-03-01T10:00", {});
    run.did("2026-03-02T10:00", "form_submitted");
    run.until("2026-04-01T00:00");
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-03-01 10:00 enrolled course",
      "2026-03-02 10:00 exited course exit",
    ]);
  });

  it("ends with the audience", async () => {
    const run = await openFunnel(leaving);
    run.set("2026-03-01T10:00", {});
    run.did("2026-03-02T10:00", "renewed");
    run.until("2026-04-01T00:00");
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-03-01 10:00 enrolled course",
      "2026-03-02 10:00 exited course audience",
    ]);
    expect(run.find().nurture).toBeUndefined();
  });
});
