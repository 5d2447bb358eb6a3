/** Hand-computed cases for the reference interpreter: each rule form, each limit, and how stages move. */
import { describe, expect, test } from "vitest";
import type { Input } from "../../schemas/generated/event.ts";
import type { Duration, Plan, Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { interpret } from "./interpreter.ts";
import {
  clause,
  day,
  did,
  didAtLeast,
  hour,
  minute,
  origin,
  scoreAtLeast,
  scoreOf,
  set,
  sizeAtLeast,
  smallPlan,
} from "./small-plan.ts";

const ms = (amount: number): Duration => ({ unit: "milliseconds", amount });
const months = (amount: number): Duration => ({ unit: "months", amount });

/** Every change of the score as `hours value`; the value is that after all crossings of the instant. */
function courseOf(
  rule: Partial<ScoreRule>,
  inputs: Input[],
  hours: number,
  rest: Partial<Score> = {},
  timezone = "UTC",
) {
  const plan = smallPlan({ scores: [scoreOf({ activities: ["visit"], ...rule }, rest)], timezone });
  const course = new Map<number, number>();
  for (const effect of interpret(plan, inputs, origin + hours * hour).effects) {
    if (effect.type === "score_crossed") course.set((Date.parse(effect.at) - origin) / hour, effect.value);
  }
  return [...course].map(([at, value]) => `${at}h ${value}`);
}

/** The moves of the only lead as `hours stage`, with trigger and reason. */
function movesOf(plan: Plan, inputs: Input[], hours: number) {
  return interpret(plan, inputs, origin + hours * hour).effects.flatMap((effect) => {
    if (effect.type !== "stage_changed") return [];
    const rest = [effect.trigger, effect.reason].filter((word) => word !== undefined);
    return [[`${(Date.parse(effect.at) - origin) / hour}h`, effect.to, ...rest].join(" ")];
  });
}

describe("rules", () => {
  test("`on` counts each activity, a late one too", () => {
    expect(courseOf({}, [did("visit", 1), did("call", 2), did("visit", 3), did("visit", 1.5)], 9)).toEqual([
      "1h 8",
      "3h 24",
    ]);
  });
  test("`on … where` is decided when the activity is recorded", () => {
    const rule = { where: sizeAtLeast(5) };
    const inputs = [did("visit", 0), set(1, { size: 5 }), did("visit", 2), set(3, { size: 1 }), did("visit", 4)];
    expect(courseOf(rule, inputs, 9)).toEqual(["2h 8"]);
  });
  test("`when` counts while it is true", () => {
    const inputs = [set(1, { size: 5 }), set(2, { size: null }), set(3, { size: "9" })];
    expect(courseOf({ form: "when", when: sizeAtLeast(5) }, inputs, 9)).toEqual(["1h 8", "2h 0", "3h 8"]);
  });
  test("`each time` counts turns from not-true to true, unknown being not true", () => {
    const inputs = [1, 6, 7, null, 8, 2, 9].map((size, index) => set(index, { size }));
    expect(courseOf({ form: "each_time", when: sizeAtLeast(5) }, inputs, 9)).toEqual(["1h 8", "4h 16", "6h 24"]);
  });
  test("`each time` sees what only time makes true", () => {
    const when = { op: "not", operand: didAtLeast("visit", 1, 3 * hour) } as const;
    expect(courseOf({ form: "each_time", when }, [did("visit", 0), did("visit", 5)], 9)).toEqual(["3h 8", "8h 16"]);
  });
  test("`without` counts full periods of the gap now open, and the next activity takes them away", () => {
    const rule = { form: "without", every: ms(2 * hour), points: -3 } as const;
    expect(courseOf(rule, [did("call", 0), did("visit", 5), did("visit", 6)], 9)).toEqual([
      "2h -3",
      "4h -6",
      "5h 0",
      "8h -3",
    ]);
  });
  test("`lasting` keeps the points of earlier gaps, a period ended by the activity itself included", () => {
    const rule = { form: "without", every: ms(2 * hour), points: -3, lasting: true } as const;
    expect(courseOf(rule, [did("call", 0), did("visit", 4), did("visit", 5)], 9)).toEqual([
      "2h -3",
      "4h -6",
      "7h -9",
      "9h -12",
    ]);
  });
});

describe("limits", () => {
  test("maximum caps the absolute sum", () => {
    const inputs = [did("visit", 0), did("visit", 1), did("visit", 2)];
    expect(courseOf({ limits: { maximum: 12 } }, inputs, 9)).toEqual(["0h 8", "1h 12"]);
    expect(courseOf({ points: -8, limits: { maximum: 12 } }, inputs, 9)).toEqual(["0h -8", "1h -12"]);
  });
  test("once keeps the earliest, even when it comes late", () => {
    const rule = { limits: { once: { per: "ever" }, within: ms(4 * hour) } } as const;
    expect(courseOf(rule, [did("visit", 1), did("visit", 2)], 9)).toEqual(["1h 8", "5h 0"]);
    expect(courseOf(rule, [did("visit", 2), did("call", 3), did("visit", 0)], 9)).toEqual(["2h 8", "4h 0"]);
  });
  test("once per day, week and month are calendar periods of the funnel's zone", () => {
    const inputs = [0, 4.9, 5, 28, 29, 77, 101].map((hours) => did("visit", hours));
    // New York is five hours behind: midnight falls on hours 5, 29, 53 …; Monday begins at hour 101.
    const course = (per: "day" | "week" | "month") =>
      courseOf({ limits: { once: { per } } }, inputs, 200, {}, "America/New_York");
    expect(course("day")).toEqual(["0h 8", "5h 16", "29h 24", "77h 32", "101h 40"]);
    expect(course("week")).toEqual(["0h 8", "101h 16"]);
    expect(course("month")).toEqual(["0h 8", "5h 16"]);
  });
  test("once per D needs D since the last counted one", () => {
    const inputs = [0, 1, 3, 4, 5.9, 6].map((hours) => did("visit", hours));
    const rule = { limits: { once: { per: "duration", duration: ms(3 * hour) } } } as const;
    expect(courseOf(rule, inputs, 9)).toEqual(["0h 8", "3h 16", "6h 24"]);
  });
  test("within drops what is exactly so old; months are calendar time", () => {
    expect(courseOf({ limits: { within: ms(2 * hour) } }, [did("visit", 1), did("visit", 2)], 9)).toEqual([
      "1h 8",
      "2h 16",
      "3h 8",
      "4h 0",
    ]);
    expect(courseOf({ limits: { within: months(1) } }, [did("visit", 30 * 24)], 99 * 24)).toEqual([
      "720h 8",
      `${58 * 24}h 0`,
    ]);
  });
  test("halves every D, and is gone after twenty halvings", () => {
    const course = courseOf({ points: 8, limits: { halves_every: ms(hour) } }, [did("visit", 0)], 30);
    expect(course).toEqual(["0h 8", "1h 4", "2h 2", "3h 1", "5h 0"]);
    const huge = courseOf({ points: 2 ** 24, limits: { halves_every: ms(hour) } }, [did("visit", 0)], 30);
    expect(huge.at(-1)).toBe("20h 0");
  });
  test("loses p per cent of the original every D", () => {
    const course = courseOf({ points: 10, limits: { loses: { percent: 40, every: ms(hour) } } }, [did("visit", 0)], 30);
    expect(course).toEqual(["0h 10", "1h 6", "2h 2", "3h 0"]);
  });
});

describe("scores", () => {
  test("groups are bounded, then the range holds, then halves round up", () => {
    const rules: ScoreRule[] = [
      { id: "score/points/rule/0", points: 8, form: "on", activities: ["visit"], limits: {}, group: 0 },
      { id: "score/points/rule/1", points: -20, form: "on", activities: ["call"], limits: {}, group: 0 },
      { id: "score/points/rule/2", points: 1, form: "on", activities: ["call"], limits: {} },
    ];
    const groups = [{ id: "score/points/group/0", maximum: 10, minimum: -3 }];
    const rest = { rules, groups, start: 0.5, minimum: 0, maximum: 11 };
    const inputs = [did("visit", 0), did("visit", 1), did("call", 2), did("call", 3)];
    // 8.5 → 9; 10.5 → 11; group −4 → −3, so −1.5 → 0; group −24 → −3, so −0.5 → 0.
    expect(courseOf({}, inputs, 9, rest)).toEqual(["0h 9", "1h 11", "2h 0"]);
  });
  test("an exclusion makes the score 0, outside its range too", () => {
    const rest = { exclude: [{ id: "score/points/exclude/0", when: sizeAtLeast(5) }], minimum: 3 };
    const inputs = [set(0, { size: 1 }), set(1, { size: 5 }), set(2, { size: 1 })];
    expect(courseOf({}, inputs, 9, rest)).toEqual(["1h 0", "2h 3"]);
  });
  test("a reset forgets what was before, limits included, and keeps what happens at that instant", () => {
    const plan = smallPlan({
      stages: [
        { name: "start", initial: true, enter: [clause("start", ["worked"], { on: { activities: ["call"] } })] },
        {
          name: "worked",
          enter: [clause("worked", ["start"], { on: { activities: ["visit"] }, when: scoreAtLeast(16) })],
        },
      ],
      scores: [
        scoreOf(
          { activities: ["visit"], limits: { once: { per: "duration", duration: ms(2 * hour) } } },
          { reset_on: ["worked"] },
        ),
      ],
    });
    const inputs = [did("visit", 0), did("visit", 2), did("visit", 4)];
    const { effects } = interpret(plan, inputs, origin + 9 * hour);
    const last = effects
      .filter((effect) => effect.type === "score_crossed")
      .map(({ at, value }) => [Date.parse(at) - origin, value]);
    expect(last.at(7)).toEqual([0, 8]);
    // At two hours it reaches 16, moves, and only the visit of that instant stays.
    expect(movesOf(plan, inputs, 9)).toEqual(["0h start", "2h worked visit"]);
    expect(last.at(8)).toEqual([4 * hour, 16]);
  });
  test("a composite sums shares of final values, and a grade is the first whose floor is reached", () => {
    const points = scoreOf({ activities: ["visit"] }, { maximum: 11, thresholds: [] });
    const grades = [{ name: "A", from: 9 }, { name: "B" }];
    const parts = [{ score: "points", percent: 50 }];
    const graded = { op: "grade", score: "total" } as const;
    const isA = { op: "among", by: "grade", operand: graded, values: ["A"] } as const;
    const plan = smallPlan({
      stages: [
        { name: "start", initial: true },
        { name: "top", enter: [clause("top", ["start"], { when: { ...isA, values: ["A"] } })] },
      ],
      scores: [points, { name: "total", start: 3, parts, grades, thresholds: [9] }],
    });
    expect(interpret(plan, [did("visit", 0), did("visit", 1)], origin + 9 * hour)).toMatchObject({
      effects: [
        { type: "stage_changed", to: "start", id: expect.stringMatching(/^l_[0-9a-f]{16}\.0\.0$/) },
        { type: "stage_changed", to: "top", cause: "stage/top/enter/0", id: expect.stringMatching(/\.1\.0$/) },
        // 3 + 11 · 50% = 8.5 → 9.
        { type: "score_crossed", score: "total", previous: 7, value: 9, threshold: 9, direction: "up" },
      ],
    });
  });
});

describe("stages", () => {
  const start = { name: "start", initial: true };
  test("one activity carries a lead through several clauses in one step, in stage order", () => {
    const on = { activities: ["visit"] };
    const plan = smallPlan({
      stages: [
        start,
        { name: "a", enter: [clause("a", ["start"], { on })] },
        { name: "b", enter: [clause("b", ["a"], { on })] },
      ],
    });
    expect(movesOf(plan, [did("visit", 1)], 9)).toEqual(["1h start", "1h a visit", "1h b visit"]);
  });
  test("a stage is entered once a step; what that blocked happens a millisecond later", () => {
    const inA = { op: "compare", comparison: "equal", by: "exact" } as const;
    const stage = (value: string) =>
      ({
        ...inA,
        left: { op: "fact", fact: "stage", type: "stage" },
        right: { op: "literal", type: "stage", value },
      }) as const;
    const on = { activities: ["visit"] };
    const plan = smallPlan({
      stages: [
        start,
        { name: "a", enter: [clause("a", ["start"], { on }), clause("a", ["c"], { when: stage("c") }, 1)] },
        { name: "b", enter: [clause("b", ["a"], { when: didAtLeast("visit", 1, 1) })] },
        { name: "c", enter: [clause("c", ["b"], { on })] },
      ],
    });
    // In the step of the visit a was entered already; a millisecond later the visit has left the window of b.
    const moves = movesOf(plan, [did("visit", 1)], 9);
    expect(moves).toEqual(["1h start", "1h a visit", "1h b", "1h c visit", `${1 + 1 / hour}h a`]);
  });
  test("a `when` clause is armed again only when it has been untrue", () => {
    const plan = smallPlan({
      stages: [
        { ...start, enter: [clause("start", ["hot"], { on: { activities: ["call"] } })] },
        { name: "hot", enter: [clause("hot", ["start"], { when: didAtLeast("visit", 1, 4 * hour) })] },
      ],
    });
    const inputs = [did("visit", 0), did("call", 1), did("call", 2), did("visit", 3), did("visit", 8)];
    expect(movesOf(plan, inputs, 20)).toEqual(["0h start", "0h hot", "1h start call", "8h hot"]);
  });
  test("a limit moves at its instant, with its reason or unspecified", () => {
    const reason = (value: string) => ({ op: "literal", type: "reason", value }) as const;
    const limit = { id: "stage/start/limit", after: ms(90 * minute), to: "gone", because: reason("silent") };
    const stages = [
      { ...start, limit },
      { name: "gone", reasons: ["silent"] },
    ];
    expect(movesOf(smallPlan({ stages }), [did("visit", 0)], 9)).toEqual(["0h start", "1.5h gone silent"]);
    const other = [{ ...start, limit: { ...limit, because: reason("other") } }, stages[1]!];
    expect(movesOf(smallPlan({ stages: other }), [did("visit", 0)], 9)).toEqual(["0h start", "1.5h gone unspecified"]);
  });
  test("`where` and `because` read the activity's attributes, `unspecified` when an enum was not sent", () => {
    const kind = { op: "attribute", name: "kind", type: "enum" } as const;
    const where = {
      op: "compare",
      comparison: "not_equal",
      by: "exact",
      left: kind,
      right: { op: "literal", type: "enum", value: "red" },
    } as const;
    const stages = [
      start,
      {
        name: "back",
        reasons: ["green"],
        enter: [clause("back", ["start"], { on: { activities: ["visit"], where }, because: kind })],
      },
    ];
    expect(
      movesOf(smallPlan({ stages }), [did("visit", 0, { kind: "red" }), did("visit", 1, { kind: "green" })], 9),
    ).toEqual(["0h start", "1h back visit green"]);
    expect(movesOf(smallPlan({ stages }), [did("visit", 2)], 9)).toEqual(["2h start", "2h back visit unspecified"]);
  });
  test("a late activity triggers at the clock and is recorded at its own time", () => {
    const plan = smallPlan({
      stages: [
        start,
        {
          name: "a",
          enter: [clause("a", ["start"], { on: { activities: ["visit"] }, when: didAtLeast("visit", 1, 2 * hour) })],
        },
      ],
    });
    expect(movesOf(plan, [did("call", 5), did("visit", 2)], 9)).toEqual(["5h start"]);
    expect(movesOf(plan, [did("call", 5), did("visit", 4)], 9)).toEqual(["5h start", "5h a visit"]);
  });
  test("entering a stage of another team releases the lead with its scores itemised", () => {
    const plan = smallPlan({
      stages: [
        { ...start, owner: "marketing" },
        { name: "mql", owner: "sales", enter: [clause("mql", ["start"], { when: scoreAtLeast(16) })] },
      ],
      scores: [scoreOf({ activities: ["visit"] }, { thresholds: [16] })],
    });
    const { effects, leads } = interpret(plan, [did("visit", 0), did("visit", 1)], origin + day);
    expect(effects.map(({ type }) => type)).toEqual(["stage_changed", "stage_changed", "released", "score_crossed"]);
    expect(effects[2]).toMatchObject({
      from: "start",
      to: "mql",
      team: "sales",
      cause: "stage/mql/enter/0",
      scores: [{ score: "points", value: 16, items: [{ rule: "score/points/rule/0", points: 16 }] }],
    });
    expect(Object.values(leads)).toMatchObject([{ stage: "mql", scores: { points: 16 } }]);
  });
  test("a duplicate is ignored, and leads come in the order of their instants and creation", () => {
    const limit = { id: "stage/start/limit", after: ms(2 * hour), to: "gone" };
    const plan = smallPlan({ stages: [{ ...start, limit }, { name: "gone" }] });
    const bob = { ...did("visit", 0), id: "bob", keys: { user: "bob" } };
    const cy = { ...did("visit", 1), id: "cy", keys: { user: "cy" } };
    const { effects } = interpret(plan, [did("visit", 0), bob, did("visit", 0), cy], origin + day);
    const leads = [...new Set(effects.map(({ lead }) => lead))];
    expect(effects.map(({ lead, at }) => `${leads.indexOf(lead)}@${(Date.parse(at) - origin) / hour}`)).toEqual([
      "0@0",
      "1@0",
      "2@1",
      "0@2",
      "1@2",
      "2@3",
    ]);
  });
});
