/**
 * Fixed plans whose scores show the truth of each of their criteria, over random histories: corners that a random plan
 * seldom has. Each criterion has a power of two as its points, so every change of any truth is an effect.
 */
import { describe, test } from "vitest";
import type { Duration, Expression, Plan, ScoreLimits, ScoreRule, Selection } from "../../schemas/generated/plan.ts";
import { drawHistory, type Setting } from "./arbitrary-history.ts";
import { checkDrawn } from "./check-cases.ts";
import { interpret } from "./interpreter.ts";
import { tryEngine } from "./run-engine.ts";
import { clause, day, hour, smallPlan } from "./small-plan.ts";

const ms = (amount: number): Duration => ({ unit: "milliseconds", amount });
const month: Duration = { unit: "months", amount: 1 };
const visits = (rest: Partial<Selection> = {}): Selection => ({ activities: ["visit"], ...rest });
const now: Expression = { op: "fact", fact: "now", type: "datetime" };
const created: Expression = { op: "fact", fact: "created", type: "datetime" };
const span = (duration: Duration): Expression => ({ op: "duration", duration });
const number = (value: number): Expression => ({ op: "literal", type: "number", value });
const text = (value: string): Expression => ({ op: "literal", type: "text", value });
const kind = (value: string): Expression => ({ op: "literal", type: "enum", value });
const timeSince = (selection: Selection): Expression => ({ op: "time_since", selection });
/** What the compiler makes of a comparison of `time since` with months. */
const afterLast = (duration: Duration): Expression => {
  const left: Expression = { op: "subtract", type: "datetime", left: now, right: timeSince(visits()) };
  return { op: "add", type: "datetime", left, right: span(duration) };
};
type Comparison = Extract<Expression, { op: "compare" }>;
const compare = (
  left: Expression,
  comparison: Comparison["comparison"],
  by: Comparison["by"],
  right: Expression,
): Expression => ({ op: "compare", comparison, by, left, right });
const lasts = (operand: Expression, from: Expression | undefined, to: Expression | undefined): Expression => {
  return { op: "between", by: "duration", operand, ...(from && { from }), ...(to && { to }) };
};
const edge = (op: "first" | "last", attribute: string, selection = visits()): Expression => {
  return { op, selection, attribute, type: attribute === "amount" ? "number" : "text" };
};

interface Corner {
  readonly title: string;
  readonly beginning: string;
  readonly timezone: string;
  readonly durations: Duration[];
  readonly criteria?: Expression[];
  readonly rules?: Partial<ScoreRule>[];
}

const onVisit = (limits: ScoreLimits): Partial<ScoreRule> => ({ form: "on", activities: ["visit"], limits });
const withoutVisit = (every: Duration, rest: Partial<ScoreRule> = {}): Partial<ScoreRule> => {
  return { form: "without", activities: ["visit"], every, ...rest };
};
const monthEnds = [
  ["UTC", "2026-01-29T09:00:00.000Z"],
  ["America/New_York", "2026-02-07T07:10:00.000Z"],
  ["Australia/Lord_Howe", "2026-03-04T14:50:00.000Z"],
] as const;

