/** R19: a lead is handed over at the agreed threshold, and only then. */
import { expect, it } from "vitest";
import { openFunnel } from "../runtime/run-funnel.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead { email email }
activity content_viewed {}
activity accepted { by sales }
score engagement {
  range 0..100
  +20 on content_viewed
}
hygiene {
  require email is valid before mql
}
lifecycle {
  stage visitor { initial  owner marketing }
  stage mql {
    owner sales
    enter from visitor when engagement >= 60
  }
  stage working {
    owner sales  worked by sales
    enter from mql on accepted
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
sla answer {
  starts on entering mql
  within 1 day
  met    on accepted
}
`;

it("hands over at the threshold with what the score is made of, then assigns, then starts the clock", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T09:00", { email: "ann@bank.example" });
  run.did("2026-03-02T10:00", "content_viewed");
  run.did("2026-03-02T11:00", "content_viewed");
  expect(run.told("released", "assigned", "sla_started")).toEqual([]);
  run.did("2026-03-02T12:00", "content_viewed");
  expect(run.effects.filter(({ at }) => at.startsWith("2026-03-02T12")).map(({ type }) => type)).toEqual([
    "stage_changed",
    "released",
    "assigned",
    "sla_started",
    "score_crossed",
  ]);
  expect(run.effects.find(({ type }) => type === "released")).toMatchObject({
    from: "visitor",
    to: "mql",
    team: "sales",
    scores: [{ score: "engagement", value: 60, items: [{ rule: "score/engagement/rule/0", points: 60 }] }],
  });
  run.did("2026-03-02T13:00", "content_viewed");
  run.did("2026-03-02T14:00", "accepted");
  expect(run.told("released")).toEqual(["2026-03-02 12:00 released to sales"]);
});

it("hands nothing over that is not good enough, however high the score", async () => {
  const run = await openFunnel(funnel);
  for (const hour of [10, 11, 12, 13]) run.did(`2026-03-02T${hour}:00`, "content_viewed");
  expect(run.told("released", "assigned", "move_held")).toEqual(["2026-03-02 12:00 held to mql for hygiene/require/0"]);
  run.set("2026-03-03T09:00", { email: "ann@bank.example" });
  expect(run.told("released", "assigned")).toEqual([
    "2026-03-03 09:00 released to sales",
    "2026-03-03 09:00 routed to ana in desk",
  ]);
});
