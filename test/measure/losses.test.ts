/** Where leads were lost: broken promises, handovers nobody answered, rejections by people, and programmes that ran dry. */
import { expect, it } from "vitest";
import { createLossFinder, type Losses } from "../../runtime/measure/losses.ts";
import { createEngine } from "../../runtime/engine/run.ts";
import { standardPhases } from "../../runtime/kernel/phases.ts";
import { compileFunnel } from "../runtime/run-funnel.ts";

const funnel = `funnel f { timezone "Europe/Berlin" }
team marketing
team sales
lead { email email key }
activity asked
activity upgraded
activity called   { by sales }
activity rejected { by sales  why one of [small, silent] }
activity withdrew
journey { phase start "Why?" }
content guide { by web }
content map {
  | phase | any   |
  | start | guide |
}
nurture hello {
  for stage is visitor
  every 2 days at 10:00 send next from content map by web
}
lifecycle {
  stage visitor { initial  owner marketing }
  stage ready {
    owner sales
    enter from visitor, back on asked
    limit 5 days then back because silent
  }
  stage talking {
    owner sales
    enter from ready on called
  }
  stage won {
    owner sales  final won
    enter from ready, talking on upgraded
  }
  stage back {
    owner marketing
    reasons [small, silent]
    enter from ready, talking on rejected because why
    enter from ready on withdrew
  }
}
sla answer {
  starts on entering ready
  within 1 day
  met on called, rejected
  at 100% -> notify sales
}`;

type Event = readonly [at: string, lead: string, activity: string, data?: Record<string, unknown>];

async function find(until: string, ...events: readonly Event[]): Promise<Losses> {
  const program = await compileFunnel(funnel);
  const finder = createLossFinder(program);
  const engine = createEngine(program, { sink: finder.observe, phases: [...standardPhases, finder.watch] });
  for (const [index, [at, lead, activity, data = {}]] of events.entries()) {
    const time = `${at}:00+01:00`;
    engine.accept({ id: String(index), time, keys: { user: lead }, kind: "activity", activity, data });
  }
  engine.finish(Date.parse(`${until}:00+01:00`));
  return finder.finish();
}

it("counts each lead once, also when it enters a stage again", async () => {
  const { entered } = await find(
    "2026-03-04T00:00",
    ["2026-03-02T09:00", "ann", "asked"],
    ["2026-03-02T10:00", "ann", "rejected"],
    ["2026-03-02T11:00", "ann", "asked"],
    ["2026-03-02T11:00", "bob", "asked"],
  );
  expect([...entered]).toEqual([
    ["visitor", 2],
    ["ready", 2],
    ["back", 1],
  ]);
});

it("finds breached promises by the stage in which the leads stood, kept ones not", async () => {
  const { breaches } = await find(
    "2026-03-05T00:00",
    ["2026-03-02T09:00", "ann", "asked"],
    ["2026-03-02T09:00", "bob", "asked"],
    ["2026-03-02T10:00", "bob", "called"],
    ["2026-03-03T12:00", "ann", "called"],
  );
  expect(breaches).toMatchObject([{ sla: "answer", stage: "ready", leads: 1, examples: [expect.any(String)] }]);
});

it("finds handovers that nobody answered", async () => {
  const { unanswered } = await find(
    "2026-03-20T00:00",
    ["2026-03-02T09:00", "silent", "asked"], // until the limit
    ["2026-03-02T09:00", "withdrawn", "asked"],
    ["2026-03-02T10:00", "withdrawn", "withdrew"],
    ["2026-03-02T09:00", "called", "asked"],
    ["2026-03-02T10:00", "called", "called"],
    ["2026-03-02T09:00", "rejected", "asked"],
    ["2026-03-02T10:00", "rejected", "rejected"],
    ["2026-03-02T09:00", "bought", "asked"], // without anybody's help
    ["2026-03-02T10:00", "bought", "upgraded"],
    ["2026-03-18T09:00", "waiting", "asked"], // past its deadline
    ["2026-03-19T12:00", "fresh", "asked"],
  );
  expect(unanswered).toMatchObject([{ stage: "ready", team: "sales", leads: 3 }]);
});

it("finds what people sent back, by stage and reason", async () => {
  const { rejections } = await find(
    "2026-03-20T00:00",
    ["2026-03-02T09:00", "ann", "asked"],
    ["2026-03-02T10:00", "ann", "rejected", { why: "small" }],
    ["2026-03-02T09:00", "bob", "asked"],
    ["2026-03-02T10:00", "bob", "called"],
    ["2026-03-02T11:00", "bob", "rejected"],
    ["2026-03-02T09:00", "cid", "asked"], // goes by itself
    ["2026-03-02T10:00", "cid", "withdrew"],
  );
  expect(rejections).toMatchObject([
    { stage: "ready", to: "back", reason: "small", leads: 1 },
    { stage: "talking", to: "back", reason: "unspecified", leads: 1 },
  ]);
});

it("finds programmes with nothing left to send", async () => {
  const { exhausted } = await find("2026-03-10T00:00", ["2026-03-02T09:00", "ann", "called"]);
  expect(exhausted).toMatchObject([{ nurture: "hello", stage: "visitor", leads: 1 }]);
});
