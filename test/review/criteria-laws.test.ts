/** What is said of two criteria holds for every lead: the same form means the same, and stricter is met by fewer. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { writeNormalForm } from "../../compiler/plan/normal-form.ts";
import { compareStrictness } from "../../compiler/review/strictness.ts";
import type { Expression } from "../../schemas/generated/plan.ts";

const size: Expression = { op: "field", name: "size", type: "integer" };
const kind: Expression = { op: "field", name: "kind", type: "enum" };
const number = fc.integer({ min: 0, max: 4 }).map((value): Expression => ({ op: "literal", type: "integer", value }));
const member = fc.constantFrom("a", "b", "c");

const { criterion } = fc.letrec<{ criterion: Expression }>((tie) => {
  const some = fc.array(tie("criterion"), { minLength: 2, maxLength: 3 });
  const comparison = fc.constantFrom("less", "at_most", "greater", "at_least", "equal", "not_equal");
  return {
    criterion: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.tuple(comparison, number, fc.boolean()).map(([op, value, isTurned]): Expression => ({
        op: "compare",
        comparison: op,
        by: "number",
        left: isTurned ? value : size,
        right: isTurned ? size : value,
      })),
      fc
        .tuple(number, number)
        .map(([from, to]): Expression => ({ op: "between", by: "number", operand: size, from, to })),
      fc
        .array(member, { minLength: 1, maxLength: 3 })
        .map((values): Expression => ({ op: "among", by: "exact", operand: kind, values })),
      member.map((value): Expression => {
        const right: Expression = { op: "literal", type: "enum", value };
        return { op: "compare", comparison: "equal", by: "exact", left: kind, right };
      }),
      some.map((operands): Expression => ({ op: "and", operands })),
      some.map((operands): Expression => ({ op: "or", operands })),
      tie("criterion").map((operand): Expression => ({ op: "not", operand })),
    ),
  };
});

/** A criterion with one part of it replaced, so that the two have much in common. */
const pair = fc.tuple(criterion, criterion, fc.nat(9)).map(([before, part, at]) => {
  if (before.op !== "and" && before.op !== "or") return [before, part] as const;
  const operands = before.operands.with(at % before.operands.length, part);
  const changed = [operands, [...before.operands, part], before.operands.toReversed(), operands.slice(1)][at % 4]!;
  return [before, changed.length === 1 ? changed[0]! : ({ ...before, operands: changed } as Expression)] as const;
});

type Lead = Readonly<Record<string, number | string | undefined>>;

const leads: readonly Lead[] = [undefined, -1, 0, 1, 2, 3, 4, 5].flatMap((length) =>
  [undefined, "a", "b", "c", "d"].map((which) => ({ size: length, kind: which })),
);

/** True, false, or `undefined` for what is not known. */
function holds(expression: Expression, lead: Lead): boolean | undefined {
  const value = (side: Expression): number | string | undefined =>
    side.op === "field" ? lead[side.name] : side.op === "literal" ? (side.value as number | string) : undefined;
  switch (expression.op) {
    case "and":
    case "or": {
      const all = expression.operands.map((operand) => holds(operand, lead));
      const decisive = expression.op === "or";
      return all.includes(decisive) ? decisive : all.includes(undefined) ? undefined : !decisive;
    }
    case "not": {
      const inner = holds(expression.operand, lead);
      return inner === undefined ? undefined : !inner;
    }
    case "among": {
      const given = value(expression.operand);
      return given === undefined ? undefined : expression.values.includes(given);
    }
    case "between": {
      const [given, from, to] = [expression.operand, expression.from!, expression.to!].map(value);
      return given === undefined ? undefined : given >= from! && given <= to!;
    }
    case "compare": {
      const [left, right] = [value(expression.left), value(expression.right)];
      if (left === undefined || right === undefined) return undefined;
      const results = {
        less: left < right,
        at_most: left <= right,
        greater: left > right,
        at_least: left >= right,
        equal: left === right,
        not_equal: left !== right,
      };
      return results[expression.comparison];
    }
    default:
      throw new Error(`The test makes no ${expression.op}.`);
  }
}

it("criteria with the same form hold for the same leads, and are unknown for the same", () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      if (writeNormalForm(before) !== writeNormalForm(after)) return;
      for (const lead of leads) expect(holds(after, lead)).toBe(holds(before, lead));
    }),
    { numRuns: 2000 },
  );
});

it("a stricter criterion holds for none but those for whom the other held, and a looser one for all of them", () => {
  let told = 0;
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const verdict = compareStrictness(before, after);
      if (verdict === undefined) return;
      told += 1;
      const [wide, narrow] = verdict === "stricter" ? [before, after] : [after, before];
      for (const lead of leads) if (holds(narrow, lead) === true) expect(holds(wide, lead)).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(200);
});
