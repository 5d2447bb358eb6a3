/** Generates small random plans that are valid by the schema and free of cycles between what they declare. */
import type {
  AccountRecord,
  Activity,
  Criterion,
  Duration,
  EnterClause,
  Field,
  FieldType,
  Persona,
  Phase,
  Plan,
  Score,
  ScoreLimits,
  ScoreRule,
  Stage,
} from "../../schemas/generated/plan.ts";
import { drawCriterion, reasons, type Vocabulary } from "./arbitrary-expression.ts";
import { enumMembers } from "./arbitrary-field-test.ts";
import type { Draw } from "./draw.ts";

export const hour = 3_600_000;

/** A plan, and the instant at which a history that meets its durations and clock changes had best begin. */
export interface DrawnPlan {
  readonly plan: Plan;
  readonly durations: readonly Duration[];
  readonly beginning: number;
  /** What further declarations may name. */
  readonly words: Vocabulary;
}

/** What a plan is to have besides scores and lifecycle; it may be named before it is declared. */
export interface Expected {
  readonly fields?: readonly (readonly [name: string, type: FieldType])[];
  readonly members?: readonly string[];
  readonly queues?: readonly string[];
  readonly nurtures?: readonly string[];
  readonly account?: AccountRecord;
}

/** Zones with an instant some days before their clocks change, at the end of a month or the start of one. */
const places: readonly (readonly [zone: string, beginning: string])[] = [
  ["UTC", "2026-01-29T00:00:00.000Z"],
  ["America/New_York", "2026-03-05T05:00:00.000Z"],
  ["America/New_York", "2026-10-30T04:00:00.000Z"],
  ["America/New_York", "2026-01-31T07:30:00.000Z"],
  ["Australia/Lord_Howe", "2026-04-02T12:00:00.000Z"],
  ["Australia/Lord_Howe", "2026-09-30T15:30:00.000Z"],
];

