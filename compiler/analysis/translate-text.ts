/** Turns tests of texts, addresses and lists into formulas. */
import type { EmailTest, Expression, ListContains, Matches, TextTest } from "../../schemas/generated/plan.ts";
import type { Known } from "./domain.ts";
import type { Formula } from "./formula.ts";
import { everyName } from "./name-set.ts";
import { anyMail, mailTests, normalForm, type Predicate } from "./text-set.ts";
import { type Asked, opaque, type Scope, testOf, type Translation } from "./translation.ts";
import { valueVariable } from "./values.ts";

export function translateTextTest(
  translation: Translation,
  expression: TextTest | Matches,
  asked: Asked,
  scope: Scope,
): Formula {
  if (expression.op === "matches") {
    const { pattern, flags, engine } = expression;
    const key = `${engine} /${pattern}/${flags}`;
    return testPredicate(translation, expression.operand, { test: "matches", text: pattern, flags }, key, asked, scope);
  }
  const { test, operand, text } = expression;
  if (text.op !== "literal") return opaque(translation, `${scope.key} ${JSON.stringify(expression)}`, asked);
  const form = normalForm(String(text.value));
  return testPredicate(translation, operand, { test, text: form, flags: "" }, `${test} ${form}`, asked, scope);
}

export function translateListContains(
  translation: Translation,
  expression: ListContains,
  asked: Asked,
  scope: Scope,
): Formula {
  const { value, by, operand } = expression;
  if (value.op !== "literal") return opaque(translation, `${scope.key} ${JSON.stringify(expression)}`, asked);
  const form = by === "text" ? normalForm(String(value.value)) : String(value.value);
  return testPredicate(translation, operand, { test: "has", text: form, flags: "" }, `has ${form}`, asked, scope);
}

export function translateMail(
  translation: Translation,
  { operand, test }: EmailTest,
  asked: Asked,
  scope: Scope,
): Formula {
  const variable = valueVariable(translation, operand, scope);
  if (variable?.domain.known?.kind !== "text")
    return opaque(translation, `${scope.key} ${JSON.stringify([operand, test])}`, asked);
  const known = (mail: number): Known => ({ kind: "text", set: { names: everyName, yes: [], no: [], mail } });
  return testOf(variable, asked, known(mailTests[test]), known(anyMail & ~mailTests[test]));
}

function testPredicate(
  translation: Translation,
  operand: Expression,
  predicate: Predicate,
  key: string,
  asked: Asked,
  scope: Scope,
): Formula {
  const variable = valueVariable(translation, operand, scope);
  if (variable?.domain.known?.kind !== "text") {
    return opaque(translation, `${scope.key} ${key} ${JSON.stringify(operand)}`, asked);
  }
  const one = translation.predicateOf(key, predicate);
  const set = (yes: readonly Predicate[], no: readonly Predicate[]): Known => {
    return { kind: "text", set: { names: everyName, yes, no, mail: anyMail } };
  };
  return testOf(variable, asked, set([one], []), set([], [one]));
}
