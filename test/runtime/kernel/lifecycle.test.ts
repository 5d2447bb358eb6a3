/** How stages are left and entered: clauses, cascades, disarming, limits and reasons of §2.6. */
import { expect, test } from "vitest";
import { openFunnel, type FunnelRun } from "../run-funnel.ts";
import { smallFunnel } from "./small-funnel.ts";

async function openStages(stages: string, rest = ""): Promise<FunnelRun> {
  return openFunnel(smallFunnel(`lifecycle {\n${stages}\n}\n${rest}`));
}

function moves(run: FunnelRun): string[] {
  return run.told("stage_changed").map((line) => line.replace(/^2026-/, ""));
}

test("a lead starts in the initial stage and one activity may carry it through several", async () => {
  const run = await openStages(`
    stage start { initial }
    stage near { enter from start on visit }
    stage far  { enter from near on visit where pages >= 3 }`);
  run.did("2026-01-01T10:00", "visit", { pages: 1 });
  expect(moves(run)).toEqual(["01-01 10:00 to start", "01-01 10:00 to near"]);
  run.did("2026-01-01T11:00", "visit", { pages: 3 }, "bob");
  expect(moves(run)).toEqual(["01-01 11:00 to start", "01-01 11:00 to near", "01-01 11:00 to far"]);
});

test("stages are tried in order, and the first enabled clause wins", async () => {
  const run = await openStages(`
    stage start { initial }
    stage second { enter from start on visit when size >= 5 }
    stage third  { enter from start on visit }`);
  run.set("2026-01-01T10:00", { size: 5 });
  run.did("2026-01-01T11:00", "visit");
  run.did("2026-01-01T11:00", "visit", {}, "bob");
  expect(moves(run)).toEqual([
    "01-01 10:00 to start",
    "01-01 11:00 to second",
    "01-01 11:00 to start",
    "01-01 11:00 to third",
  ]);
});

test("a when clause fires when only time has passed, to the millisecond", async () => {
  const run = await openStages(`
    stage start { initial }
    stage quiet { enter from start when time since visit > 3 days }
    stage old   { enter from quiet when time in stage >= 1 month }`);
  run.did("2026-01-30T10:00", "visit");
  run.until("2026-06-01T00:00");
  expect(moves(run)).toEqual(["01-30 10:00 to start", "02-02 10:00:00.001 to quiet", "03-02 10:00:00.001 to old"]);
});

test("dates and now meet at the start of the day in the funnel's zone", async () => {
  const run = await openStages(`
    stage start { initial }
    stage soon { enter from start when renewal - now <= 10 days }
    stage due  { enter from soon when now >= renewal }`);
  run.set("2026-03-01T10:00", { renewal: "2026-03-20" });
  run.until("2026-04-01T00:00");
  // The clocks go forward on the 8th, which is before both.
  expect(moves(run)).toEqual(["03-01 10:00 to start", "03-10 00:00 to soon", "03-20 00:00 to due"]);
});

test("a threshold must be crossed again before a clause takes the lead back", async () => {
  const run = await openStages(
    `
    stage start { initial   enter from hot on call }
    stage hot { enter from start when points >= 10 }`,
    `score points { +10 on visit within 2 days }`,
  );
  run.did("2026-01-01T10:00", "visit");
  run.did("2026-01-01T11:00", "call");
  run.did("2026-01-02T10:00", "visit");
  expect(moves(run)).toEqual(["01-01 10:00 to start", "01-01 10:00 to hot", "01-01 11:00 to start"]);
  run.until("2026-01-04T10:00");
  run.did("2026-01-04T11:00", "visit");
  expect(moves(run)).toEqual(["01-04 11:00 to hot"]);
});

test("a limit ends a stay, with its reason, and a stage without the reason has `unspecified`", async () => {
  const run = await openStages(`
    stage start { initial   limit 14 days then back because no_answer }
    stage back { reasons [no_answer, no_need]
      enter from start on call where outcome is bad because no_need
      enter from start on visit }`);
  run.did("2026-03-01T10:00", "call", { outcome: "good" });
  run.until("2026-03-15T10:59:59.999");
  expect(moves(run)).toEqual(["03-01 10:00 to start"]);
  run.until("2026-03-15T11:00");
  expect(moves(run)).toEqual(["03-15 11:00 to back because no_answer"]);
  run.did("2026-03-16T10:00", "call", { outcome: "bad" }, "bob");
  run.did("2026-03-16T10:00", "visit", {}, "cy");
  expect(moves(run)).toEqual([
    "03-16 10:00 to start",
    "03-16 10:00 to back because no_need",
    "03-16 10:00 to start",
    "03-16 10:00 to back because unspecified",
  ]);
});

test("was, times entered, entered on and since entering know the history", async () => {
  const run = await openStages(
    `
    stage start { initial   enter from next on visit }
    stage next { enter from start on call }`,
    `score points {
      +1 when was next
      +10 when times entered start >= 2
      +100 when entered on call
      +1000 when did visit since entering next
      +5000 when count of call since entering next = 1
    }`,
  );
  const values: number[] = [];
  const read = (): void => void values.push(run.find().scores[0]!);
  run.did("2026-01-01T10:00", "visit");
  read();
  run.did("2026-01-01T11:00", "call");
  read();
  run.did("2026-01-01T12:00", "visit");
  read();
  run.did("2026-01-01T13:00", "call");
  read();
  run.did("2026-01-01T12:30", "visit"); // Late: from before the second entry, acted on now.
  read();
  expect(values).toEqual([0, 5101, 6011, 5111, 5011]);
});

test("a lead handed to another team is released with what its scores are made of", async () => {
  const run = await openStages(
    `
    stage start { initial   owner marketing }
    stage mql { owner sales   enter from start when points >= 10 }
    stage sql { owner sales   enter from mql on call }
    stage back { owner marketing   reasons [no]   enter from sql on call where outcome is bad }`,
    `score points {
+6 on visit max 10
+1 when vip
grade A from 10, B
}`,
  );
  run.did("2026-01-01T10:00", "visit");
  run.did("2026-01-01T11:00", "visit");
  run.did("2026-01-01T12:00", "call");
  run.did("2026-01-01T13:00", "call", { outcome: "bad" });
  const released = run.effects.filter(({ type }) => type === "released");
  expect(released).toEqual([
    {
      type: "released",
      id: `${run.find().id}.1.1`,
      lead: run.find().id,
      at: "2026-01-01T16:00:00.000Z",
      from: "start",
      to: "mql",
      team: "sales",
      scores: [{ score: "points", value: 10, grade: "A", items: [{ rule: "score/points/rule/0", points: 10 }] }],
      cause: "stage/mql/enter/0",
    },
  ]);
});
