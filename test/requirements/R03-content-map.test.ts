/** R03: content is chosen by persona, phase and need, and never the same twice. */
import { expect, it } from "vitest";
import { nurtureEffects, openFunnel } from "../runtime/run-funnel.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
lead {
  title  text
  budget money
}
activity page_viewed {}
activity demo_requested {}
need roi { when budget is known }
persona buyer { role decision_maker  when title contains "chief" }
persona user  { role champion  when title contains "engineer" }
journey {
  phase interest
  phase close { when did demo_requested }
}
lifecycle { stage visitor { initial  owner marketing } }
content guide      { by email, web }
content paper      { by email }
content calculator { by email  needs roi }
content old_guide  { by email  retired 2026-01-05 }
content dinner     { by event }
content offer      { by email }
content map {
  | phase    | buyer                               | any   |
  | interest | old_guide, guide, paper, calculator | guide |
  | close    | dinner, offer                       | -     |
}
nurture weekly {
  for   stage is visitor
  every 7 days send next from content map by email, web
}
`;

it("goes through the cell of persona and phase in order, without repeating and without what is retired", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-01-01T09:00", { title: "Chief of finance" });
  run.until("2026-02-28T00:00");
  expect(run.told(...nurtureEffects)).toEqual([
    "2026-01-01 09:00 enrolled weekly",
    "2026-01-01 09:00 send old_guide by email",
    "2026-01-08 09:00 send guide by email",
    "2026-01-15 09:00 send paper by email",
    "2026-01-22 09:00 send calculator by email",
    "2026-01-29 09:00 exhausted weekly",
  ]);
});

it("sends what answers a need of the lead first", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-02-01T09:00", { title: "Chief of finance", budget: 5000 });
  run.until("2026-02-08T09:00");
  expect(run.told("send")).toEqual([
    "2026-02-01 09:00 send calculator by email",
    "2026-02-08 09:00 send guide by email",
  ]);
});

it("takes the column of anyone for a persona that the map does not have, and for none", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-02-01T09:00", { title: "Engineer" });
  run.set("2026-02-01T09:00", {}, "bob");
  expect(run.told("send")).toEqual(["2026-02-01 09:00 send guide by email", "2026-02-01 09:00 send guide by email"]);
});

it("follows the lead into another phase and passes over what it cannot send", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-02-01T09:00", { title: "Chief of finance" });
  run.did("2026-02-02T09:00", "demo_requested");
  run.until("2026-02-20T00:00");
  expect(run.told("send", "nurture_exhausted")).toEqual([
    "2026-02-01 09:00 send guide by email",
    "2026-02-08 09:00 send offer by email",
  ]);
});

it("says once that nothing is left, and again only after something was sent in between", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-02-01T09:00", { title: "Engineer" });
  run.until("2026-03-07T00:00");
  expect(run.told("nurture_exhausted")).toEqual(["2026-02-08 09:00 exhausted weekly"]);
  run.set("2026-03-07T00:00", { title: "Chief engineer" });
  run.until("2026-03-20T00:00");
  expect(run.told("send", "nurture_exhausted").slice(-2)).toEqual([
    "2026-03-08 09:00 send paper by email",
    "2026-03-15 09:00 send calculator by email",
  ]);
  run.until("2026-04-10T00:00");
  expect(run.told("nurture_exhausted")).toEqual(["2026-03-22 09:00 exhausted weekly"]);
});
