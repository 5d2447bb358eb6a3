/** R14: list-to-lead and lead nurture are distinct programmes, and a lead is in at most one at a time. */
import { describe, expect, it } from "vitest";
import { nurtureEffects, openFunnel } from "../runtime/run-funnel.ts";

const handOver = `
funnel shop { timezone "UTC" }
team marketing {}
lead {
  vip   boolean
  asked boolean
}
activity form_submitted {}
activity left {}
lifecycle {
  stage visitor { initial  owner marketing }
  stage inquiry {
    owner marketing
    enter from visitor on form_submitted
  }
  stage gone {
    owner marketing
    enter from visitor, inquiry on left
  }
}
content a { by email }
content b { by email }
nurture why_us {
  intent list_to_lead
  for    stage is visitor
  goal   stage is inquiry
  steps {
    send a by email
    wait 10 days
    send a by email
  }
}
nurture why_now {
  intent lead
  for    stage is inquiry
  steps {
    send b by email
    wait 10 days
    send b by email
  }
}
`;

it("ends the one as a success where the other begins", async () => {
  const run = await openFunnel(handOver);
  run.set("2026-03-01T10:00", {});
  expect(run.find().nurture).toBe("why_us");
  run.did("2026-03-05T10:00", "form_submitted");
  run.until("2026-04-01T00:00");
  expect(run.told(...nurtureEffects)).toEqual([
    "2026-03-01 10:00 enrolled why_us",
    "2026-03-01 10:00 send a by email",
    "2026-03-05 10:00 completed why_us goal",
    "2026-03-05 10:00 enrolled why_now",
    "2026-03-05 10:00 send b by email",
    "2026-03-15 10:00 send b by email",
    "2026-03-15 10:00 completed why_now finished",
  ]);
});

it("ends the programme of a lead that leaves, in the same step", async () => {
  const run = await openFunnel(handOver);
  run.did("2026-03-01T10:00", "form_submitted");
  run.did("2026-03-01T10:00", "left");
  expect(run.told(...nurtureEffects)).toEqual([
    "2026-03-01 10:00 enrolled why_now",
    "2026-03-01 10:00 send b by email",
    "2026-03-01 10:00 exited why_now audience",
  ]);
});

const ranked = (extra: string) => `
funnel shop { timezone "UTC" }
team marketing {}
lead {
  vip   boolean
  asked boolean
}
activity form_submitted {}
lifecycle { stage visitor { initial  owner marketing } }
content a { by email }
nurture everyone {
  for   stage is visitor
  steps {
    wait 10 days
    task "everyone" for marketing
    wait 100 days
  }
}
nurture special {
  for      vip
  priority 5
  steps { ${extra} }
}
`;

describe("precedence", () => {
  it("lets a higher programme take over between steps, and gives the lead back from the beginning", async () => {
    const run = await openFunnel(ranked('wait 3 days\n task "special" for marketing'));
    run.set("2026-03-01T10:00", {});
    run.set("2026-03-05T10:00", { vip: true });
    run.until("2026-03-25T00:00");
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-03-01 10:00 enrolled everyone",
      "2026-03-05 10:00 exited everyone superseded",
      "2026-03-05 10:00 enrolled special",
      "2026-03-08 10:00 task special for marketing",
      "2026-03-08 10:00 completed special finished",
      "2026-03-08 10:00 enrolled everyone",
      "2026-03-18 10:00 task everyone for marketing",
    ]);
  });

  it("frees the lead at once when the higher one ends at once", async () => {
    const run = await openFunnel(ranked('task "special" for marketing'));
    run.set("2026-03-01T10:00", {});
    run.set("2026-03-05T10:00", { vip: true });
    expect(run.told(...nurtureEffects)).toEqual([
      "2026-03-01 10:00 enrolled everyone",
      "2026-03-05 10:00 exited everyone superseded",
      "2026-03-05 10:00 enrolled special",
      "2026-03-05 10:00 task special for marketing",
      "2026-03-05 10:00 completed special finished",
      "2026-03-05 10:00 enrolled everyone",
    ]);
  });

  it("enrols again only after the audience was left", async () => {
    const run = await openFunnel(ranked('task "special" for marketing'));
    run.set("2026-03-01T10:00", { vip: true });
    run.set("2026-03-02T10:00", { vip: true });
    expect(run.told("task")).toEqual(["2026-03-01 10:00 task special for marketing"]);
    run.set("2026-03-03T10:00", { vip: false });
    run.set("2026-03-04T10:00", { vip: true });
    expect(run.told("task")).toEqual(["2026-03-04 10:00 task special for marketing"]);
  });
});

it("notices an audience that begins and ends by time alone", async () => {
  const run = await openFunnel(`
funnel shop { timezone "UTC" }
team marketing {}
lead { name text }
activity form_submitted {}
lifecycle { stage visitor { initial  owner marketing } }
content a { by email }
nurture quiet_ones {
  for  time since form_submitted >= 5 days and did form_submitted within 8 days
  steps {
    task "quiet" for marketing
    wait 100 days
  }
}
`);
  run.did("2026-03-01T10:00", "form_submitted");
  run.until("2026-04-01T00:00");
  expect(run.told(...nurtureEffects)).toEqual([
    "2026-03-06 10:00 enrolled quiet_ones",
    "2026-03-06 10:00 task quiet for marketing",
    "2026-03-09 10:00 exited quiet_ones audience",
  ]);
});

it("lets the lifecycle follow the programme a lead is in", async () => {
  const run = await openFunnel(`
funnel shop { timezone "UTC" }
team marketing {}
lead { name text }
activity form_submitted {}
lifecycle {
  stage visitor { initial  owner marketing }
  stage nurtured {
    owner marketing
    enter from visitor when nurture is course
  }
}
content a { by email }
nurture course {
  for  stage in [visitor, nurtured]
  steps { wait 100 days }
}
`);
  run.set("2026-03-01T10:00", {});
  run.until("2026-03-01T10:01");
  expect(run.told("stage_changed", "nurture_enrolled")).toEqual([
    "2026-03-01 10:00 to visitor",
    "2026-03-01 10:00 enrolled course",
    "2026-03-01 10:00:00.001 to nurtured",
  ]);
});