const corners: Corner[] = [
  ...monthEnds.map(([timezone, beginning]): Corner => ({
    title: `calendar months in ${timezone}`,
    beginning,
    timezone,
    durations: [month, ms(day), ms(31 * day), ms(28 * day), ms(hour)],
    criteria: [
      compare(now, "at_least", "time", afterLast(month)),
      compare(now, "less", "time", afterLast({ unit: "months", amount: 2 })),
      compare(now, "greater", "time", { op: "add", type: "datetime", left: created, right: span(month) }),
      compare(now, "at_most", "time", { op: "add", type: "datetime", left: created, right: span(month) }),
      { op: "did", selection: visits({ within: month }), at_least: 2 },
      { op: "did_after", selection: visits(), within: month, after: ["call"] },
      compare(timeSince(visits()), "at_least", "duration", span(month)),
      compare({ op: "fact", fact: "time_in_stage", type: "duration" }, "less", "duration", span(month)),
      compare({ op: "subtract", type: "duration", left: now, right: created }, "at_most", "duration", span(month)),
      lasts(timeSince(visits()), span(month), span({ unit: "months", amount: 2 })),
      lasts(timeSince(visits()), span(ms(28 * day)), span(month)),
      lasts({ op: "fact", fact: "time_in_stage", type: "duration" }, span(month), undefined),
      lasts({ op: "subtract", type: "duration", left: now, right: created }, undefined, span(month)),
    ],
    rules: [
      onVisit({ within: month }),
      onVisit({ halves_every: month }),
      onVisit({ loses: { percent: 40, every: month } }),
      onVisit({ once: { per: "duration", duration: month } }),
      withoutVisit(month, { lasting: true }),
      withoutVisit(month, { limits: { within: month } }),
    ],
  })),
  ...monthEnds.map(([timezone, beginning]): Corner => ({
    title: `windows of calendar months in ${timezone}`,
    beginning,
    timezone,
    durations: [month, ms(day), ms(31 * day), ms(28 * day), ms(hour)],
    criteria: [
      { op: "did", selection: visits({ within: month }) },
      { op: "did", selection: visits({ within: month, since: { kind: "entry" } }) },
      { op: "did", selection: visits({ within: month }), at_most: 2 },
      { op: "did_after", selection: visits({ within: month }), within: ms(31 * day), after: ["call"] },
      {
        op: "did_after",
        selection: visits({ within: month, since: { kind: "entry" } }),
        within: ms(28 * day),
        after: ["call"],
      },
      compare({ op: "count", selection: visits({ within: month }) }, "at_least", "number", number(3)),
      compare({ op: "count", selection: visits({ within: month }), distinct: "note" }, "at_least", "number", number(2)),
      compare(edge("first", "note", visits({ within: month })), "equal", "text", text("alpha")),
      compare(edge("last", "note", visits({ within: month })), "not_equal", "text", text("Gamma")),
      compare(timeSince(visits({ within: month })), "at_least", "duration", span(ms(28 * day))),
      compare(
        { op: "sum", selection: visits({ within: month }), attribute: "amount", type: "number" },
        "greater",
        "number",
        number(10),
      ),
    ],
    rules: [
      onVisit({ within: month, maximum: 2 }),
      onVisit({ halves_every: month, loses: { percent: 40, every: ms(30 * day) } }),
    ],
  })),
  ...(
    [
      ["America/New_York", "2026-03-06T04:30:00.000Z"],
      ["America/New_York", "2026-10-30T03:30:00.000Z"],
      ["Australia/Lord_Howe", "2026-04-03T12:30:00.000Z"],
      ["Australia/Lord_Howe", "2026-10-02T12:30:00.000Z"],
    ] as const
  ).map(([timezone, beginning]): Corner => ({
    title: `calendar periods in ${timezone} from ${beginning.slice(0, 7)}`,
    beginning,
    timezone,
    durations: [ms(hour), ms(23 * hour), ms(25 * hour), ms(day), ms(3 * day)],
    rules: [
      onVisit({ once: { per: "day" } }),
      onVisit({ once: { per: "week" } }),
      onVisit({ once: { per: "month" } }),
      onVisit({ once: { per: "duration", duration: ms(day) } }),
      onVisit({ once: { per: "ever" }, within: ms(day) }),
      withoutVisit(ms(30 * hour), { lasting: true, limits: { once: { per: "day" } } }),
    ],
  })),
  {
    title: "`where` is decided at recording, at the clock, before the activity counts",
    beginning: "2026-01-01T00:00:00.000Z",
    timezone: "UTC",
    durations: [ms(hour), ms(2 * hour), ms(6 * hour)],
    criteria: (
      [
        compare(now, "less", "time", { op: "add", type: "datetime", left: created, right: span(ms(6 * hour)) }),
        { op: "did", selection: visits({ within: ms(2 * hour) }), at_least: 1 },
        compare(timeSince(visits()), "at_least", "duration", span(ms(hour))),
        {
          op: "not",
          operand: { op: "did", selection: { activities: ["call"], since: { kind: "entry" } }, at_least: 1 },
        },
        compare({ op: "score", score: "early" }, "at_most", "number", number(2)),
        compare({ op: "fact", fact: "stage", type: "stage" }, "equal", "exact", {
          op: "literal",
          type: "stage",
          value: "away",
        }),
      ] as Expression[]
    ).map((where): Expression => ({ op: "did", selection: visits({ where, within: ms(6 * hour) }), at_least: 1 })),
  },
  {
    title: "what the attributes add up to, in order of time and then arrival",
    beginning: "2026-01-01T00:00:00.000Z",
    timezone: "UTC",
    durations: [ms(hour), ms(2 * hour)],
    criteria: [
      compare({ op: "count", selection: visits(), distinct: "note" }, "at_least", "number", number(2)),
      compare(
        { op: "count", selection: visits({ within: ms(2 * hour) }), distinct: "kind" },
        "at_least",
        "number",
        number(2),
      ),
      compare(edge("first", "note"), "equal", "text", text("alpha")),
      compare(edge("last", "note"), "not_equal", "text", text("Gamma")),
      compare(edge("last", "kind", visits({ within: ms(hour) })), "equal", "exact", kind("red")),
      compare(
        edge("first", "amount", visits({ since: { kind: "entry" } })),
        "at_least",
        "number",
        edge("last", "amount"),
      ),
      compare(
        { op: "sum", selection: visits({ within: ms(2 * hour) }), attribute: "amount", type: "number" },
        "greater",
        "number",
        number(10),
      ),
      {
        op: "did",
        selection: visits({
          where: {
            op: "matches",
            operand: { op: "attribute", name: "note", type: "text" },
            pattern: "^a",
            flags: "i",
            engine: "native",
          },
        }),
        at_most: 1,
      },
    ],
  },
];

