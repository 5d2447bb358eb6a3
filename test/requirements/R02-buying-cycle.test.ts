/** R02: ordered phases with the buyer's question; the lead's phase follows what it does, and falls back with time. */
import { expect, it } from "vitest";
import { openFunnel } from "../runtime/run-funnel.ts";
import { explain } from "./explain-run.ts";

const funnel = `
funnel shop { timezone "UTC" }
team sales {}
lead { email email key }
activity read_guide {}
activity asked_price {}
journey {
  phase interest     "Why change?"
  phase requirements "What must it do?" { when did read_guide }
  phase proposal     "What does it cost?" { when did asked_price within 30 days }
}
lifecycle {
  stage visitor { initial  owner sales }
  stage warm    { owner sales  enter from visitor when phase >= requirements }
  stage hot     { owner sales  enter from warm when phase is proposal }
}
`;

it("is in the last phase that holds, and moves the lead through the lifecycle", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T10:00", { email: "ann@bank.example" });
  expect(explain(run).phase).toBe("interest");
  run.did("2026-03-03T10:00", "read_guide");
  expect(explain(run).phase).toBe("requirements");
  run.did("2026-03-04T10:00", "asked_price");
  expect(explain(run).phase).toBe("proposal");
  expect(run.told("stage_changed")).toEqual([
    "2026-03-02 10:00 to visitor",
    "2026-03-03 10:00 to warm",
    "2026-03-04 10:00 to hot",
  ]);
});

it("falls back when the behaviour grows old", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-03-02T10:00", "read_guide");
  run.did("2026-03-04T10:00", "asked_price");
  run.until("2026-04-03T09:59");
  expect(explain(run).phase).toBe("proposal");
  run.until("2026-04-03T10:00");
  expect(explain(run).phase).toBe("requirements");
});

it("carries the buyer's questions in the plan, in order", async () => {
  const { journey } = (await openFunnel(funnel)).program.plan;
  expect(journey.map(({ title }) => title)).toEqual(["Why change?", "What must it do?", "What does it cost?"]);
});
