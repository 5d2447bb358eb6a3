/** Which stages a criterion leaves possible at all, so that leads elsewhere need not be asked. */
import type { Expression } from "../../schemas/generated/plan.ts";

/** The only stages in which the criterion can be true; `undefined` when it does not say. */
export function stagesOf(criterion: Expression): ReadonlySet<string> | undefined {
  switch (criterion.op) {
    case "compare": {
      const { comparison, left, right } = criterion;
      if (comparison !== "equal" || !isStage(left) || right.op !== "literal") return undefined;
      return new Set([String(right.value)]);
    }
    case "among":
      return isStage(criterion.operand) ? new Set(criterion.values.map(String)) : undefined;
    case "and": {
      let stages: ReadonlySet<string> | undefined;
      for (const operand of criterion.operands) {
        const own = stagesOf(operand);
        if (own !== undefined)
          stages = stages === undefined ? own : new Set([...stages].filter((name) => own.has(name)));
      }
      return stages;
    }
    case "or": {
      const stages = new Set<string>();
      for (const operand of criterion.operands) {
        const own = stagesOf(operand);
        if (own === undefined) return undefined;
        for (const name of own) stages.add(name);
      }
      return stages;
    }
    default:
      return undefined;
  }
}

function isStage(expression: Expression): boolean {
  return expression.op === "fact" && expression.fact === "stage";
}
