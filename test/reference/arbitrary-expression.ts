/** Generates random criteria over a vocabulary: every operation that the heart of the runtime evaluates. */
import type { Activity, Duration, Expression, Field, Selection } from "../../schemas/generated/plan.ts";
import { comparisons, compareWith, drawFieldTest, enumMembers, fact, number, texts } from "./arbitrary-field-test.ts";
import type { Draw } from "./draw.ts";

/** What a plan declares so far, and what an expression may therefore name. */
export interface Vocabulary {
  readonly durations: readonly Duration[];
  readonly fields: readonly Field[];
  readonly activities: readonly Activity[];
  readonly stages: readonly string[];
  readonly phases: readonly string[];
  readonly personas: readonly string[];
  /** What was declared before: criteria by name, and scores with their grades. */
  readonly segments: string[];
  readonly needs: string[];
  readonly scores: { readonly name: string; readonly grades: readonly string[] }[];
  hasPhase: boolean;
  hasPersona: boolean;
  readonly consent: boolean;
  /** The first instant of the histories. */
  readonly beginning: number;
  /** What may own a lead or be its programme; nothing unless the plan declares it. */
  readonly members: readonly string[];
  readonly queues: readonly string[];
  readonly nurtures: readonly string[];
  readonly accountFields: readonly Field[];
}

export const reasons = ["red", "tired", "price"];

type Maker = (draw: Draw) => Expression;

/** A random criterion. `attributes` are those of the activity in scope; none outside `where`. */
export function drawCriterion(
  draw: Draw,
  words: Vocabulary,
  depth: number,
  attributes: readonly Field[] = [],
): Expression {
  const again = (): Expression => drawCriterion(draw, words, depth - 1, attributes);
  const makers: Maker[] = [
    () => drawDid(draw, words, depth),
    () => drawDid(draw, words, depth),
    () => drawStanding(draw, words),
    () => drawStanding(draw, words),
    () => drawQuantity(draw, words, depth),
    () => drawLapse(draw, words, depth),
    () => drawLapse(draw, words, depth),
    () => drawFieldTest(draw, draw.pick(words.fields), "field", words.beginning),
    () => drawFieldTest(draw, draw.pick(words.fields), "field", words.beginning),
  ];
  if (words.accountFields.length > 0) {
    const test: Maker = () => drawFieldTest(draw, draw.pick(words.accountFields), "account_field", words.beginning);
    makers.push(test, test);
  }
  const named = drawNamed(words);
  if (named.length > 0) makers.push(...[0, 1, 2].map((): Maker => (inner) => inner.pick(named)(inner)));
  if (attributes.length > 0) {
    for (let weight = 0; weight < 6; weight += 1) {
      makers.push(() => drawFieldTest(draw, draw.pick(attributes), "attribute", words.beginning));
    }
  }
  if (depth > 0) {
    makers.push(
      () => ({ op: "and", operands: [again(), again()] }),
      () => ({ op: "or", operands: [again(), again()] }),
      () => ({ op: "not", operand: again() }),
    );
  }
  return draw.pick(makers)(draw);
}

/** Tests of what was declared before: segments, needs, scores, grades, phase, persona, consent. */
function drawNamed(words: Vocabulary): Maker[] {
  const makers: Maker[] = [];
  if (words.segments.length > 0) makers.push((draw) => ({ op: "segment", name: draw.pick(words.segments) }));
  if (words.needs.length > 0) makers.push((draw) => ({ op: "need", name: draw.pick(words.needs) }));
  if (words.consent) makers.push(() => ({ op: "consent", channel: "email" }));
  for (const [name, options] of [
    ["owner", words.members],
    ["queue", words.queues],
    ["nurture", words.nurtures],
  ] as const) {
    const type = name === "owner" ? "text" : name;
    if (options.length === 0) continue;
    makers.push((draw) => {
      if (draw.chance(40)) return { op: "known", operand: fact(name, type) };
      const by = name === "owner" ? "text" : "exact";
      return compareWith(draw.pick(["equal", "not_equal"]), by, fact(name, type), type, draw.pick(options));
    });
  }
  if (words.hasPersona) {
    makers.push((draw) =>
      compareWith(
        draw.pick(["equal", "not_equal"]),
        "exact",
        fact("persona", "persona"),
        "persona",
        draw.pick(words.personas),
      ),
    );
  }
  if (words.hasPhase) {
    makers.push((draw) =>
      compareWith(draw.pick(comparisons), "phase", fact("phase", "phase"), "phase", draw.pick(words.phases)),
    );
  }
  if (words.scores.length > 0) {
    const score: Maker = (draw) => {
      const operand: Expression = { op: "score", score: draw.pick(words.scores).name };
      if (draw.chance(20)) {
        const from = draw.integer(-5, 10);
        return { op: "between", by: "number", operand, from: number(from), to: number(from + draw.integer(0, 15)) };
      }
      return compareWith(draw.pick(comparisons), "number", operand, "number", draw.pick([-3, 0, 1, 5, 10, 15, 20, 40]));
    };
    makers.push(score, score, score);
  }
  const graded = words.scores.filter(({ grades }) => grades.length > 0);
  if (graded.length > 0) {
    makers.push((draw) => {
      const { name, grades } = draw.pick(graded);
      const operand: Expression = { op: "grade", score: name };
      if (draw.chance(40)) return { op: "among", by: "grade", operand, values: draw.some(grades, 1) };
      return compareWith(draw.pick(comparisons), "grade", operand, "grade", draw.pick(grades));
    });
  }
  return makers;
}

