/** What the parts of the translation of criteria share. */
import type { Duration, Expression, Plan, Selection } from "../../schemas/generated/plan.ts";
import type { Domain, Known } from "./domain.ts";
import { type Formula, isIn, never } from "./formula.ts";
import { everyNameOf, someNames } from "./name-set.ts";
import type { PlanIndex } from "./plan-index.ts";
import type { Predicate } from "./text-set.ts";
import type { Variable, VariableTable } from "./variable.ts";

/**
 * What is asked of a criterion with three truth values. `not_true` is false or unknown, `not_false` is true or unknown.
 */
export type Asked = "true" | "false" | "not_true" | "not_false";

/** The activities whose attributes a criterion may name, and what tells them from others in the same question. */
export interface Scope {
  readonly key: string;
  readonly activities: readonly string[];
}

export const noScope: Scope = { key: "", activities: [] };

export interface Translation {
  readonly plan: Plan;
  readonly index: PlanIndex;
  readonly table: VariableTable;
  translate(expression: Expression, asked: Asked, scope: Scope): Formula;
  /** The values that a score can take, as whole numbers. */
  scoreRange(score: string): { readonly low: number; readonly high: number };
  /** Two selections with the same key select the same activities. */
  keyOf(selection: Selection): string;
  /** The same selection of one of its activities. */
  only(selection: Selection, activity: string): Selection;
  /** The same selection of younger activities. */
  narrow(selection: Selection, within: Duration): Selection;
  /** The one predicate of that key. */
  predicateOf(key: string, predicate: Predicate): Predicate;
  /** Whether no activity can ever be selected. */
  isEmpty(selection: Selection): boolean;
  /** Whether a named definition reads facts that change after definitions were worked out in a step. */
  isStale(kind: "segment" | "need" | "score" | "persona" | "phase", name: string): boolean;
}

/** A test of a variable that is unknown exactly when the variable is. */
export function testOf(
  variable: Variable,
  asked: Asked,
  whenTrue: Known | undefined,
  whenFalse: Known | undefined,
): Formula {
  const isTrue = asked === "true" || asked === "not_false";
  const known = isTrue ? whenTrue : whenFalse;
  const unknown = (asked === "not_true" || asked === "not_false") && variable.domain.unknown;
  return isIn(variable, { unknown, known });
}

/** A test that is never unknown. */
export function certain(asked: Asked): "true" | "false" {
  return asked === "true" || asked === "not_false" ? "true" : "false";
}

/** A truth value that nothing is known about but that it stays the same within a question. */
export function opaque({ table }: Translation, key: string, asked: Asked): Formula {
  const variable = table.intern(key, () => ({ subject: { kind: "opaque", key }, domain: anyTruth, universe: truths }));
  const is = (name: string): Known => ({ kind: "name", set: someNames([name]) });
  return testOf(variable, asked, is("true"), is("false"));
}

export const truths: ReadonlySet<string> = new Set(["true", "false"]);
const anyTruth: Domain = { unknown: true, known: { kind: "name", set: everyNameOf(truths) } };

/** A comparison with something that is always unknown. */
export function unknownTest(asked: Asked): Formula {
  return asked === "true" || asked === "false" ? never : { kind: "constant", value: true };
}
