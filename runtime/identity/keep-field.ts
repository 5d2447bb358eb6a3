/** Which of two values of a field stays when two leads turn out to be one. */
import type { Keep } from "../../schemas/generated/plan.ts";
import { assertNever } from "../model/invariant.ts";
import type { Value } from "../model/value.ts";

export type KeepRule = Keep["rule"];

/** A value of one of the leads; `setAt` is when it was set, in epoch milliseconds. */
export interface FieldValue {
  readonly value: Value | undefined;
  readonly setAt: number;
}

/** Whether the value of the younger lead stays. What is known beats what is not; ties go to the older lead. */
export function keepsYounger(rule: KeepRule, older: FieldValue, younger: FieldValue): boolean {
  if (older.value === undefined || younger.value === undefined) return younger.value !== undefined;
  switch (rule) {
    case "latest":
      return younger.setAt > older.setAt;
    case "first":
      return younger.setAt < older.setAt;
    case "true":
    case "false": {
      const wanted = rule === "true";
      return older.value === younger.value ? younger.setAt > older.setAt : younger.value === wanted;
    }
    case "longest": {
      const difference = lengthOf(younger.value) - lengthOf(older.value);
      return difference === 0 ? younger.setAt > older.setAt : difference > 0;
    }
    default:
      return assertNever(rule);
  }
}

export function isSameValue(left: Value | undefined, right: Value | undefined): boolean {
  return left === right || (typeof left === "object" && JSON.stringify(left) === JSON.stringify(right));
}

function lengthOf(value: Value): number {
  return typeof value === "object" ? value.length : String(value).trim().length;
}
