/** Says whether a criterion that changed is met by fewer leads than before, or by more, where its form tells. */
import type { Compare, Did, Duration, Expression } from "../../schemas/generated/plan.ts";
import { alignLists } from "./align.ts";
import { isSame } from "./likeness.ts";

/** `stricter`: whoever meets it now met it before. `looser`: whoever met it before still does. */
export type Strictness = "stricter" | "looser";

type Verdict = Strictness | "same" | undefined;

/** `undefined` when it is neither, or cannot be told without a proof. */
export function compareStrictness(
  before: Expression | undefined,
  after: Expression | undefined,
): Strictness | undefined {
  const verdict = compare(before, after);
  return verdict === "same" ? undefined : verdict;
}

function compare(old: Expression | undefined, fresh: Expression | undefined): Verdict {
  if (isSame(old, fresh)) return "same";
  if (old === undefined) return "stricter";
  if (fresh === undefined) return "looser";
  const [before, after] = [spellOut(old), spellOut(fresh)];
  if (before.op === "or" || after.op === "or") return compareParts(before, after, "or");
  if (before.op === "and" || after.op === "and") return compareParts(before, after, "and");
  if (before.op === "not" && after.op === "not") return opposite(compare(before.operand, after.operand));
  if (before.op === "compare" && after.op === "compare") return compareBounds(before, after);
  if (before.op === "did" && after.op === "did") return compareDeeds(before, after);
  if (before.op === "among" && after.op === "among" && isSame(before.operand, after.operand)) {
    return combine([
      after.values.every((value) => before.values.includes(value)) ? "same" : "looser",
      before.values.every((value) => after.values.includes(value)) ? "same" : "stricter",
    ]);
  }
  return undefined;
}

/** A range as its two ends, and one value as a list of one, so that there is less to compare. */
function spellOut(expression: Expression): Expression {
  if (expression.op === "between") {
    const { operand: left, from, to, by } = expression;
    const ends: Expression[] = [
      ...(from === undefined ? [] : [{ op: "compare", comparison: "at_least", by, left, right: from } as const]),
      ...(to === undefined ? [] : [{ op: "compare", comparison: "at_most", by, left, right: to } as const]),
    ];
    return ends.length === 1 ? ends[0]! : { op: "and", operands: ends };
  }
  if (expression.op !== "compare" || expression.comparison !== "equal" || expression.right.op !== "literal")
    return expression;
  const { left: operand, right, by } = expression;
  return { op: "among", by, operand, values: [right.value] };
}

/** One more condition makes it stricter, one more alternative looser. */
function compareParts(before: Expression, after: Expression, op: "and" | "or"): Verdict {
  const open = (expression: Expression): readonly Expression[] =>
    expression.op === op ? expression.operands : [expression];
  const parts = (expression: Expression): readonly Expression[] =>
    open(expression).flatMap((part) => open(spellOut(part)));
  const more = op === "and" ? "stricter" : "looser";
  return combine(
    alignLists(parts(before), parts(after)).map((pair) => {
      if (pair.kind === "kept") return compare(pair.before, pair.after);
      return pair.kind === "added" ? more : opposite(more);
    }),
  );
}

function compareBounds(before: Compare, after: Compare): Verdict {
  if (before.comparison !== after.comparison || before.by !== after.by || !isSame(before.left, after.left))
    return undefined;
  const [old, fresh] = [sizeOf(before.right), sizeOf(after.right)];
  if (old === undefined || fresh === undefined) return undefined;
  switch (before.comparison) {
    case "at_least":
    case "greater":
      return fresh > old ? "stricter" : "looser";
    case "at_most":
    case "less":
      return fresh > old ? "looser" : "stricter";
    default:
      return undefined;
  }
}

function sizeOf(expression: Expression): number | undefined {
  if (expression.op === "literal") return typeof expression.value === "number" ? expression.value : undefined;
  return expression.op === "duration" && expression.duration.unit === "milliseconds"
    ? expression.duration.amount
    : undefined;
}

/** More often is stricter; within more time, or with fewer conditions on each time, is looser unless there is a most. */
function compareDeeds(before: Did, after: Did): Verdict {
  const { where: oldWhere, within: oldTime, ...old } = before.selection;
  const { where, within, ...rest } = after.selection;
  if (!isSame(old, rest)) return undefined;
  const times = combine([
    compareNumbers(before.at_least ?? 0, after.at_least ?? 0, "stricter"),
    compareNumbers(before.at_most ?? Infinity, after.at_most ?? Infinity, "looser"),
  ]);
  const which = combine([compare(oldWhere, where), compareTimes(oldTime, within)]);
  if (before.at_most === undefined && after.at_most === undefined) return combine([times, which]);
  const isOnlyMost = (before.at_least ?? 0) === 0 && (after.at_least ?? 0) === 0;
  return combine([times, which === "same" ? which : isOnlyMost ? opposite(which) : undefined]);
}

function compareTimes(before: Duration | undefined, after: Duration | undefined): Verdict {
  if (isSame(before, after)) return "same";
  if (before === undefined) return "stricter";
  if (after === undefined) return "looser";
  const { amount: old, ...unit } = before;
  const { amount, ...rest } = after;
  return isSame(unit, rest) ? compareNumbers(old, amount, "looser") : undefined;
}

function compareNumbers(before: number, after: number, more: Strictness): Verdict {
  return before === after ? "same" : after > before ? more : opposite(more);
}

/** What all agree on; `same` agrees with everything. */
function combine(verdicts: readonly Verdict[]): Verdict {
  const telling = new Set(verdicts.filter((verdict) => verdict !== "same"));
  if (telling.size > 1) return undefined;
  return telling.size === 0 ? "same" : [...telling][0];
}

function opposite(verdict: Verdict): Verdict {
  return verdict === "stricter" ? "looser" : verdict === "looser" ? "stricter" : verdict;
}
