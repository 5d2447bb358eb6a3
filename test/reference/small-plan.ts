/** Builds the small plans and histories that the hand-computed cases are written in. */
import type { Input } from "../../schemas/generated/event.ts";
import type {
  EnterClause,
  Expression,
  Field,
  FieldType,
  Plan,
  Score,
  ScoreRule,
  Stage,
} from "../../schemas/generated/plan.ts";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** All times of the cases are hours since this midnight, a Thursday in UTC. */
export const origin = Date.parse("2026-01-01T00:00:00.000Z");

type Part<T> = Partial<T> & { name: string };

/** A plan with the activities `visit` (`amount`, `kind`, `note`) and `call`, the fields `email` and `size`, and no more stages than given. */
export function smallPlan(parts: { stages?: Part<Stage>[]; scores?: Part<Score>[]; timezone?: string }): Plan {
  const field = (owner: string, name: string, type: FieldType): Field => {
    return { id: `${owner}/${name}`, name, type, required: false, key: name === "email", pii: false };
  };
  const kinds: FieldType = { type: "enum", members: ["red", "green"].map((value) => ({ value })) };
  return {
    format: 1,
    language: "1.0",
    hash: "0".repeat(64),
    funnel: { id: "funnel", name: "small", timezone: parts.timezone ?? "UTC" },
    teams: [],
    calendars: [],
    lead: {
      id: "lead",
      fields: [field("lead", "email", { type: "email" }), field("lead", "size", { type: "integer" })],
    },
    channels: [],
    activities: [
      { id: "activity/call", name: "call", by: "sales", track: [], attributes: [] },
      {
        id: "activity/visit",
        name: "visit",
        by: "prospect",
        track: [],
        attributes: [
          field("activity/visit", "amount", { type: "number" }),
          field("activity/visit", "kind", kinds),
          field("activity/visit", "note", { type: "text" }),
        ],
      },
    ],
    needs: [],
    segments: [],
    personas: [],
    journey: [],
    lifecycle: (parts.stages ?? [{ name: "start", initial: true }]).map((stage) => {
      return { id: `stage/${stage.name}`, initial: false, reasons: [], enter: [], ...stage };
    }),
    scores: (parts.scores ?? []).map((score) => ({
      id: `score/${score.name}`,
      start: 0,
      reset_on: [],
      exclude: [],
      rules: [],
      groups: [],
      parts: [],
      grades: [],
      thresholds: [],
      ...score,
    })),
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
}

/** A score of one rule, crossing every whole number from -40 to 40 so that effects show all it does. */
export function scoreOf(rule: Partial<ScoreRule>, rest: Partial<Score> = {}): Part<Score> {
  const rules: ScoreRule[] = [{ id: "score/points/rule/0", points: 8, form: "on", limits: {}, ...rule }];
  const thresholds = Array.from({ length: 81 }, (_, index) => index - 40);
  return { name: "points", rules, thresholds, ...rest };
}

/** `A at h hours`, with attributes; everything is by one person. */
export function did(activity: string, hours: number, data: Input["data"] = {}): Input {
  const time = origin + Math.round(hours * hour);
  return {
    id: `${activity}@${hours}@${JSON.stringify(data)}`,
    time: new Date(time).toISOString(),
    kind: "activity",
    keys: { user: "ann" },
    activity,
    data,
  };
}

export function set(hours: number, data: Input["data"]): Input {
  const { id, time, keys } = did("set", hours, data);
  return { id, time, kind: "identify", keys, data };
}

export function clause(stage: string, from: string[], rest: Partial<EnterClause>, index = 0): EnterClause {
  return { id: `stage/${stage}/enter/${index}`, from, ...rest };
}

export function didAtLeast(activity: string, count: number, within?: number): Expression {
  const selection = {
    activities: [activity],
    ...(within === undefined ? {} : { within: { unit: "milliseconds", amount: within } as const }),
  };
  return { op: "did", selection, at_least: count };
}

export function scoreAtLeast(value: number): Expression {
  return {
    op: "compare",
    comparison: "at_least",
    by: "number",
    left: { op: "score", score: "points" },
    right: { op: "literal", type: "number", value },
  };
}

export function sizeAtLeast(value: number): Expression {
  return {
    op: "compare",
    comparison: "at_least",
    by: "number",
    left: { op: "field", name: "size", type: "integer" },
    right: { op: "literal", type: "integer", value },
  };
}
