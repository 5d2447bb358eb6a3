/** R18: every reason to turn a lead back has a programme, and a way to qualify again. */
import { describe, expect, it } from "vitest";
import { nurtureEffects, openFunnel, type FunnelRun } from "../runtime/run-funnel.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead {
  email     email
  timeframe one of [soon, later]
}
activity content_viewed {}
activity form_submitted {}
activity called      { by sales }
activity turned_back { by sales  reason one of [not_ready, price, bad_data, spam, moved, competitor] }
score engagement {
  +30 on content_viewed
  range 0..100
  reset on entering recycled
}
lifecycle {
  stage visitor { initial  owner marketing }
  stage mql {
    owner sales
    enter from visitor, recycled when engagement >= 30
  }
  stage parked {
    owner marketing
    enter from recycled on called
  }
  stage recycled {
    owner marketing
    reasons [not_ready, price, bad_data, spam, moved]
    enter from mql on turned_back because reason
  }
  stage lost {
    owner marketing
    final lost
    enter from recycled when engagement >= 90
  }
}
content guide { by email }
nurture general {
  for      stage in [recycled, parked]
  priority 100
  steps {
    task "general" for marketing
    wait 1000 days
  }
}
nurture warm {
  for  stage is recycled
  goal stage is mql
  steps {
    task "warm" for marketing
    wait 10 days
    send guide by email
    wait 1000 days
  }
}
turnback recycled {
  not_ready -> nurture warm  requalify when did content_viewed at least 2 times
  price     -> nurture warm  requalify after 90 days when timeframe is soon
  bad_data  -> quarantine    requalify when email is valid
  spam      -> quarantine
  moved     -> stage parked
  otherwise -> nurture general
}
`;

async function turnedBack(reason: string): Promise<FunnelRun> {
  const run = await openFunnel(funnel);
  run.did("2026-03-01T10:00", "content_viewed");
  run.did("2026-03-02T10:00", "turned_back", { reason });
  return run;
}

function stageOf(run: FunnelRun): string {
  return run.program.plan.lifecycle[run.find().stage]!.name;
}

describe("the programme of a reason", () => {
  it("goes before all others, whatever their priority", async () => {
    const run = await turnedBack("not_ready");
    run.until("2026-03-20T00:00");
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-03-02 10:00 enrolled warm",
      "2026-03-02 10:00 task warm for marketing",
      "2026-03-12 10:00 send guide by email",
    ]);
  });

  it("is that of otherwise for the reasons without a row", async () => {
    const run = await turnedBack("competitor");
    expect(run.told("stage_changed").at(-1)).toBe("2026-03-02 10:00 to recycled because unspecified");
    expect(run.told("nurture_enrolled")).toEqual(["2026-03-02 10:00 enrolled general"]);
  });
});

describe("requalification", () => {
  it("looks back to the entry only, and then lets the clauses out", async () => {
    const run = await turnedBack("not_ready");
    run.told("stage_changed", "nurture_completed");
    run.did("2026-03-03T10:00", "content_viewed");
    expect(stageOf(run)).toBe("recycled");
    run.did("2026-03-04T10:00", "form_submitted");
    run.did("2026-03-05T10:00", "content_viewed");
    expect(run.told("stage_changed", "nurture_completed")).toEqual([
      "2026-03-05 10:00 to mql",
      "2026-03-05 10:00 completed warm goal",
    ]);
  });

  it("waits for the time and for the criterion, whichever comes last", async () => {
    const run = await turnedBack("price");
    run.did("2026-03-03T10:00", "content_viewed");
    run.set("2026-03-04T10:00", { timeframe: "soon" });
    run.until("2026-06-30T00:00");
    expect(run.told("stage_changed", "nurture_completed").slice(3)).toEqual([
      "2026-05-31 10:00 to mql",
      "2026-05-31 10:00 completed warm goal",
    ]);
    const late = await turnedBack("price");
    late.did("2026-03-03T10:00", "content_viewed");
    late.until("2026-06-30T00:00");
    expect(stageOf(late)).toBe("recycled");
    late.set("2026-07-01T10:00", { timeframe: "soon" });
    expect(stageOf(late)).toBe("mql");
  });

  it("does not hold up what sales says, nor the way into a lost stage", async () => {
    const run = await turnedBack("price");
    run.did("2026-03-03T10:00", "called");
    expect(stageOf(run)).toBe("parked");
    const lost = await turnedBack("price");
    for (const minute of [10, 11, 12]) lost.did(`2026-03-03T10:${minute}`, "content_viewed");
    expect(stageOf(lost)).toBe("lost");
  });
});

describe("quarantine", () => {
  it("holds the lead still until it qualifies again, and then goes on at once", async () => {
    const run = await turnedBack("bad_data");
    run.did("2026-03-03T10:00", "content_viewed");
    run.did("2026-03-03T11:00", "called");
    run.until("2026-03-20T00:00");
    expect(run.told("quarantined", "stage_changed", "nurture_enrolled").slice(2)).toEqual([
      "2026-03-02 10:00 to recycled because bad_data",
      "2026-03-02 10:00 quarantined bad_data",
    ]);
    run.set("2026-03-21T10:00", { email: "ann@bank.example" });
    expect(run.told("unquarantined", "stage_changed", "nurture_enrolled").slice(3)).toEqual([
      "2026-03-21 10:00 unquarantined bad_data",
      "2026-03-21 10:00 to mql",
    ]);
  });

  it("without a condition lasts until someone tells more about the person", async () => {
    const run = await turnedBack("spam");
    run.did("2026-03-03T10:00", "called");
    expect(stageOf(run)).toBe("recycled");
    run.set("2026-03-04T10:00", { email: "ann@bank.example" });
    expect(run.told("quarantined", "unquarantined", "nurture_enrolled")).toEqual([
      "2026-03-02 10:00 quarantined spam",
      "2026-03-04 10:00 unquarantined spam",
      "2026-03-04 10:00 enrolled general",
    ]);
  });

  it("does not begin for a lead that qualifies already", async () => {
    const run = await openFunnel(funnel);
    run.set("2026-03-01T09:00", { email: "ann@bank.example" });
    run.did("2026-03-01T10:00", "content_viewed");
    run.did("2026-03-02T10:00", "turned_back", { reason: "bad_data" });
    expect(run.told("quarantined")).toEqual([]);
  });
});

it("moves the lead on to another stage at once", async () => {
  const run = await turnedBack("moved");
  expect(run.told("stage_changed").slice(2)).toEqual([
    "2026-03-02 10:00 to recycled because moved",
    "2026-03-02 10:00 to parked",
  ]);
  expect(run.told("nurture_enrolled")).toEqual(["2026-03-02 10:00 enrolled general"]);
});
