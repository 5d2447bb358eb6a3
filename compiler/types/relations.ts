/** Which types go together: families of values, what can be compared and what can be ordered. */
import { assertNever } from "../text/invariant.ts";
import type { PrimitiveName, Type } from "./type.ts";

/** Values that compare with each other; numbers of different units are families of their own. */
export type Family =
  | "text"
  | "number"
  | "percent"
  | "money"
  | "boolean"
  | "instant"
  | "time"
  | "duration"
  | "regex"
  | "member"
  | "list"
  | "error";

/** The family of a type. */
export function familyOf(type: Type): Family {
  switch (type.kind) {
    case "primitive":
      return familyOfPrimitive(type.name);
    case "declared":
      return type.name === "account" ? "text" : "member";
    case "enum":
    case "grade":
      return "member";
    case "list":
      return "list";
    case "error":
      return "error";
    default:
      return assertNever(type);
  }
}

function familyOfPrimitive(name: PrimitiveName): Family {
  switch (name) {
    case "text":
    case "email":
    case "phone":
    case "url":
    case "country":
      return "text";
    case "integer":
    case "number":
      return "number";
    case "date":
    case "datetime":
      return "instant";
    case "percent":
    case "money":
    case "boolean":
    case "time":
    case "duration":
    case "regex":
      return name;
    default:
      return assertNever(name);
  }
}

/** True when a value of one type can equal a value of the other. */
export function areComparable(left: Type, right: Type): boolean {
  const family = familyOf(left);
  const other = familyOf(right);
  if (family === "error" || other === "error") return true;
  if (family !== other || family === "regex" || family === "list") return false;
  return family !== "member" || haveCommonMembers(left, right);
}

function haveCommonMembers(left: Type, right: Type): boolean {
  if (left.kind === "enum" && right.kind === "enum") {
    return left.members.some((member) => right.members.includes(member));
  }
  if (left.kind === "grade" && right.kind === "grade") return left.score === right.score;
  if (left.kind === "declared" && right.kind === "declared") return left.name === right.name;
  // A reason was once the member of an activity's attribute, so the two may be compared.
  return isReasonOrEnum(left) && isReasonOrEnum(right);
}

function isReasonOrEnum(type: Type): boolean {
  return type.kind === "enum" || (type.kind === "declared" && type.name === "reason");
}

/** True when `<` means something between values of the type. */
export function isOrdered(type: Type): boolean {
  switch (familyOf(type)) {
    case "number":
    case "percent":
    case "money":
    case "instant":
    case "time":
    case "duration":
    case "error":
      return true;
    case "member":
      return type.kind === "grade" || (type.kind === "declared" && type.name === "phase");
    case "text":
    case "boolean":
    case "regex":
    case "list":
      return false;
    default:
      return assertNever(familyOf(type) as never);
  }
}

/** True for what a field may hold when a value of type `from` is given for it. */
export function isAssignable(from: Type, to: Type): boolean {
  if (from.kind === "error" || to.kind === "error") return true;
  if (from.kind === "list" || to.kind === "list") {
    return from.kind === "list" && to.kind === "list" && isAssignable(from.element, to.element);
  }
  if (to.kind === "primitive" && to.name === "integer") return from.kind === "primitive" && from.name === "integer";
  return areComparable(from, to);
}

export function isBoolean(type: Type): boolean {
  return type.kind === "error" || (type.kind === "primitive" && type.name === "boolean");
}