describe("the engine does what the reference does", () => {
  for (const corner of corners) {
    const drawn = drawnPlanOf(corner);
    test(corner.title, () => {
      checkDrawn(
        12,
        (draw) => ({ plan: drawn.plan, ...drawHistory(draw, drawn) }),
        (found) => [interpret(found.plan, found.inputs, found.until), tryEngine(found)],
      );
    });
  }
});

function drawnPlanOf({ timezone, durations, beginning, criteria = [], rules = [] }: Corner): Setting {
  const on = { activities: ["call"] };
  const shown = [
    ...criteria.map((when, index): Partial<ScoreRule> => ({ form: "when", when, points: 2 ** index })),
    ...rules.map((rule, index): Partial<ScoreRule> => ({ points: 2 ** (criteria.length + 2 * index), ...rule })),
  ];
  const plan: Plan = smallPlan({
    timezone,
    stages: [
      { name: "start", initial: true, enter: [clause("start", ["away"], { on })] },
      { name: "away", enter: [clause("away", ["start"], { on })] },
    ],
    scores: [
      {
        name: "early",
        rules: [
          { id: "score/early/rule/0", form: "on", activities: ["visit"], points: 1, limits: { within: ms(3 * hour) } },
        ],
      },
      ...shown.map((rule, index) => ({
        name: `shown_${String(index).padStart(2, "0")}`,
        reset_on: index % 3 === 2 ? ["away"] : [],
        rules: [
          {
            id: `score/shown_${String(index).padStart(2, "0")}/rule/0`,
            points: 1,
            form: "on" as const,
            limits: {},
            ...rule,
          },
        ],
        thresholds: [1, 3, 10, 40, 160, 640, 2560].flatMap((value) => [value, value * 1.5, value * 2]),
      })),
    ],
  });
  return { plan, durations, beginning: Date.parse(beginning) };
}
