/** The variables behind values: fields, attributes, facts, scores, counts and what activities add up to. */
import type { Expression, Field, FieldType, Selection, ValueType } from "../../schemas/generated/plan.ts";
import { type Domain, type Known, names } from "./domain.ts";
import { everyName, everyNameOf } from "./name-set.ts";
import { between, everyNumber } from "./number-set.ts";
import type { PlanIndex } from "./plan-index.ts";
import { anyMail } from "./text-set.ts";
import { type Scope, type Translation, truths } from "./translation.ts";
import type { NewVariable, Variable } from "./variable.ts";

type Shape = Pick<NewVariable, "universe" | "whole"> & { readonly known: Known };

/** The variable of a value; `undefined` for values that are worked out in ways not looked into. */
export function valueVariable(translation: Translation, expression: Expression, scope: Scope): Variable | undefined {
  const { table, index } = translation;
  switch (expression.op) {
    case "field":
    case "account_field": {
      const kind = expression.op === "field" ? "field" : "account";
      const { name } = expression;
      return table.intern(`${kind} ${name}`, () => {
        const declared = kind === "field" ? index.leadField(name) : index.accountField(name);
        return make({ kind, name }, shapeOf(declared?.type ?? { type: expression.type }), true);
      });
    }
    case "attribute":
      return table.intern(`attribute ${scope.key} ${expression.name}`, () =>
        makeAttribute(index, scope.activities, expression.name, expression.type, {
          kind: "attribute",
          name: expression.name,
        }),
      );
    case "fact":
      return factVariable(translation, expression);
    case "score":
    case "grade": {
      const name = expression.score;
      return table.intern(`score ${name}`, () => {
        const { low, high } = translation.scoreRange(name);
        return make(
          { kind: "score", name },
          { known: { kind: "number", set: between(low, high) }, whole: true },
          false,
        );
      });
    }
    case "times_entered":
      return enteredVariable(translation, expression.stage);
    case "count": {
      if (expression.distinct === undefined) return countVariable(translation, expression.selection);
      const key = JSON.stringify(expression);
      return table.intern(key, () => make({ kind: "opaque", key }, { known: fromZero, whole: true }, false));
    }
    case "sum": {
      const key = JSON.stringify(expression);
      return table.intern(key, () => make({ kind: "opaque", key }, { known: anyNumber }, false));
    }
    case "first":
    case "last": {
      const key = JSON.stringify(expression);
      const { selection, attribute, type } = expression;
      return table.intern(key, () => {
        const made = makeAttribute(index, selection.activities, attribute, type, {
          kind: "edge",
          selection,
          attribute,
        });
        return { ...made, domain: { ...made.domain, unknown: true } };
      });
    }
    case "add":
    case "subtract":
    case "multiply":
    case "divide": {
      const key = `${scope.key} ${JSON.stringify(expression)}`;
      const known = isLapse(expression) ? fromZero : anyNumber;
      const whole = expression.type === "duration" || expression.type === "datetime";
      return table.intern(key, () => make({ kind: "span", key }, { known, whole }, true));
    }
    default:
      return undefined;
  }
}

/** How often a selection is met; activities are counted in whole numbers from zero. */
export function countVariable(translation: Translation, selection: Selection): Variable {
  const key = `count ${translation.keyOf(selection)}`;
  return translation.table.intern(key, () => {
    const set = translation.isEmpty(selection) ? between(0, 0) : between(0, Infinity);
    return make({ kind: "count", selection }, { known: { kind: "number", set }, whole: true }, false);
  });
}

/** How often a stage was entered, its beginning there included. */
export function enteredVariable({ table, index }: Translation, stage: string): Variable {
  return table.intern(`entered ${stage}`, () => {
    const isInitial = index.stage(stage)?.initial === true;
    const set = between(isInitial ? 1 : 0, Infinity);
    return make({ kind: "entered", stage }, { known: { kind: "number", set }, whole: true }, false);
  });
}

/** The activity that brought the lead into its stage, or an empty name. */
export function triggerVariable({ table, plan }: Translation): Variable {
  return table.intern("trigger", () =>
    make({ kind: "fact", fact: "trigger" }, closed(["", ...plan.activities.map(({ name }) => name)]), false),
  );
}

