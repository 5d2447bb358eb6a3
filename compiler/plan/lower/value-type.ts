/** Lowers types: those written behind fields, and those the checker found. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import type { Type } from "../../types/type.ts";
import { present } from "./property.ts";

/** The type behind a field or attribute, with the members of `one of` in their order. */
export function lowerFieldType(type: ast.TypeExpression): plan.FieldType {
  switch (type.kind) {
    case "NamedType":
      return { type: type.name.text as plan.ValueType };
    case "OneOf":
      return { type: "enum", members: type.members.map(lowerMember) };
    case "ListOf":
      return { type: "list", element: lowerFieldType(type.element) };
    default:
      return assertNever(type);
  }
}

/** A member as its text, whether it was written as a name or as a string. */
export function memberText(value: ast.Name | ast.StringLiteral): string {
  return value.kind === "Name" ? value.text : value.value;
}

function lowerMember({ value, moved }: ast.EnumMember): plan.EnumMember {
  return present<plan.EnumMember>({ value: memberText(value), moved_from: moved?.old.text });
}

/** The plan's word for a type; text stands for what the plan has no values of. */
export function lowerType(type: Type): plan.ValueType {
  switch (type.kind) {
    case "primitive":
      return type.name === "time" || type.name === "regex" ? "text" : type.name;
    case "declared":
      return type.name === "channel" || type.name === "team" ? "text" : type.name;
    case "enum":
    case "grade":
    case "list":
      return type.kind;
    case "error":
      return "text";
    default:
      return assertNever(type);
  }
}

/** How two values of a type are compared; grades and phases have an order of their own only where order matters. */
export function orderingOf(type: Type, comparison: plan.Compare["comparison"]): plan.Ordering {
  const ordered = comparison !== "equal" && comparison !== "not_equal";
  switch (type.kind) {
    case "primitive":
      return primitiveOrdering(type.name);
    case "declared":
      return ordered && type.name === "phase" ? "phase" : "exact";
    case "grade":
      return ordered ? "grade" : "exact";
    case "enum":
    case "error":
      return "exact";
    case "list":
      return orderingOf(type.element, comparison);
    default:
      return assertNever(type);
  }
}

function primitiveOrdering(name: Extract<Type, { kind: "primitive" }>["name"]): plan.Ordering {
  switch (name) {
    case "text":
    case "email":
    case "phone":
    case "url":
    case "country":
    case "regex":
      return "text";
    case "integer":
    case "number":
    case "percent":
    case "money":
    case "time":
      return "number";
    case "boolean":
      return "exact";
    case "date":
    case "datetime":
      return "time";
    case "duration":
      return "duration";
    default:
      return assertNever(name);
  }
}
