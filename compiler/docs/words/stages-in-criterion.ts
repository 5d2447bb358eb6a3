/** Which stages a criterion asks for, to say beside a stage what concerns it. */
import type { Expression, Plan } from "../../../schemas/generated/plan.ts";

/** The stages in which the criterion can hold as far as it speaks of the stage itself; none when it does not. */
export function listMentions(plan: Plan, expression: Expression): readonly string[] {
  switch (expression.op) {
    case "compare":
      if (expression.left.op !== "fact" || expression.left.fact !== "stage" || expression.right.op !== "literal")
        return [];
      return expression.comparison === "equal" ? [String(expression.right.value)] : [];
    case "among":
      return expression.operand.op === "fact" && expression.operand.fact === "stage"
        ? expression.values.map(String)
        : [];
    case "and":
    case "or":
      return expression.operands.flatMap((operand) => listMentions(plan, operand));
    case "segment": {
      const segment = plan.segments.find(({ name }) => name === expression.name);
      return segment === undefined ? [] : listMentions(plan, segment.when);
    }
    default:
      return [];
  }
}
