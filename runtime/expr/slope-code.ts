/** How fast values move with time: most stand still, `now` and what is measured from it move evenly. */
import type { Expression } from "../../schemas/generated/plan.ts";
import { quote, type Scope } from "./code.ts";
import { valueCode } from "./value-code.ts";

/** The change in a millisecond: a number, JavaScript for one, or `uneven` for what no line describes. */
export type Slope = number | string | typeof uneven;

export const uneven: unique symbol = Symbol("uneven");

export function slopeOf(scope: Scope, expression: Expression): Slope {
  switch (expression.op) {
    case "fact":
      return expression.fact === "now" || expression.fact === "time_in_stage" ? 1 : 0;
    case "time_since":
      return 1;
    case "add":
    case "subtract": {
      const left = slopeOf(scope, expression.left);
      const right = slopeOf(scope, expression.right);
      // Calendar months stretch and shrink what they shift.
      const months = expression.right.op === "duration" && expression.right.duration.unit === "months";
      if (left === uneven || right === uneven || (months && left !== 0)) return uneven;
      return combine(left, expression.op === "add" ? "+" : "-", right);
    }
    case "multiply": {
      const left = slopeOf(scope, expression.left);
      const right = slopeOf(scope, expression.right);
      if (typeof left === "symbol" || typeof right === "symbol") return uneven;
      if (left === 0) return right === 0 ? 0 : `${write(right)} * ${valueCode(scope, expression.left)}`;
      return right === 0 ? `${write(left)} * ${valueCode(scope, expression.right)}` : uneven;
    }
    case "divide": {
      const left = slopeOf(scope, expression.left);
      const right = slopeOf(scope, expression.right);
      if (left === 0 && right === 0) return 0;
      if (left === uneven || right !== 0) return uneven;
      return `${write(left)} / ${valueCode(scope, expression.right)}`;
    }
    default:
      return 0;
  }
}

/** The slope of a difference. */
export function slopeOfDifference(scope: Scope, left: Expression, right: Expression): Slope {
  const first = slopeOf(scope, left);
  const second = slopeOf(scope, right);
  return typeof first === "symbol" || typeof second === "symbol" ? uneven : combine(first, "-", second);
}

export function write(slope: number | string): string {
  return typeof slope === "number" ? quote(slope) : `(${slope})`;
}

function combine(left: number | string, sign: "+" | "-", right: number | string): number | string {
  if (typeof left === "number" && typeof right === "number") return sign === "+" ? left + right : left - right;
  if (right === 0) return left;
  return `${write(left)} ${sign} ${write(right)}`;
}