/** A plan whose durations are multiples of a day or an hour, or of the unit given in milliseconds. */
export function drawPlan(draw: Draw, unit: number = draw.pick([24 * hour, hour]), expected: Expected = {}): DrawnPlan {
  const [timezone, start] = draw.pick(places);
  const durations: Duration[] = draw.list(2, 4, () => ({
    unit: "milliseconds",
    amount: unit * draw.pick([1, 2, 3, 5, 7]),
  }));
  if (unit > hour && draw.chance(50)) durations.push({ unit: "months", amount: draw.pick([1, 1, 2]) });
  const more = (expected.fields ?? []).map(([name, type]) => fieldOf("lead", name, type, false));
  const fields = [...drawFields(draw), ...more];
  const stageNames = draw.list(3, 6, (index) => `stage_${"fbdace"[index]}`);
  const words: Vocabulary = {
    durations,
    fields,
    activities: draw.list(2, 4, (index) => drawActivity(draw, index)),
    stages: stageNames,
    phases: draw.list(0, 3, (index) => `phase_${"cab"[index]}`),
    personas: draw.list(0, 3, (index) => `persona_${"bca"[index]}`),
    segments: [],
    needs: [],
    scores: [],
    hasPhase: false,
    hasPersona: false,
    consent: draw.chance(20) && fields.some(({ name }) => name === "opted_in"),
    beginning: Date.parse(start),
    members: expected.members ?? [],
    queues: expected.queues ?? [],
    nurtures: expected.nurtures ?? [],
    accountFields: expected.account?.fields ?? [],
  };
  const segments: Criterion[] = [];
  const needs: Criterion[] = [];
  const scores: Score[] = [];
  let personas: Persona[] = [];
  let journey: Phase[] = [];

  /** Each may name only what was declared before it, so nothing depends on itself. */
  const declare: Record<"segment" | "need" | "score" | "personas" | "journey", () => void> = {
    segment: () => {
      const name = `segment_${"ba"[segments.length] ?? segments.length}`;
      segments.push({ id: `segment/${name}`, name, when: drawCriterion(draw, words, 2) });
      words.segments.push(name);
    },
    need: () => {
      const name = `need_${"ba"[needs.length] ?? needs.length}`;
      needs.push({ id: `need/${name}`, name, when: drawCriterion(draw, words, 2) });
      words.needs.push(name);
    },
    score: () => {
      const name = `score_${"bca"[scores.length] ?? scores.length}`;
      const score = drawScore(draw, words, name);
      scores.push(score);
      words.scores.push({ name, grades: score.grades.map((grade) => grade.name) });
    },
    personas: () => {
      personas = words.personas.map((name) => {
        const when = drawCriterion(draw, words, 2);
        return { id: `persona/${name}`, name, when, needs: [], priority: draw.integer(0, 2) };
      });
      words.hasPersona = personas.length > 0;
    },
    journey: () => {
      journey = words.phases.map((name) => {
        return { id: `phase/${name}`, name, ...(draw.chance(75) ? { when: drawCriterion(draw, words, 2) } : {}) };
      });
      words.hasPhase = journey.length > 0;
    },
  };
  const order = draw.pick([
    ["personas", "score", "segment", "journey", "score", "need"],
    ["score", "personas", "need", "score", "segment", "journey"],
    ["segment", "score", "score", "personas", "journey", "score"],
    ["journey", "personas", "score"],
    ["need", "segment", "score", "score", "score"],
  ] as const);
  for (const kind of order) declare[kind]();
  if (draw.chance(30)) {
    scores.push(drawComposite(draw, words));
    words.scores.push({ name: "score_all", grades: scores.at(-1)!.grades.map(({ name }) => name) });
  }
  const lifecycle = drawLifecycle(draw, words);
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  const plan: Plan = {
    format: 1,
    language: "1.0",
    hash: "0".repeat(64),
    funnel: { id: "funnel", name: "random", timezone, currency: "USD" },
    teams: ["marketing", "sales"].map((name) => ({ id: `team/${name}`, name, members: [], serves: [] })),
    calendars: [],
    lead: { id: "lead", fields },
    ...(expected.account === undefined ? {} : { account: expected.account }),
    channels: [{ name: "email", built_in: true }],
    activities: words.activities.toSorted(byName),
    needs: needs.sort(byName),
    segments: segments.sort(byName),
    personas: personas.sort(byName),
    journey,
    lifecycle,
    scores: scores.sort(byName),
    contents: [],
    content_map: [],
    nurtures: [],
    turnbacks: [],
    queues: [],
    routings: [],
    slas: [],
    measures: [],
    agreements: [],
    spans: {},
  };
  if (words.consent) {
    const when = { op: "field", name: "opted_in", type: "boolean" } as const;
    const consent = [{ id: "contact_policy/consent/0", channels: ["email"], when }];
    plan.contact_policy = { id: "contact_policy", caps: [], quiet: [], consent, when_capped: "defer" };
  }
  return { plan: withThresholds(plan), durations, beginning: Date.parse(start), words };
}

const fieldTypes: readonly (readonly [string, FieldType])[] = [
  ["company", { type: "text" }],
  ["employees", { type: "integer" }],
  ["opted_in", { type: "boolean" }],
  ["tier", { type: "enum", members: enumMembers.map((value) => ({ value })) }],
  ["renewal", { type: "date" }],
  ["meeting", { type: "datetime" }],
  ["tags", { type: "list", element: { type: "text" } }],
  ["country", { type: "country" }],
  ["budget", { type: "money" }],
];

const attributeTypes: readonly (readonly [string, FieldType])[] = [
  ["amount", { type: "number" }],
  ["kind", { type: "enum", members: enumMembers.map((value) => ({ value })) }],
  ["note", { type: "text" }],
  ["seconds", { type: "integer" }],
];

function fieldOf(owner: string, name: string, type: FieldType, key: boolean): Field {
  return { id: `${owner}/${name}`, name, type, required: false, key, pii: false };
}

function drawFields(draw: Draw): Field[] {
  const chosen = draw.some(fieldTypes, 2).slice(0, 5);
  return [
    fieldOf("lead", "email", { type: "email" }, true),
    ...chosen.map(([n, type]) => fieldOf("lead", n, type, false)),
  ];
}

