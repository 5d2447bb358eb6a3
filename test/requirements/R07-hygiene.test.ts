/** R7: nobody works on a lead before the data are good enough, and bad data are held still or brought into form. */
import { expect, it } from "vitest";
import { openFunnel } from "../runtime/run-funnel.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead {
  email   email
  phone   phone
  country country
  state   text
  title   text
  spam    boolean
}
activity asked { reason text }
activity called { by sales }
activity form_submitted {}
lifecycle {
  stage visitor {
    initial  owner marketing
    limit 30 days then parked because too_old
  }
  stage parked {
    owner   marketing
    reasons [too_old, too_young]
    enter   from sold on called because too_young
  }
  stage mql {
    owner sales
    enter from visitor on asked
    limit 10 days then parked because too_old
  }
  stage sold {
    owner sales
    enter from visitor, mql on called
  }
}
queue desk {
  team sales
  member "ana"
}
routing to_sales {
  on        entering mql
  otherwise -> desk
}
hygiene {
  require email is valid and country is known before mql
  require title is known                       before parked
  reject  when email is disposable             because "Disposable mailbox"
  reject  when spam
  stale   after 90 days without form_submitted
  standardize country as country
  standardize state   as state
  standardize phone   as phone
}
sla answer {
  starts on entering mql
  within 5 days
  met    on called
  at 80% -> notify sales
}
`;

const interesting = [
  "stage_changed",
  "move_held",
  "assigned",
  "sla_started",
  "quarantined",
  "unquarantined",
  "stale",
] as const;

it("holds a move until its requirement turns true, tells of it once, and then makes the move", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T10:00", { title: "CFO" });
  run.did("2026-03-02T11:00", "asked");
  run.did("2026-03-02T12:00", "asked");
  expect(run.told(...interesting)).toEqual([
    "2026-03-02 10:00 to visitor",
    "2026-03-02 11:00 held to mql for hygiene/require/0",
  ]);
  run.set("2026-03-03T10:00", { email: "ann@bank.example" });
  expect(run.told(...interesting)).toEqual([]);
  run.set("2026-03-04T10:00", { country: "US" });
  expect(run.told(...interesting)).toEqual([
    "2026-03-04 10:00 to mql",
    "2026-03-04 10:00 routed to ana in desk",
    "2026-03-04 10:00 answer started until 2026-03-09 10:00",
  ]);
  expect(run.effects.find(({ type, at }) => type === "stage_changed" && at.startsWith("2026-03-04"))).toMatchObject({
    from: "visitor",
    cause: "stage/mql/enter/0",
  });
});

it("forgets a held move when the lead leaves the stage by another way", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-03-02T11:00", "asked");
  run.did("2026-03-03T11:00", "called");
  run.set("2026-03-04T10:00", { email: "ann@bank.example", country: "US" });
  expect(run.told("stage_changed")).toEqual(["2026-03-02 11:00 to visitor", "2026-03-03 11:00 to sold"]);
});

it("holds the move of a limit, and moves with the limit's reason", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-03-02T10:00", "form_submitted");
  run.until("2026-05-01T00:00");
  run.set("2026-05-02T10:00", { title: "CFO" });
  expect(run.told("stage_changed", "move_held")).toEqual([
    "2026-03-02 10:00 to visitor",
    "2026-04-01 10:00 held to parked for hygiene/require/1",
    "2026-05-02 10:00 to parked because too_old",
  ]);
});

it("keeps the reason that the clause gave when the move was held", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-03-02T10:00", "called");
  run.did("2026-03-02T11:00", "called");
  run.set("2026-03-03T10:00", { title: "CFO" });
  expect(run.told("stage_changed").at(-1)).toBe("2026-03-03 10:00 to parked because too_young");
});

it("freezes what it rejects until that is no longer so, and then everything goes on", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T10:00", { email: "x@mailinator.com", country: "US" });
  run.did("2026-03-02T11:00", "called");
  run.until("2026-04-15T00:00");
  expect(run.told(...interesting)).toEqual([
    "2026-03-02 10:00 to visitor",
    "2026-03-02 10:00 quarantined Disposable mailbox",
  ]);
  expect(run.find().stage).toBe(0);
  run.set("2026-04-15T10:00", { email: "x@bank.example", title: "CFO" });
  // The limit ran out meanwhile.
  expect(run.told(...interesting)).toEqual([
    "2026-04-15 10:00 unquarantined Disposable mailbox",
    "2026-04-15 10:00 to parked because too_old",
  ]);
});

it("stops the clock of an SLA while the lead is frozen", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T10:00", { email: "ann@bank.example", country: "US" });
  run.did("2026-03-02T10:00", "asked");
  run.set("2026-03-03T10:00", { spam: true });
  run.set("2026-03-03T12:00", { email: "ann@mailinator.com" });
  run.set("2026-03-06T10:00", { spam: null });
  // One reason is gone, and the other holds the lead.
  run.set("2026-03-07T10:00", { email: "ann@bank.example" });
  run.until("2026-03-20T00:00");
  expect(run.told("quarantined", "unquarantined", "sla_started", "sla_warned", "sla_breached")).toEqual([
    "2026-03-02 10:00 answer started until 2026-03-07 10:00",
    "2026-03-03 10:00 quarantined rejected",
    "2026-03-03 12:00 quarantined Disposable mailbox",
    "2026-03-06 10:00 unquarantined rejected",
    "2026-03-07 10:00 unquarantined Disposable mailbox",
    "2026-03-10 10:00 warned by sla/answer/tier/0",
    "2026-03-11 10:00 answer breached",
  ]);
});

it("tells once per gap that the data have gone stale", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-01-01T00:00", { title: "CFO" });
  run.until("2026-12-01T00:00");
  run.did("2026-12-01T00:00", "form_submitted");
  run.did("2026-12-02T00:00", "asked");
  run.until("2027-12-01T00:00");
  expect(run.told("stale")).toEqual(["2026-04-01 00:00 stale", "2027-03-01 00:00 stale"]);
});

it("brings countries, states and phones into form, by the lead's country", async () => {
  const run = await openFunnel(funnel);
  const values = (): unknown[] => {
    const { lead } = run.program.plan;
    const { fields } = run.find();
    return ["country", "state", "phone"].map((name) => fields[lead.fields.findIndex((field) => field.name === name)]);
  };
  run.set("2026-03-02T10:00", { phone: "(415) 555-2671", state: "calif." });
  expect(values()).toEqual([undefined, "calif.", "(415) 555-2671"]);
  run.set("2026-03-02T11:00", { country: "United States", state: " new  york" });
  expect(values()).toEqual(["US", "NY", "+14155552671"]);
  run.set("2026-03-02T12:00", { country: "DE", state: "Bayern", phone: "030 901820" });
  expect(values()).toEqual(["DE", "Bayern", "+4930901820"]);
  run.set("2026-03-02T13:00", { country: "CA", state: "québec" });
  expect(values()).toEqual(["CA", "QC", "+4930901820"]);
});

it("holds nothing that the way back from a turnback refuses", async () => {
  const run = await openFunnel(`
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead {
  email email
}
activity asked {}
activity rejected { by sales }
lifecycle {
  stage visitor { initial  owner marketing }
  stage mql {
    owner sales
    enter from visitor  on asked
    enter from recycled when count of asked >= 2
  }
  stage recycled {
    owner   marketing
    reasons [not_ready]
    enter   from mql on rejected because not_ready
  }
}
nurture warm {
  for stage is recycled
  steps {
    task "Stay in touch" for marketing
    wait 1000 days
  }
}
turnback recycled {
  otherwise -> nurture warm requalify after 10 days
}
hygiene { require email is known before mql }`);
  run.set("2026-03-02T10:00", { email: "a@b.example" });
  run.did("2026-03-02T10:00", "asked");
  run.did("2026-03-03T10:00", "rejected");
  run.set("2026-03-03T11:00", { email: null });
  run.did("2026-03-04T10:00", "asked");
  run.until("2026-04-01T00:00");
  run.set("2026-04-02T10:00", { email: "a@b.example" });
  expect(run.told("move_held", "stage_changed").slice(2)).toEqual([
    "2026-03-03 10:00 to recycled because not_ready",
    "2026-03-13 10:00 held to mql for hygiene/require/0",
    "2026-04-02 10:00 to mql",
  ]);
});
