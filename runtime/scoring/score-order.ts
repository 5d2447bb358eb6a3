/** The order in which criteria, scores, persona and phase are worked out: each after what it reads. */
import type { Expression } from "../../schemas/generated/plan.ts";
import type { LinkedPlan } from "../plan/link.ts";
import { PlanProblem } from "../plan/problem.ts";
import { visitExpressions } from "../plan/walk.ts";

/** A need or segment by its place, a score by its place, or the persona or the phase. */
export type Derived =
  | { readonly kind: "criterion"; readonly place: number }
  | { readonly kind: "score"; readonly place: number }
  | { readonly kind: "persona" }
  | { readonly kind: "phase" };

/** Throws a `PlanProblem` when things feed each other in a circle. */
export function orderDerived(linked: LinkedPlan): readonly Derived[] {
  const ordered: Derived[] = [];
  const done = new Set<string>();
  const open: string[] = [];

  function visit(derived: Derived): void {
    const key = keyOf(derived);
    if (done.has(key)) return;
    if (open.includes(key)) {
      throw new PlanProblem("", `these feed each other: ${[...open.slice(open.indexOf(key)), key].join(", ")}`);
    }
    open.push(key);
    for (const needed of dependenciesOf(linked, derived)) visit(needed);
    open.pop();
    done.add(key);
    ordered.push(derived);
  }

  for (const place of linked.criteria.keys()) visit({ kind: "criterion", place });
  for (const place of linked.scores.all.keys()) visit({ kind: "score", place });
  visit({ kind: "persona" });
  visit({ kind: "phase" });
  return ordered;
}

function keyOf(derived: Derived): string {
  return "place" in derived ? `${derived.kind} ${derived.place}` : derived.kind;
}

function dependenciesOf(linked: LinkedPlan, derived: Derived): Derived[] {
  switch (derived.kind) {
    case "criterion":
      return readBy(linked, linked.criteria[derived.place]!.when);
    case "persona":
      return readBy(
        linked,
        linked.personas.all.map(({ when }) => when),
      );
    case "phase":
      return readBy(
        linked,
        linked.phases.all.map(({ when }) => when),
      );
    case "score": {
      const { exclude, rules, parts } = linked.scores.all[derived.place]!;
      // `where` is decided when an activity is recorded, so it does not count here.
      const read = [exclude.map(({ when }) => when), rules.map(({ when }) => when)];
      const summed = parts.map(({ score }): Derived => ({ kind: "score", place: linked.scores.indexOf(score) }));
      return [...summed, ...readBy(linked, read)];
    }
  }
}

function readBy(linked: LinkedPlan, value: unknown): Derived[] {
  const found: Derived[] = [];
  visitExpressions(withoutWhere(value), (expression) => {
    switch (expression.op) {
      case "segment":
        found.push({ kind: "criterion", place: linked.segments.indexOf(expression.name) });
        return;
      case "need":
        found.push({ kind: "criterion", place: linked.needs.indexOf(expression.name) });
        return;
      case "score":
      case "grade":
        found.push({ kind: "score", place: linked.scores.indexOf(expression.score) });
        return;
      case "fact":
        if (expression.fact === "persona" || expression.fact === "phase") found.push({ kind: expression.fact });
        return;
      case "consent": {
        const rows = linked.plan.contact_policy?.consent ?? [];
        found.push(
          ...readBy(
            linked,
            rows.filter(({ channels }) => channels.includes(expression.channel)),
          ),
        );
        return;
      }
      default:
        return;
    }
  });
  return found;
}

/** A copy of expressions without the conditions on activities inside them. */
function withoutWhere(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWhere);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (key === "where" ? [] : [[key, withoutWhere(member)]])),
  );
}

/** The scores of which every change of value matters, because something reads more of them than whether they pass a constant. */
export function findExactScores(linked: LinkedPlan, values: readonly unknown[]): ReadonlySet<number> {
  const exact = new Set<number>();
  const excused = new Set<Expression>();
  visitExpressions(withoutWhere(values), (expression) => {
    for (const operand of readAgainstConstants(expression)) excused.add(operand);
    if (expression.op === "score" && !excused.has(expression)) exact.add(linked.scores.indexOf(expression.score));
  });
  return exact;
}

/** The constants that something compares each score with, as whole numbers at which the answer changes. */
export function findScoreConstants(
  linked: LinkedPlan,
  values: readonly unknown[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const constants = new Map<number, Set<number>>();
  visitExpressions(withoutWhere(values), (expression) => {
    for (const operand of readAgainstConstants(expression)) {
      if (operand.op !== "score") continue;
      const place = linked.scores.indexOf(operand.score);
      const known = constants.get(place) ?? new Set();
      constants.set(place, known);
      visitExpressions({ ...expression, values: undefined }, (inner) => {
        if (inner.op === "literal" && typeof inner.value === "number") addAround(known, inner.value);
      });
      if (expression.op === "among")
        for (const value of expression.values) if (typeof value === "number") addAround(known, value);
    }
  });
  return constants;
}

function addAround(constants: Set<number>, value: number): void {
  // Scores are whole, so `> 50` and `>= 50.5` both turn at 51.
  constants.add(Math.ceil(value));
  constants.add(Math.floor(value) + 1);
}

function readAgainstConstants(expression: Expression): Expression[] {
  switch (expression.op) {
    case "compare":
      if (expression.right.op === "literal") return [expression.left];
      return expression.left.op === "literal" ? [expression.right] : [];
    case "between": {
      const ends = [expression.from, expression.to];
      return ends.every((end) => end === undefined || end.op === "literal") ? [expression.operand] : [];
    }
    case "among":
    case "known":
      return [expression.operand];
    default:
      return [];
  }
}
