/** Each form of score rule and each limit of §2.7, at the instants at which they change and just before. */
import { describe, expect, test } from "vitest";
import { openFunnel, type FunnelRun } from "../run-funnel.ts";
import { smallFunnel } from "./small-funnel.ts";

async function openScore(body: string, rest = ""): Promise<FunnelRun> {
  return openFunnel(smallFunnel(`score points {\n${body}\n}\n${rest}`));
}

/** The value of a score once time has passed to an instant. */
function valueAt(run: FunnelRun, at: string, score = "points"): number {
  run.until(at);
  return run.find().scores[run.program.linked.scores.indexOf(score)]!;
}

describe("when", () => {
  test("counts while it is true, and not when it is unknown", async () => {
    const run = await openScore(`+40 when size >= 100\n-15 when not (size >= 100)`);
    run.did("2026-01-01T10:00", "visit");
    expect(valueAt(run, "2026-01-01T10:01")).toBe(0);
    run.set("2026-01-01T11:00", { size: 100 });
    expect(valueAt(run, "2026-01-01T11:00")).toBe(40);
    run.set("2026-01-01T12:00", { size: 99 });
    expect(valueAt(run, "2026-01-01T12:00")).toBe(-15);
    run.set("2026-01-01T13:00", { size: null });
    expect(valueAt(run, "2026-01-01T13:00")).toBe(0);
  });
  test("ends by time alone at exactly the edge of a window", async () => {
    const run = await openScore(`+7 when did visit at least 2 times within 2 hours`);
    run.did("2026-01-01T10:00", "visit");
    run.did("2026-01-01T11:00", "visit");
    expect(valueAt(run, "2026-01-01T11:59:59.999")).toBe(7);
    expect(valueAt(run, "2026-01-01T12:00")).toBe(0);
  });
});

describe("on", () => {
  test("counts each activity for which the condition held when it came, up to a maximum", async () => {
    const run = await openScore(`+15 on visit where pages >= 3  max 40`);
    run.did("2026-01-01T10:00", "visit", { pages: 3 });
    run.did("2026-01-01T10:00", "visit", { pages: 2 });
    run.did("2026-01-01T10:00", "visit", {});
    expect(valueAt(run, "2026-01-01T10:00")).toBe(15);
    run.did("2026-01-01T11:00", "visit", { pages: 30 });
    run.did("2026-01-01T12:00", "visit", { pages: 30 });
    expect(valueAt(run, "2026-01-01T12:00")).toBe(40);
  });
  test("the condition sees the lead as it was, never as it becomes", async () => {
    const run = await openScore(`+5 on visit where (other < 2)`, `score other { +1 on visit }`);
    for (const hour of ["10", "11", "12", "13"]) run.did(`2026-01-01T${hour}:00`, "visit");
    expect(valueAt(run, "2026-01-01T13:00")).toBe(10);
  });
  test("once ever, and once a calendar day of the funnel's zone", async () => {
    const run = await openScore(`+1 on visit once\n+10 on visit once per day`);
    run.did("2026-01-01T23:59:59.999", "visit");
    run.did("2026-01-02T00:00", "visit");
    run.did("2026-01-02T23:00", "visit");
    expect(valueAt(run, "2026-01-03T00:00")).toBe(21);
  });
  test("once a week begins on Monday, once a month on the first", async () => {
    const run = await openScore(`+1 on visit once per week\n+100 on visit once per month`);
    run.did("2026-01-31T12:00", "visit");
    run.did("2026-02-01T12:00", "visit"); // Sunday
    run.did("2026-02-02T00:00", "visit");
    expect(valueAt(run, "2026-02-02T00:00")).toBe(202);
  });
  test("once per duration counts from the last counted one, and late activity shifts what counts", async () => {
    const run = await openScore(`+1 on visit once per 3 days`);
    for (const day of ["01", "03", "04", "06", "07"]) run.did(`2026-01-${day}T10:00`, "visit");
    expect(valueAt(run, "2026-01-08T10:00")).toBe(3); // 1, 4, 7
    run.did("2025-12-31T10:00", "visit");
    expect(valueAt(run, "2026-01-09T10:00")).toBe(3); // 31, 3, 6
  });
});