function drawStanding(draw: Draw, words: Vocabulary): Expression {
  const stage = draw.pick(words.stages);
  const makers: Maker[] = [
    () => compareWith(draw.pick(["equal", "not_equal"]), "exact", fact("stage", "stage"), "stage", stage),
    () => ({ op: "among", by: "exact", operand: fact("stage", "stage"), values: draw.some(words.stages, 1) }),
    () => ({ op: "was", stage }),
    () => ({
      op: "compare",
      comparison: draw.pick(comparisons),
      by: "number",
      left: { op: "times_entered", stage },
      right: number(draw.integer(0, 3)),
    }),
    () => ({
      op: "entered_on",
      activities: draw.some(
        words.activities.map(({ name }) => name),
        1,
      ),
    }),
    () =>
      compareWith(
        draw.pick(["equal", "not_equal"]),
        "exact",
        fact("reason", "reason"),
        "reason",
        draw.pick([...reasons, "unspecified"]),
      ),
    () => ({ op: "known", operand: fact("reason", "reason") }),
  ];
  return draw.pick(makers)(draw);
}

/** A selection of activities with all that may narrow it. */
function drawSelection(draw: Draw, words: Vocabulary, depth: number, windowed: boolean): Selection {
  const chosen = draw.chance(25) ? draw.some(words.activities, 1) : [draw.pick(words.activities)];
  const shared = chosen[0]!.attributes;
  const where = depth > 0 && draw.chance(35) ? drawCriterion(draw, words, depth - 1, shared) : undefined;
  const since = windowed && draw.chance(25) ? drawSince(draw, words) : undefined;
  return {
    activities: chosen.map(({ name }) => name),
    ...(where === undefined ? {} : { where }),
    ...(windowed && draw.chance(50) ? { within: draw.pick(words.durations) } : {}),
    ...(since === undefined ? {} : { since }),
  };
}

function drawSince(draw: Draw, words: Vocabulary): NonNullable<Selection["since"]> {
  return draw.chance(60) ? { kind: "stage", stage: draw.pick(words.stages) } : { kind: "entry" };
}

function drawDid(draw: Draw, words: Vocabulary, depth: number): Expression {
  if (draw.chance(15)) {
    return {
      op: "did_after",
      selection: drawSelection(draw, words, depth, false),
      within: draw.pick(words.durations),
      after: draw.some(
        words.activities.map(({ name }) => name),
        1,
      ),
    };
  }
  const selection = drawSelection(draw, words, depth, true);
  const count = draw.integer(1, 4);
  switch (draw.pick(["once", "at_least", "at_most", "exactly"])) {
    case "at_most":
      return { op: "did", selection, at_most: count - 1 };
    case "exactly":
      return { op: "did", selection, at_least: count, at_most: count };
    case "at_least":
      return { op: "did", selection, at_least: count };
    default:
      return { op: "did", selection, at_least: 1 };
  }
}

/** Compares a number or text that the activities add up to. */
function drawQuantity(draw: Draw, words: Vocabulary, depth: number): Expression {
  const selection = drawSelection(draw, words, depth, true);
  const counted: Expression = draw.chance(30)
    ? { op: "count", selection, distinct: draw.pick(["note", "kind", "amount"]) }
    : { op: "count", selection };
  const sum: Expression = { op: "sum", selection, attribute: draw.pick(["amount", "seconds"]), type: "number" };
  const edge = draw.pick(["first", "last"] as const);
  const makers: Maker[] = [
    () => compareWith(draw.pick(comparisons), "number", counted, "integer", draw.integer(0, 4)),
    () => compareWith(draw.pick(comparisons), "number", sum, "number", draw.pick([0, 5, 10, 25])),
    () => ({
      op: "compare",
      comparison: draw.pick(comparisons),
      by: "number",
      left: {
        op: draw.pick(["add", "subtract", "multiply", "divide"]),
        type: "number",
        left: counted,
        right: draw.chance(50) ? sum : number(draw.integer(0, 3)),
      },
      right: number(draw.integer(0, 6)),
    }),
    () =>
      compareWith(
        "equal",
        "exact",
        { op: edge, selection, attribute: "kind", type: "enum" },
        "enum",
        draw.pick(enumMembers),
      ),
    () =>
      compareWith(
        "not_equal",
        "text",
        { op: edge, selection, attribute: "note", type: "text" },
        "text",
        draw.pick(texts),
      ),
    () => ({ op: "known", operand: { op: edge, selection, attribute: "amount", type: "number" } }),
    () =>
      compareWith(
        draw.pick(comparisons),
        "number",
        { op: edge, selection, attribute: "amount", type: "number" },
        "number",
        draw.pick([0, 5, 10]),
      ),
  ];
  return draw.pick(makers)(draw);
}

