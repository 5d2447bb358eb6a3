/** Types that the kind of an expression tells by itself, so that no table needs to hold them. */
import type { Expression } from "../../syntax/ast/index.ts";
import {
  booleanType,
  dateType,
  datetimeType,
  durationType,
  errorType,
  integerType,
  moneyType,
  numberType,
  percentType,
  regexType,
  textType,
  timeType,
} from "../../types/primitives.ts";
import type { Type } from "../../types/type.ts";

/** The type that an expression of its kind always has; `undefined` when names decide. */
export function constantTypeOf(expression: Expression): Type | undefined {
  switch (expression.kind) {
    case "String":
      return textType;
    case "Number":
      return Number.isInteger(expression.value) ? integerType : numberType;
    case "Percent":
      return percentType;
    case "Money":
      return moneyType;
    case "Duration":
    case "TimeSince":
    case "TimeInStage":
      return durationType;
    case "Date":
      return dateType;
    case "DateTime":
      return datetimeType;
    case "Time":
      return timeType;
    case "Regex":
      return regexType;
    case "Count":
    case "TimesEntered":
      return integerType;
    case "Boolean":
    case "Not":
    case "Comparison":
    case "KnownTest":
    case "Did":
    case "Was":
    case "EnteredOn":
    case "SlaPredicate":
    case "SentPredicate":
    case "AskedPredicate":
    case "NotifiedPredicate":
    case "AssignedPredicate":
      return booleanType;
    case "Binary":
      return expression.operator === "and" || expression.operator === "or" ? booleanType : undefined;
    case "List":
    case "Range":
    case "Missing":
      return errorType;
    default:
      return undefined;
  }
}
