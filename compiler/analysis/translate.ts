/** Turns criteria into formulas over variables: each operation as the language defines it for three truth values. */
import type { Expression, Plan } from "../../schemas/generated/plan.ts";
import { all, always, any, type Formula, never } from "./formula.ts";
import type { PlanIndex } from "./plan-index.ts";
import { translateAmong, translateBetween, translateCompare } from "./translate-comparison.ts";
import { translateDid, translateDidAfter } from "./translate-history.ts";
import { translateKnown } from "./translate-known.ts";
import { translateListContains, translateMail, translateTextTest } from "./translate-text.ts";
import { certain, opaque, type Asked, type Scope, testOf, type Translation } from "./translation.ts";
import { enteredVariable, triggerVariable, valueVariable } from "./values.ts";
import { otherNames, someNames } from "./name-set.ts";
import { names, numbers } from "./domain.ts";
import { between } from "./number-set.ts";

/** A translator that works out each expression once in each scope. */
export function createTranslator(
  plan: Plan,
  index: PlanIndex,
  services: Omit<Translation, "plan" | "index" | "translate" | "isStale">,
): Translation {
  const memo = new Map<string, Map<Expression, Translated>>();
  const stale = findStale(plan);
  const translation: Translation = {
    ...services,
    plan,
    index,
    isStale: (kind, name) => stale.has(`${kind} ${name}`),
    translate(expression, asked, scope) {
      let known = memo.get(scope.key);
      if (known === undefined) memo.set(scope.key, (known = new Map()));
      let formulas = known.get(expression);
      if (formulas === undefined) {
        formulas = { true: undefined, false: undefined, not_true: undefined, not_false: undefined };
        known.set(expression, formulas);
      }
      return (formulas[asked] ??= translateOnce(translation, expression, asked, scope));
    },
  };
  return translation;
}

/** What has been asked of an expression so far. */
type Translated = Record<Asked, Formula | undefined>;

const opposite = { true: "false", false: "true", not_true: "not_false", not_false: "not_true" } as const;

function translateOnce(translation: Translation, expression: Expression, asked: Asked, scope: Scope): Formula {
  const again = (each: Expression): Formula => translation.translate(each, asked, scope);
  switch (expression.op) {
    case "and":
      return (asked === "true" || asked === "not_false" ? all : any)(expression.operands.map(again));
    case "or":
      return (asked === "true" || asked === "not_false" ? any : all)(expression.operands.map(again));
    case "not":
      return translation.translate(expression.operand, opposite[asked], scope);
    case "segment":
    case "need": {
      const { op, name } = expression;
      const declared = op === "segment" ? translation.index.segment(name) : translation.index.need(name);
      if (declared === undefined || translation.isStale(op, name)) return opaque(translation, `${op} ${name}`, asked);
      return again(declared.when);
    }
    case "consent": {
      const rows = translation.plan.contact_policy?.consent ?? [];
      const operands = rows.filter(({ channels }) => channels.includes(expression.channel)).map(({ when }) => when);
      if (operands.length === 0) return asked === "true" || asked === "false" ? never : always;
      return (asked === "true" || asked === "not_false" ? any : all)(operands.map(again));
    }
    case "compare":
      return translateCompare(translation, expression, asked, scope);
    case "among":
      return translateAmong(translation, expression, asked, scope);
    case "between":
      return translateBetween(translation, expression, asked, scope);
    case "text_test":
    case "matches":
      return translateTextTest(translation, expression, asked, scope);
    case "list_contains":
      return translateListContains(translation, expression, asked, scope);
    case "email_is":
      return translateMail(translation, expression, asked, scope);
    case "known":
      return translateKnown(translation, expression.operand, asked, scope);
    case "did":
      return translateDid(translation, expression, asked);
    case "did_after":
      return translateDidAfter(translation, expression, asked);
    case "was": {
      const entered = enteredVariable(translation, expression.stage);
      return testOf(entered, certain(asked), numbers(between(1, Infinity)), numbers(between(0, 0)));
    }
    case "entered_on": {
      const trigger = triggerVariable(translation);
      const named = new Set(expression.activities.filter((name) => trigger.universe!.has(name)));
      return testOf(trigger, certain(asked), names(someNames(named)), names(otherNames(named, trigger.universe)));
    }
    case "sla_is":
    case "sent":
    case "asked":
    case "notified":
    case "assigned":
    case "quarantined":
    case "of_lead":
      return opaque(translation, JSON.stringify(expression), asked);
    default: {
      const variable = valueVariable(translation, expression, scope);
      const is = (value: string) => names(someNames([value]));
      if (variable?.universe?.has("true")) return testOf(variable, asked, is("true"), is("false"));
      return opaque(translation, JSON.stringify(expression), asked);
    }
  }
}

/** Definitions that read the owner, the queue or the programme, directly or by others. */
function findStale(plan: Plan): Set<string> {
  const readers = new Map<string, Set<string>>();
  const found = new Set<string>();
  const scan = (reader: string, value: object): void => {
    const read = readOf(value as Expression);
    if (read === "fact") found.add(reader);
    else if (read !== undefined) {
      const known = readers.get(read);
      if (known === undefined) readers.set(read, new Set([reader]));
      else known.add(reader);
    }
    for (const part of Array.isArray(value) ? (value as readonly unknown[]) : Object.values(value)) {
      if (typeof part === "object" && part !== null) scan(reader, part);
    }
  };
  for (const { name, when } of plan.segments) scan(`segment ${name}`, when);
  for (const { name, when } of plan.needs) scan(`need ${name}`, when);
  for (const { when } of plan.personas) if (when !== undefined) scan("persona ", when);
  for (const { when } of plan.journey) if (when !== undefined) scan("phase ", when);
  for (const score of plan.scores) {
    scan(`score ${score.name}`, [
      score.exclude,
      score.rules,
      score.parts.map(({ score: part }) => ({ op: "score", score: part })),
    ]);
  }
  // Growing while it is walked over: a reader of something stale is stale.
  for (const definition of found) for (const reader of readers.get(definition) ?? []) found.add(reader);
  return found;
}

function readOf(expression: Expression): string | undefined {
  switch (expression.op) {
    case "fact": {
      const { fact } = expression;
      if (fact === "owner" || fact === "queue" || fact === "nurture") return "fact";
      return fact === "persona" || fact === "phase" ? `${fact} ` : undefined;
    }
    case "segment":
    case "need":
      return `${expression.op} ${expression.name}`;
    case "score":
    case "grade":
      return `score ${expression.score}`;
    default:
      return undefined;
  }
}
