/** R13: no lead sits in a stage for ever: limits and SLAs move it on, and others take part in that move. */
import { expect, it } from "vitest";
import { openFunnel } from "../runtime/run-funnel.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
team partners {}
lead {
  email email
}
activity asked {}
activity accepted { by sales }
lifecycle {
  stage visitor {
    initial  owner marketing
    limit    30 days then parked because silent
  }
  stage mql {
    owner sales
    enter from visitor on asked
  }
  stage partner_lead {
    owner partners
  }
  stage taken {
    owner partners
    enter from partner_lead when email is known
  }
  stage parked {
    owner   marketing
    reasons [silent, no_answer]
  }
}
queue desk {
  team   sales
  member "ana"
}
queue outside {
  team   partners
  member "pat"
}
routing to_partners {
  on        entering partner_lead
  otherwise -> outside
}
routing to_sales {
  on        entering mql
  otherwise -> desk
}
sla a_partner {
  starts on entering partner_lead
  within 2 days
  met    on accepted
  at 100% -> move to parked because no_answer
}
sla answer {
  starts on entering mql
  within 1 day
  met    on accepted
  at 100% -> notify sales, move to partner_lead, escalate to sales
}
`;

const all = [
  "stage_changed",
  "released",
  "assigned",
  "notify",
  "escalated",
  "sla_started",
  "sla_warned",
  "sla_breached",
  "sla_cancelled",
  "move_held",
] as const;

it("moves a lead whose limit is reached, with the reason", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T10:00", { email: null });
  run.until("2026-06-01T00:00");
  expect(run.told(...all)).toEqual(["2026-03-02 10:00 to visitor", "2026-04-01 10:00 to parked because silent"]);
});

it("moves a lead that nobody answered, and routes it and starts the next clock where it arrives", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-03-02T10:00", "asked");
  run.until("2026-06-01T00:00");
  expect(run.told(...all).slice(2)).toEqual([
    "2026-03-02 10:00 released to sales",
    "2026-03-02 10:00 routed to ana in desk",
    "2026-03-02 10:00 answer started until 2026-03-03 10:00",
    "2026-03-03 10:00 answer breached",
    "2026-03-03 10:00 warned by sla/answer/tier/0",
    "2026-03-03 10:00 notify sales",
    "2026-03-03 10:00 to partner_lead",
    "2026-03-03 10:00 released to partners",
    "2026-03-03 10:00 escalated to sales",
    "2026-03-03 10:00 routed to pat in outside",
    "2026-03-03 10:00 a_partner started until 2026-03-05 10:00",
    "2026-03-05 10:00 a_partner breached",
    "2026-03-05 10:00 warned by sla/a_partner/tier/0",
    "2026-03-05 10:00 to parked because no_answer",
  ]);
});

it("lets a lead that was moved go on through the lifecycle in the same step", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T10:00", { email: "a@b.example" });
  run.did("2026-03-02T10:00", "asked");
  run.until("2026-06-01T00:00");
  expect(run.told("stage_changed", "assigned", "sla_started").slice(-3)).toEqual([
    "2026-03-02 10:00 answer started until 2026-03-03 10:00",
    "2026-03-03 10:00 to partner_lead",
    "2026-03-03 10:00 to taken",
  ]);
});

it("holds such a move too until the data are good enough", async () => {
  const run = await openFunnel(`${funnel}
    hygiene { require email is known before partner_lead }`);
  run.did("2026-03-02T10:00", "asked");
  run.until("2026-03-04T00:00");
  run.set("2026-03-05T00:00", { email: "a@b.example" });
  expect(run.told("stage_changed", "move_held", "escalated", "sla_cancelled").slice(2)).toEqual([
    "2026-03-03 10:00 held to partner_lead for hygiene/require/0",
    "2026-03-03 10:00 escalated to sales",
    "2026-03-05 00:00 to partner_lead",
    "2026-03-05 00:00 to taken",
  ]);
});