describe("age", () => {
  test("within drops a contribution at exactly that age; a calendar month ends on its last day", async () => {
    const run = await openScore(`+5 on visit within 60 days\n+50 on call within 1 month`);
    run.did("2026-01-31T10:00", "visit");
    run.did("2026-01-31T10:00", "call");
    expect(valueAt(run, "2026-02-28T09:59:59.999")).toBe(55);
    expect(valueAt(run, "2026-02-28T10:00")).toBe(5);
    // 60 days are 60 times 24 hours: the clocks went forward on the 8th of March.
    expect(valueAt(run, "2026-04-01T10:59:59.999")).toBe(5);
    expect(valueAt(run, "2026-04-01T11:00")).toBe(0);
  });
  test("halves at each full period and rounds half up", async () => {
    const run = await openScore(`+10 on visit halves every 14 days`);
    run.did("2026-01-01T10:00", "visit");
    expect(valueAt(run, "2026-01-15T09:59:59.999")).toBe(10);
    expect(valueAt(run, "2026-01-15T10:00")).toBe(5);
    expect(valueAt(run, "2026-01-29T10:00")).toBe(3); // 2.5
    expect(valueAt(run, "2026-02-12T10:00")).toBe(1); // 1.25
  });
  test("loses a share of the original down to nothing", async () => {
    const run = await openScore(`+20 on visit loses 40% every 1 day`);
    run.did("2026-01-01T10:00", "visit");
    expect(["02", "03", "04"].map((day) => valueAt(run, `2026-01-${day}T10:00`))).toEqual([12, 4, 0]);
  });
  test("many entries of different ages add up, and late ones take their place", async () => {
    const run = await openScore(`+8 on visit halves every 1 day`);
    for (let hour = 0; hour < 20; hour += 1) run.did(`2026-01-01T${String(hour).padStart(2, "0")}:00`, "visit");
    expect(valueAt(run, "2026-01-02T09:30")).toBe(10 * 4 + 10 * 8);
    run.did("2026-01-01T08:30", "visit");
    expect(valueAt(run, "2026-01-02T09:30")).toBe(11 * 4 + 10 * 8);
    expect(valueAt(run, "2026-01-03T09:30")).toBe(11 * 2 + 10 * 4);
  });
  test("a negative score that fades comes back by time alone", async () => {
    const run = await openScore(`range -50..50\n-30 on call within 2 days\n+10 on visit`);
    run.did("2026-01-01T10:00", "visit");
    run.did("2026-01-01T10:00", "call");
    expect(valueAt(run, "2026-01-03T09:59:59.999")).toBe(-20);
    expect(valueAt(run, "2026-01-03T10:00")).toBe(10);
  });
});

describe("each time", () => {
  test("counts turns from not true to true, by activity or by time", async () => {
    const run = await openScore(`+1 each time time since visit >= 2 days`);
    run.did("2026-01-01T10:00", "visit");
    expect(valueAt(run, "2026-01-03T09:59:59.999")).toBe(0);
    expect(valueAt(run, "2026-01-03T10:00")).toBe(1);
    run.did("2026-01-05T10:00", "visit");
    expect(valueAt(run, "2026-01-08T10:00")).toBe(2);
  });
});

describe("every … without", () => {
  test("counts full periods of the open gap, which the activity closes", async () => {
    const run = await openScore(`-10 every 30 days without visit  max 30`);
    run.did("2026-01-01T10:00", "call");
    expect(valueAt(run, "2026-01-31T09:59:59.999")).toBe(0);
    expect(valueAt(run, "2026-01-31T10:00")).toBe(-10);
    expect(valueAt(run, "2026-12-31T10:00")).toBe(-30);
    run.did("2027-01-01T10:00", "visit");
    expect(valueAt(run, "2027-01-01T10:00")).toBe(0);
    run.did("2026-12-20T10:00", "visit"); // Late and older than the last: nothing changes.
    expect(valueAt(run, "2027-01-31T10:00")).toBe(-10);
  });
  test("lasting keeps the entries of closed gaps, and a late activity splits a gap", async () => {
    const run = await openScore(`-1 every 2 days without visit lasting`);
    run.did("2026-01-01T10:00", "visit");
    run.did("2026-01-06T10:00", "visit");
    expect(valueAt(run, "2026-01-07T10:00")).toBe(-2);
    run.did("2026-01-02T10:00", "visit");
    expect(valueAt(run, "2026-01-07T11:00")).toBe(-2); // 4th and 6th
    run.did("2026-01-03T22:00", "visit");
    expect(valueAt(run, "2026-01-07T12:00")).toBe(-1); // the 5th at 22:00
  });
});

