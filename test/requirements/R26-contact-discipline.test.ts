/** R26: nobody is blasted: caps, quiet hours, contact days and consent hold for every send. */
import { describe, expect, it } from "vitest";
import { openFunnel } from "../runtime/run-funnel.ts";

function funnelWith(policy: string, steps: string, more = ""): string {
  return `
funnel shop { timezone "America/New_York" }
team marketing {}
lead {
  timezone text
  opt_in   boolean
  sms_ok   boolean
}
activity form_submitted {}
activity left {}
lifecycle {
  stage visitor { initial  owner marketing }
  stage gone {
    owner marketing
    enter from visitor on left
  }
}
content a { by email, sms }
content b { by email, sms }
content c { by email, sms }
content d { by sms }
contact policy { ${policy} }
nurture course {
  for stage is visitor
  ${more}
  steps {
    ${steps}
  }
}
`;
}

const three = "send a by email\n send b by email\n send c by email";

async function sendsOf(text: string, at: string, fields: Record<string, unknown> = {}): Promise<string[]> {
  const run = await openFunnel(text);
  run.set(at, fields);
  run.until("2026-12-31T00:00");
  return run.told("send").map((line) => line.replace(" send", ""));
}

describe("caps", () => {
  it("put a send off until a rolling window has room, to the millisecond", async () => {
    expect(await sendsOf(funnelWith("at most 2 touches per 7 days", three), "2026-03-02T10:00")).toEqual([
      "2026-03-02 10:00 a by email",
      "2026-03-02 10:00 b by email",
      // Seven days are elapsed time; the clocks went forward in between.
      "2026-03-09 11:00 c by email",
    ]);
  });

  it("count calendar days and weeks of the lead's own zone", async () => {
    const daily = funnelWith("at most 1 touches per day", three);
    expect(await sendsOf(daily, "2026-03-02T10:00")).toEqual([
      "2026-03-02 10:00 a by email",
      "2026-03-03 00:00 b by email",
      "2026-03-04 00:00 c by email",
    ]);
    expect((await sendsOf(daily, "2026-03-02T10:00", { timezone: "Europe/Berlin" }))[1]).toBe(
      "2026-03-02 18:00 b by email",
    );
    const weekly = funnelWith("at most 1 touches per week", three);
    expect((await sendsOf(weekly, "2026-03-08T23:00")).slice(0, 2)).toEqual([
      "2026-03-08 23:00 a by email",
      "2026-03-09 00:00 b by email",
    ]);
  });

  it("of a channel leave the others alone", async () => {
    const text = funnelWith(
      "at most 1 touches per 3 days by sms",
      "send a by sms\n send b by email\n send c by email\n send d by sms",
    );
    expect(await sendsOf(text, "2026-03-02T10:00")).toEqual([
      "2026-03-02 10:00 a by sms",
      "2026-03-02 10:00 b by email",
      "2026-03-02 10:00 c by email",
      "2026-03-05 10:00 d by sms",
    ]);
  });

  it("skip what they forbid, if the policy says so", async () => {
    const text = funnelWith(
      "at most 1 touches per day\n when capped skip",
      "send a by email\n send b by email\n wait 1 day\n send c by email",
    );
    expect(await sendsOf(text, "2026-03-02T10:00")).toEqual([
      "2026-03-02 10:00 a by email",
      "2026-03-03 10:00 c by email",
    ]);
  });

  it("neither hold up operational programmes nor count them", async () => {
    const text = funnelWith("at most 1 touches per 7 days", three, "operational");
    expect(await sendsOf(text, "2026-03-02T10:00")).toHaveLength(3);
  });
});

describe("quiet hours and contact days", () => {
  const policy = "quiet 20:00..08:00\n on mon..fri";

  it("put a send off to the earliest time that neither forbids, also where caps skip", async () => {
    const text = funnelWith(`${policy}\n at most 5 touches per day\n when capped skip`, "send a by email");
    expect(await sendsOf(text, "2026-03-06T20:00")).toEqual(["2026-03-09 08:00 a by email"]);
    expect(await sendsOf(text, "2026-03-05T19:59")).toEqual(["2026-03-05 19:59 a by email"]);
    expect(await sendsOf(text, "2026-03-05T20:00", { timezone: "Asia/Tokyo" })).toEqual([
      "2026-03-05 20:00 a by email",
    ]);
  });

  it("hold for operational programmes too", async () => {
    expect(await sendsOf(funnelWith(policy, "send a by email", "operational"), "2026-03-07T12:00")).toEqual([
      "2026-03-09 08:00 a by email",
    ]);
  });

  it("let waits count from when the step was really done", async () => {
    const text = funnelWith(policy, "send a by email\n wait 1 day\n send b by email");
    expect(await sendsOf(text, "2026-03-02T22:00")).toEqual([
      "2026-03-03 08:00 a by email",
      "2026-03-04 08:00 b by email",
    ]);
  });

  it("come together with caps", async () => {
    const text = funnelWith(`${policy}\n at most 1 touches per 34 hours`, three);
    expect(await sendsOf(text, "2026-03-02T10:00")).toEqual([
      "2026-03-02 10:00 a by email",
      "2026-03-04 08:00 b by email",
      "2026-03-05 18:00 c by email",
    ]);
  });
});

describe("consent", () => {
  const policy = "consent email when opt_in\n consent sms when sms_ok\n quiet 20:00..08:00";

  it("decides the channel, and without any the step is skipped", async () => {
    const text = funnelWith(policy, "send a by email, sms\n send b by email");
    expect(await sendsOf(text, "2026-03-02T10:00")).toEqual([]);
    expect(await sendsOf(text, "2026-03-02T10:00", { sms_ok: true })).toEqual(["2026-03-02 10:00 a by sms"]);
    expect(await sendsOf(text, "2026-03-02T10:00", { sms_ok: true, opt_in: true })).toEqual([
      "2026-03-02 10:00 a by email",
      "2026-03-02 10:00 b by email",
    ]);
  });

  it("is asked for again at the moment of sending", async () => {
    const run = await openFunnel(funnelWith(policy, "send a by email\n send b by sms"));
    run.set("2026-03-02T22:00", { opt_in: true, sms_ok: true });
    run.set("2026-03-03T07:00", { opt_in: false });
    run.until("2026-03-10T00:00");
    expect(run.told("send")).toEqual(["2026-03-03 08:00 send b by sms"]);
  });

  it("holds for operational programmes", async () => {
    expect(await sendsOf(funnelWith(policy, "send a by email", "operational"), "2026-03-02T10:00")).toEqual([]);
  });
});

it("cancels what was put off when the lead leaves the audience", async () => {
  const run = await openFunnel(funnelWith("quiet 20:00..08:00", three));
  run.set("2026-03-02T22:00", {});
  run.did("2026-03-03T07:59", "left");
  run.until("2026-03-10T00:00");
  expect(run.told("send")).toEqual([]);
});

it("skips what the policy will never allow", async () => {
  const text = funnelWith("quiet 08:00..20:00\n quiet 20:00..08:00", 'send a by email\n task "done" for marketing');
  const run = await openFunnel(text);
  run.set("2026-03-02T10:00", {});
  expect(run.told("send", "task")).toEqual(["2026-03-02 10:00 task done for marketing"]);
});