function drawActivity(draw: Draw, index: number): Activity {
  const name = `activity_${"cabd"[index]}`;
  const attributes = draw.some(attributeTypes, 1).map(([n, type]) => fieldOf(`activity/${name}`, n, type, false));
  const by = draw.pick(["prospect", "sales"] as const);
  return { id: `activity/${name}`, name, by, track: [name], attributes };
}

function drawScore(draw: Draw, words: Vocabulary, name: string): Score {
  const groups = draw.chance(40)
    ? [
        {
          id: `score/${name}/group/0`,
          ...(draw.chance(70) ? { maximum: draw.pick([3, 8, 15]) } : {}),
          ...(draw.chance(40) ? { minimum: draw.pick([-4, 0, 2]) } : {}),
        },
      ]
    : [];
  const rules = draw.list(1, 4, (index) => {
    const rule = drawRule(draw, words, `score/${name}/rule/${index}`);
    return groups.length > 0 && draw.chance(50) ? { ...rule, group: 0 } : rule;
  });
  return {
    id: `score/${name}`,
    name,
    ...drawRange(draw),
    start: draw.pick([0, 0, 2, 6.5]),
    reset_on: draw.chance(40) ? draw.some(words.stages, 1).slice(0, 2) : [],
    exclude: draw.chance(20) ? [{ id: `score/${name}/exclude/0`, when: drawCriterion(draw, words, 1) }] : [],
    rules,
    groups,
    parts: [],
    grades: drawGrades(draw),
    thresholds: [],
  };
}

function drawRange(draw: Draw): { minimum?: number; maximum?: number } {
  return {
    ...(draw.chance(60) ? { minimum: draw.pick([0, 0, -10, 3]) } : {}),
    ...(draw.chance(60) ? { maximum: draw.pick([20, 50, 100]) } : {}),
  };
}

function drawGrades(draw: Draw): Score["grades"] {
  if (draw.chance(50)) return [];
  const grades: Score["grades"] = [
    { name: "A", from: draw.pick([15, 20]) },
    { name: "B", from: draw.pick([5, 10]) },
  ];
  return draw.chance(70) ? [...grades, { name: "C" }] : grades;
}

function drawComposite(draw: Draw, words: Vocabulary): Score {
  return {
    id: "score/score_all",
    name: "score_all",
    ...drawRange(draw),
    start: draw.pick([0, 3]),
    reset_on: [],
    exclude: [],
    rules: [],
    groups: [],
    parts: draw.some(words.scores, 1).map(({ name }) => ({ score: name, percent: draw.pick([100, 50, 25, 10]) })),
    grades: drawGrades(draw),
    thresholds: [],
  };
}

function drawRule(draw: Draw, words: Vocabulary, id: string): ScoreRule {
  const points = draw.pick([1, 2, 5, 10, 7, 2.5, -3, -10]);
  const activity = draw.pick(words.activities);
  switch (draw.pick(["on", "without", "each_time", "when", "on"] as const)) {
    case "when":
      return { id, points, form: "when", when: drawCriterion(draw, words, 2), limits: {} };
    case "each_time":
      return { id, points, form: "each_time", when: drawCriterion(draw, words, 2), limits: drawLimits(draw, words) };
    case "without":
      return {
        id,
        points,
        form: "without",
        activities: [activity.name],
        every: longEnough(draw, words),
        ...(draw.chance(40) ? { lasting: true } : {}),
        limits: drawLimits(draw, words),
      };
    case "on":
      return {
        id,
        points,
        form: "on",
        activities: [activity.name],
        ...(draw.chance(35) ? { where: drawCriterion(draw, words, 1, activity.attributes) } : {}),
        limits: drawLimits(draw, words),
      };
  }
}

/** A period that does not come round too often for so naive an interpreter. */
function longEnough(draw: Draw, words: Vocabulary): Duration {
  const duration = draw.pick(words.durations);
  return duration.unit === "milliseconds" ? { ...duration, amount: duration.amount * draw.pick([2, 3]) } : duration;
}

