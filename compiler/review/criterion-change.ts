/** Says how a criterion changed: which condition came, which went, and which number moved. */
import type { Among, Expression } from "../../schemas/generated/plan.ts";
import { describeCriterion, describeValue } from "../docs/words/describe-expression.ts";
import { describeScalar, typeOfValue } from "../docs/words/describe-value.ts";
import type { PlanNames } from "../docs/words/names.ts";
import { plainText } from "../docs/words/phrase.ts";
import { alignLists } from "./align.ts";
import { isSame } from "./likeness.ts";
import { listWords, showChange, showDetail } from "./show-change.ts";

/** Clauses that follow what the criterion belongs to: `now needs Engagement 50 → 60`; empty when nothing changed. */
export function describeCriterionChange(
  names: PlanNames,
  before: Expression | undefined,
  after: Expression | undefined,
): string[] {
  if (isSame(before, after)) return [];
  if (before === undefined) return after === undefined ? [] : [`now needs: ${describe(names, after)}`];
  if (after === undefined) return [`no longer needs: ${describe(names, before)}`];
  if (before.op === "or" || after.op === "or") return describeAlternatives(names, before, after);
  return describeConditions(names, before, after);
}

function describeConditions(names: PlanNames, before: Expression, after: Expression): string[] {
  const pairs = alignLists(partsOf(before, "and"), partsOf(after, "and"));
  if (pairs.every(({ kind }) => kind !== "kept")) return [replace(names, before, after)];
  const added = pairs.flatMap((pair) => (pair.kind === "added" ? [describe(names, pair.after)] : []));
  const removed = pairs.flatMap((pair) => (pair.kind === "removed" ? [describe(names, pair.before)] : []));
  return [
    ...pairs.flatMap((pair) => {
      if (pair.kind !== "kept" || isSame(pair.before, pair.after)) return [];
      // Of alternatives inside of a condition nobody could tell what they are alternatives to.
      const isChoice = pairs.length > 1 && (pair.before.op === "or" || pair.after.op === "or");
      return isChoice ? [replace(names, pair.before, pair.after)] : describePart(names, pair.before, pair.after);
    }),
    ...(added.length === 0 ? [] : [`now also needs: ${added.join("; ")}`]),
    ...(removed.length === 0 ? [] : [`no longer needs: ${removed.join("; ")}`]),
  ];
}

function describeAlternatives(names: PlanNames, before: Expression, after: Expression): string[] {
  const pairs = alignLists(partsOf(before, "or"), partsOf(after, "or"));
  if (pairs.every(({ kind }) => kind !== "kept")) return [replace(names, before, after)];
  return pairs.flatMap((pair): string[] => {
    switch (pair.kind) {
      case "added":
        return [`now also takes: ${describe(names, pair.after)}`];
      case "removed":
        return [`no longer takes: ${describe(names, pair.before)}`];
      case "kept":
        return pair.before.op === "and" || pair.after.op === "and"
          ? describeCriterionChange(names, pair.before, pair.after)
          : describePart(names, pair.before, pair.after);
      default:
        return pair satisfies never;
    }
  });
}

/** One condition that changed within. */
function describePart(names: PlanNames, before: Expression, after: Expression): string[] {
  if (isSame(before, after)) return [];
  if (before.op === "or" || after.op === "or" || (before.op === "and" && after.op === "and")) {
    return describeCriterionChange(names, before, after);
  }
  if (before.op === "among" && after.op === "among" && isSame(before.operand, after.operand)) {
    const clauses = describeMembers(names, before, after);
    if (clauses.length > 0) return clauses;
  }
  const [old, fresh] = [describe(names, before), describe(names, after)];
  if (before.op === "matches" && after.op === "matches" && before.pattern === after.pattern) {
    const [was, is] = [before, after].map(({ flags }) => flags.includes("i"));
    if (was !== is) return [`${is ? "no longer tells" : "now tells"} upper from lower case: ${fresh}`];
  }
  if (old === fresh) return [`is counted differently: ${fresh} (${showDetail(before, after)})`];
  const change = showChange(old, fresh);
  return change.startsWith("“") ? [replace(names, before, after)] : [`now needs ${change}`];
}

/** Which values of a list came and went. */
function describeMembers(names: PlanNames, before: Among, after: Among): string[] {
  const type = typeOfValue(after.operand);
  const show = (values: readonly Among["values"][number][]): string =>
    listWords(
      values.map((value) => plainText(describeScalar(names, value, type))),
      "or",
    );
  const added = after.values.filter((value) => !before.values.includes(value));
  const removed = before.values.filter((value) => !after.values.includes(value));
  const operand = plainText(describeValue(names, after.operand));
  return [
    ...(added.length === 0 ? [] : [`now also takes ${operand} ${show(added)}`]),
    ...(removed.length === 0 ? [] : [`no longer takes ${operand} ${show(removed)}`]),
  ];
}

function replace(names: PlanNames, before: Expression, after: Expression): string {
  return `now needs “${describe(names, after)}” instead of “${describe(names, before)}”`;
}

function partsOf(expression: Expression, op: "and" | "or"): readonly Expression[] {
  return expression.op === op ? expression.operands : [expression];
}

function describe(names: PlanNames, expression: Expression): string {
  return plainText(describeCriterion(names, expression));
}