describe("sums", () => {
  test("rule maximum, group bounds, start, range and rounding, in this order", async () => {
    const run = await openScore(`
      range 0..50
      start 2.5
      +9 on call  max 25
      group "Reading" max 12 min -4 {
        +8 on visit
        -3 when colour is red
      }`);
    run.did("2026-01-01T10:00", "visit");
    expect(valueAt(run, "2026-01-01T10:00")).toBe(11); // 2.5 + 8
    run.did("2026-01-01T11:00", "visit");
    expect(valueAt(run, "2026-01-01T11:00")).toBe(15); // 2.5 + 12
    for (const minute of [1, 2, 3]) run.did(`2026-01-01T12:0${minute}`, "call");
    expect(valueAt(run, "2026-01-01T12:05")).toBe(40); // 2.5 + 25 + 12
    for (const minute of [6, 7]) run.did(`2026-01-01T12:0${minute}`, "visit");
    run.set("2026-01-01T13:00", { colour: "Red" });
    expect(valueAt(run, "2026-01-01T13:00")).toBe(40);
  });
  test("exclude makes the score 0 whatever its range, and grades follow the value", async () => {
    const run = await openScore(
      `range 10..90\n+50 on visit\nexclude when vip\ngrade A from 60, B from 50, C`,
      `score other { +1 when points.grade >= B }`,
    );
    run.did("2026-01-01T10:00", "visit");
    expect([valueAt(run, "2026-01-01T10:00"), valueAt(run, "2026-01-01T10:00", "other")]).toEqual([50, 1]);
    run.set("2026-01-01T11:00", { vip: "yes" });
    expect([valueAt(run, "2026-01-01T11:00"), valueAt(run, "2026-01-01T11:00", "other")]).toEqual([0, 0]);
  });
  test("a composite adds shares of final values", async () => {
    const run = await openScore(
      `range 0..40\n+50 on visit within 1 day`,
      `score total { range 0..100  sum of points 50%, second }\nscore second { +3 on call }`,
    );
    run.did("2026-01-01T10:00", "visit");
    run.did("2026-01-01T10:00", "call");
    expect(valueAt(run, "2026-01-01T10:00", "total")).toBe(23);
    expect(valueAt(run, "2026-01-02T10:00", "total")).toBe(3);
  });
});

describe("reset", () => {
  const lifecycle = `lifecycle {
    stage start { initial   enter from back on call where outcome is good }
    stage back { enter from start on call where outcome is bad }
  }`;
  test("forgets entries, limits and gaps, and keeps what is at the instant of entry", async () => {
    const run = await openScore(
      `reset on entering back\n+10 on visit once per day\n+3 on call\n-1 every 1 day without visit`,
      lifecycle,
    );
    run.did("2026-01-01T10:00", "visit");
    run.did("2026-01-01T11:00", "visit");
    run.did("2026-01-01T12:00", "call", { outcome: "bad" });
    expect(valueAt(run, "2026-01-01T12:00")).toBe(3);
    run.did("2026-01-01T13:00", "visit");
    expect(valueAt(run, "2026-01-01T13:00")).toBe(13);
    expect(valueAt(run, "2026-01-02T12:59:59.999")).toBe(13);
    expect(valueAt(run, "2026-01-02T13:00")).toBe(12);
  });
  test("an activity at the same instant stays even if a limit had passed it over before", async () => {
    const run = await openScore(`reset on entering back\n+10 on visit once per day  within 3 days`, lifecycle);
    run.did("2026-01-01T10:00", "visit");
    run.did("2026-01-01T12:00", "visit");
    run.did("2026-01-01T12:00", "call", { outcome: "bad" });
    expect(valueAt(run, "2026-01-04T10:00")).toBe(10);
    expect(valueAt(run, "2026-01-04T12:00")).toBe(0);
  });
  test("late activity from before the reset does not count", async () => {
    const run = await openScore(`reset on entering back\n+10 on visit`, lifecycle);
    run.did("2026-01-01T12:00", "call", { outcome: "bad" });
    run.did("2026-01-01T11:00", "visit");
    expect(valueAt(run, "2026-01-01T13:00")).toBe(0);
  });
});

describe("thresholds", () => {
  test("are told when passed up or down, by time alone too, with the value just before", async () => {
    const run = await openScore(`+30 on visit halves every 1 day\ngrade A from 25, B from 5, C`);
    run.did("2026-01-01T10:00", "visit");
    run.until("2026-01-09T10:00");
    const told = run.effects.flatMap((effect) =>
      effect.type === "score_crossed"
        ? [`${effect.at} ${effect.direction} ${effect.threshold}: ${effect.previous} to ${effect.value}`]
        : [],
    );
    expect(told).toEqual([
      "2026-01-01T15:00:00.000Z up 5: 0 to 30",
      "2026-01-01T15:00:00.000Z up 25: 0 to 30",
      "2026-01-02T15:00:00.000Z down 25: 30 to 15",
      "2026-01-04T15:00:00.000Z down 5: 8 to 4",
    ]);
  });
});