export function stageVariable({ table, plan }: Translation): Variable {
  return table.intern("fact stage", () =>
    make({ kind: "fact", fact: "stage" }, closed(plan.lifecycle.map(({ name }) => name)), false),
  );
}

function factVariable(translation: Translation, expression: Extract<Expression, { op: "fact" }>): Variable | undefined {
  const { table, plan } = translation;
  const { fact } = expression;
  const subject = { kind: "fact", fact } as const;
  const intern = (shape: () => Shape, unknown: boolean): Variable =>
    table.intern(`fact ${fact}`, () => make(subject, shape(), unknown));
  switch (fact) {
    case "stage":
      return stageVariable(translation);
    case "persona":
      return intern(() => closed(plan.personas.map(({ name }) => name)), true);
    case "phase":
      return intern(() => closed(plan.journey.map(({ name }) => name)), true);
    case "queue":
      return intern(() => closed(plan.queues.map(({ name }) => name)), true);
    case "nurture":
      return intern(() => closed(plan.nurtures.map(({ name }) => name)), true);
    case "reason":
      return intern(() => closed([...plan.lifecycle.flatMap(({ reasons }) => reasons), "unspecified"]), true);
    case "owner":
      return intern(() => anyText, true);
    case "created":
    case "now":
    case "stage_since":
      return intern(() => ({ known: anyNumber, whole: true }), false);
    case "time_in_stage":
      return intern(() => ({ known: fromZero, whole: true }), false);
  }
}

/** How long ago something was that lies in the past. */
function isLapse(expression: Expression): boolean {
  if (expression.op !== "subtract" || expression.type !== "duration") return false;
  const { left, right } = expression;
  return (
    left.op === "fact" &&
    left.fact === "now" &&
    right.op === "fact" &&
    (right.fact === "created" || right.fact === "stage_since")
  );
}

function makeAttribute(
  index: PlanIndex,
  activities: readonly string[],
  name: string,
  type: ValueType,
  subject: NewVariable["subject"],
): NewVariable {
  const declared = activities.map((activity) =>
    index.activity(activity)?.attributes.find((each) => each.name === name),
  );
  const found = declared.filter((each): each is Field => each !== undefined);
  const types = new Set(found.map((each) => each.type.type));
  const [first] = found;
  if (first === undefined || types.size > 1 || !types.has(type)) return make(subject, openShape(type), true);
  if (first.type.type !== "enum") return make(subject, shapeOf(first.type), true);
  const members = found.flatMap((each) => each.type.members ?? []).map(({ value }) => value);
  // A choice that was not sent is a member of its own, so only an activity without the attribute leaves it unknown.
  return make(subject, closed([...members, "unspecified"]), found.length < declared.length);
}

function make(subject: NewVariable["subject"], shape: Shape, unknown: boolean): NewVariable {
  const { known, ...rest } = shape;
  const domain: Domain = { unknown, known: known.kind === "name" ? names(known.set) : known };
  return { subject, domain, ...rest };
}

function shapeOf(type: FieldType): Shape {
  if (type.type === "enum") return closed((type.members ?? []).map(({ value }) => value));
  return openShape(type.type);
}

function openShape(type: ValueType): Shape {
  switch (type) {
    case "integer":
      return { known: anyNumber, whole: true };
    case "number":
    case "percent":
    case "money":
    case "date":
    case "datetime":
    case "duration":
      return { known: anyNumber };
    case "boolean":
      return { known: { kind: "name", set: everyNameOf(truths) }, universe: truths };
    case "text":
    case "email":
    case "phone":
    case "url":
    case "list":
      return anyText;
    default:
      return { known: { kind: "name", set: everyName } };
  }
}

function closed(list: readonly string[]): Shape {
  const universe = new Set(list);
  return { known: { kind: "name", set: everyNameOf(universe) }, universe };
}

const anyNumber: Known = { kind: "number", set: everyNumber };
const fromZero: Known = { kind: "number", set: between(0, Infinity) };
const anyText: Shape = {
  known: { kind: "text", set: { names: everyName, yes: [], no: [], mail: anyMail } },
};