/** Compares the time from a beginning to now with a duration: as the compiler does, with instants where months are calendar time. */
function compareLapse(
  comparison: Extract<Expression, { op: "compare" }>["comparison"],
  lapse: Expression,
  from: Expression,
  duration: Extract<Expression, { op: "duration" }>,
): Expression {
  if (duration.duration.unit === "milliseconds") {
    return { op: "compare", comparison, by: "duration", left: lapse, right: duration };
  }
  const right: Expression = { op: "add", type: "datetime", left: from, right: duration };
  return { op: "compare", comparison, by: "time", left: fact("now", "datetime"), right };
}

/** A length of time in a range of durations, open at one end perhaps; the ends may be elapsed time and calendar months. */
function drawSpan(draw: Draw, words: Vocabulary, operand: Expression): Expression {
  const end = (): Expression => ({ op: "duration", duration: draw.pick(words.durations) });
  switch (draw.pick(["both", "both", "from", "to"] as const)) {
    case "both":
      return { op: "between", by: "duration", operand, from: end(), to: end() };
    case "from":
      return { op: "between", by: "duration", operand, from: end() };
    case "to":
      return { op: "between", by: "duration", operand, to: end() };
  }
}

/** Compares the time with something: how long ago, how long since, how long until. */
function drawLapse(draw: Draw, words: Vocabulary, depth: number): Expression {
  const dates = words.fields.filter(({ type }) => type.type === "date" || type.type === "datetime");
  const comparison = draw.pick(["less", "at_most", "greater", "at_least"] as const);
  const duration = { op: "duration", duration: draw.pick(words.durations) } as const;
  const elapsed: Expression = {
    op: "duration",
    duration: draw.pick(words.durations.filter(({ unit }) => unit === "milliseconds")),
  };
  const now = fact("now", "datetime");
  const since: Expression = { op: "time_since", selection: drawSelection(draw, words, depth, true) };
  const makers: Maker[] = [
    () => compareLapse(comparison, since, { op: "subtract", type: "datetime", left: now, right: since }, duration),
    () => ({ op: "compare", comparison, by: "duration", left: fact("time_in_stage", "duration"), right: elapsed }),
    () => ({
      op: "compare",
      comparison,
      by: "time",
      left: now,
      right: { op: "add", type: "datetime", left: fact("stage_since", "datetime"), right: duration },
    }),
    () => {
      const created = fact("created", "datetime");
      const lapse: Expression = { op: "subtract", type: "duration", left: now, right: created };
      return compareLapse(comparison, lapse, created, duration);
    },
    () => ({ op: "known", operand: since }),
    () => {
      const sinceCreated: Expression = {
        op: "subtract",
        type: "duration",
        left: now,
        right: fact("created", "datetime"),
      };
      return drawSpan(draw, words, draw.pick([since, fact("time_in_stage", "duration"), sinceCreated]));
    },
    () => {
      const day = new Date(words.beginning + draw.integer(0, 40) * 86_400_000).toISOString().slice(0, 10);
      const literal: Expression = draw.chance(50)
        ? { op: "literal", type: "date", value: day }
        : { op: "literal", type: "datetime", value: `${day}T0${draw.integer(0, 9)}:30` };
      return { op: "compare", comparison, by: "time", left: now, right: literal };
    },
    () => ({
      op: "compare",
      comparison,
      by: "duration",
      left: { op: "add", type: "duration", left: fact("time_in_stage", "duration"), right: since },
      right: elapsed,
    }),
  ];
  for (const { name, type } of dates) {
    const field: Expression = { op: "field", name, type: type.type };
    makers.push(
      () => {
        const [left, right] = draw.chance(50) ? [field, now] : [now, field];
        return drawSpan(draw, words, { op: "subtract", type: "duration", left, right });
      },
      () => ({
        op: "compare",
        comparison,
        by: "duration",
        left: { op: "subtract", type: "duration", left: field, right: now },
        right: elapsed,
      }),
      () => ({
        op: "compare",
        comparison,
        by: "time",
        left: now,
        right: { op: draw.pick(["add", "subtract"]), type: "datetime", left: field, right: duration },
      }),
    );
  }
  return draw.pick(makers)(draw);
}