function drawLimits(draw: Draw, words: Vocabulary): ScoreLimits {
  const limits: ScoreLimits = {};
  if (draw.chance(30)) limits.maximum = draw.pick([4, 10, 12]);
  if (draw.chance(40)) {
    const per = draw.pick(["ever", "day", "week", "month", "duration"] as const);
    limits.once = per === "duration" ? { per, duration: draw.pick(words.durations) } : { per };
  }
  if (draw.chance(30)) limits.within = draw.pick(words.durations);
  if (draw.chance(20)) limits.halves_every = draw.pick(words.durations);
  if (draw.chance(20)) limits.loses = { percent: draw.pick([25, 10, 40, 30]), every: draw.pick(words.durations) };
  return limits;
}

function drawLifecycle(draw: Draw, words: Vocabulary): Stage[] {
  const initial = draw.integer(0, words.stages.length - 1);
  return words.stages.map((name, index): Stage => {
    const others = words.stages.filter((other) => other !== name);
    const final = index !== initial && draw.chance(15) ? draw.pick(["won", "lost"] as const) : undefined;
    const stageReasons = draw.chance(35) ? draw.some(reasons, 1) : [];
    const clauses = draw.list(index === initial ? 0 : 1, 3, (at) =>
      drawClause(draw, words, others, `stage/${name}/enter/${at}`, stageReasons.length > 0),
    );
    const limited = final === undefined && draw.chance(30);
    return {
      id: `stage/${name}`,
      name,
      initial: index === initial,
      ...(draw.chance(70) ? { owner: draw.pick(["marketing", "sales"]) } : {}),
      ...(draw.chance(20) ? { worked_by: "sales" } : {}),
      ...(final === undefined ? {} : { final }),
      reasons: stageReasons,
      enter: clauses,
      ...(limited
        ? {
            limit: {
              id: `stage/${name}/limit`,
              after: draw.pick(words.durations),
              to: draw.pick(others),
              ...(draw.chance(40)
                ? { because: { op: "literal", type: "reason", value: draw.pick(reasons) } as const }
                : {}),
            },
          }
        : {}),
    };
  });
}

function drawClause(draw: Draw, words: Vocabulary, others: string[], id: string, reasoned: boolean): EnterClause {
  const clause: EnterClause = { id, from: draw.some(others, 1) };
  const triggered = draw.chance(45);
  let attributes: readonly Field[] = [];
  if (triggered) {
    const chosen = draw.chance(25) ? draw.some(words.activities, 1) : [draw.pick(words.activities)];
    attributes = chosen[0]!.attributes;
    clause.on = { activities: chosen.map(({ name }) => name) };
    if (draw.chance(40)) clause.on.where = drawCriterion(draw, words, 1, attributes);
  }
  if (!triggered || draw.chance(30)) clause.when = drawCriterion(draw, words, 2);
  if (reasoned && draw.chance(70)) {
    const kind = attributes.find(({ name }) => name === "kind");
    clause.because =
      kind !== undefined && draw.chance(60)
        ? { op: "attribute", name: "kind", type: "enum" }
        : { op: "literal", type: "reason", value: draw.pick(reasons) };
  }
  return clause;
}

/** Fills in each score's thresholds: the floors of its grades and the constants that criteria compare it with. */
function withThresholds(plan: Plan): Plan {
  const found = new Map(
    plan.scores.map(({ name, grades }) => [name, new Set(grades.flatMap(({ from }) => from ?? []))]),
  );
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { left, operand } = node as Record<string, { op?: string; score?: string } | undefined>;
    const { right, from, to } = node as Record<string, { op?: string; value?: unknown } | undefined>;
    const side = left?.op === "score" ? left : operand?.op === "score" ? operand : undefined;
    for (const end of side === undefined ? [] : [right, from, to]) {
      if (end?.op === "literal" && typeof end.value === "number") found.get(side!.score!)!.add(end.value);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(plan);
  for (const score of plan.scores) score.thresholds = [...found.get(score.name)!].sort((a, b) => a - b);
  return plan;
}
