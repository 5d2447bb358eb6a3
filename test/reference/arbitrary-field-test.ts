/** Generates random tests of fields and attributes, by their types, and the small expressions that all criteria are made of. */
import type { Compare, Expression, Field, ValueType } from "../../schemas/generated/plan.ts";
import type { Draw } from "./draw.ts";

export const enumMembers = ["red", "green", "blue"];
export const texts = ["Alpha", " alpha ", "beta gamma", "Gamma"];
export const comparisons: Compare["comparison"][] = ["equal", "not_equal", "less", "at_most", "greater", "at_least"];

type Maker = (draw: Draw) => Expression;

/** A test of a field or an attribute, by its type. */
export function drawFieldTest(
  draw: Draw,
  field: Field,
  op: "field" | "attribute" | "account_field",
  beginning: number,
): Expression {
  const { type } = field.type;
  const operand: Expression = { op, name: field.name, type };
  if (draw.chance(15)) return { op: "known", operand };
  switch (type) {
    case "integer":
    case "number":
    case "money": {
      const value = draw.pick([0, 1, 5, 10, 20]);
      if (draw.chance(25)) return { op: "between", by: "number", operand, ...drawEnds(draw, value) };
      if (draw.chance(15)) return { op: "among", by: "number", operand, values: [value, 5] };
      return compareWith(draw.pick(comparisons), "number", operand, "number", value);
    }
    case "boolean":
      if (draw.chance(50)) return operand;
      return compareWith("equal", "exact", operand, "boolean", draw.chance(50));
    case "enum":
      if (draw.chance(40)) return { op: "among", by: "exact", operand, values: draw.some(enumMembers, 1) };
      return compareWith(
        draw.pick(["equal", "not_equal"]),
        "exact",
        operand,
        "enum",
        draw.pick([...enumMembers, "unspecified"]),
      );
    case "email":
      return { op: "email_is", operand, test: draw.pick(["valid", "free", "disposable", "business"] as const) };
    case "date":
    case "datetime": {
      const day = new Date(beginning + draw.integer(-2, 40) * 86_400_000).toISOString().slice(0, 10);
      return compareWith(draw.pick(comparisons), "time", operand, "date", day);
    }
    case "list":
      return {
        op: "list_contains",
        by: "text",
        operand,
        value: { op: "literal", type: "text", value: draw.pick(texts) },
      };
    case "country":
      return compareWith(draw.pick(["equal", "not_equal"]), "exact", operand, "country", draw.pick(["US", "DE"]));
    default: {
      const text: Expression = { op: "literal", type: "text", value: draw.pick(["alpha", "Beta", "gam", " mma"]) };
      const makers: Maker[] = [
        () => compareWith(draw.pick(["equal", "not_equal"]), "text", operand, "text", draw.pick(texts)),
        () => ({ op: "among", by: "text", operand, values: draw.some(texts, 1) }),
        () => ({ op: "text_test", test: draw.pick(["contains", "starts_with", "ends_with"] as const), operand, text }),
        () => ({
          op: "matches",
          operand,
          pattern: "\\b(alpha|gamma)\\b",
          flags: draw.pick(["", "i"]),
          engine: "native",
        }),
      ];
      return draw.pick(makers)(draw);
    }
  }
}

function drawEnds(draw: Draw, value: number): { from?: Expression; to?: Expression } {
  switch (draw.pick(["both", "from", "to"])) {
    case "from":
      return { from: number(value) };
    case "to":
      return { to: number(value) };
    default:
      return { from: number(value), to: number(value + draw.integer(0, 10)) };
  }
}

export function compareWith(
  comparison: Compare["comparison"],
  by: Compare["by"],
  left: Expression,
  type: ValueType,
  value: string | number | boolean,
): Compare {
  return { op: "compare", comparison, by, left, right: { op: "literal", type, value } };
}

export function fact(name: Extract<Expression, { op: "fact" }>["fact"], type: ValueType): Expression {
  return { op: "fact", fact: name, type };
}

export function number(value: number): Expression {
  return { op: "literal", type: "number", value };
}
