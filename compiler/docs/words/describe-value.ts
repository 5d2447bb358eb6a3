/** Values of a plan in words: members and declarations by their titles, dates and money as people write them. */
import type { Expression, Literal, Scalar, ValueType } from "../../../schemas/generated/plan.ts";
import { describeDate } from "./describe-time.ts";
import { formatNumber, type Phrase, say, spellName } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

export function describeLiteral(names: PlanNames, { value, type }: Literal): Phrase {
  return describeScalar(names, value, type);
}

export function describeScalar(names: PlanNames, value: Scalar, type: ValueType | undefined): Phrase {
  if (typeof value === "boolean") return say`${value ? "yes" : "no"}`;
  if (typeof value === "number") {
    if (type === "percent") return say`${formatNumber(value)}%`;
    if (type === "money") return say`${describeMoney(names, value)}`;
    return say`${formatNumber(value)}`;
  }
  switch (type) {
    case "persona":
      return say`${names.persona(value)}`;
    case "stage":
      return say`${names.stage(value)}`;
    case "phase":
      return say`${names.phase(value)}`;
    case "content":
      return say`${names.content(value)}`;
    case "queue":
      return say`${names.queue(value)}`;
    case "nurture":
      return say`${names.nurture(value)}`;
    case "date":
    case "datetime":
      return say`${describeDate(value)}`;
    case "enum":
    case "reason": {
      // After “is not” a value such as `not_ready` would be read as part of the sentence.
      const spelled = spellName(value);
      return say`${/^(?:not|no|never|is) /.test(spelled) ? `“${spelled}”` : spelled}`;
    }
    case "country":
      return say`${describeRegion(value)}`;
    case "grade":
      return say`${spellName(value)}`;
    default:
      return say`“${value}”`;
  }
}

/** A country by its code, with the part of it that stands behind a hyphen: `DE-BY` is `Germany (BY)`. */
export function describeRegion(code: string): string {
  const [country = "", ...parts] = code.split("-");
  if (!/^[A-Z]{2}$/.test(country)) return spellName(code);
  const name = new Intl.DisplayNames("en", { type: "region" }).of(country) ?? country;
  return parts.length === 0 ? name : `${name} (${parts.join("-")})`;
}

export function describeMoney({ plan }: PlanNames, amount: number): string {
  const { currency } = plan.funnel;
  return currency === undefined ? formatNumber(amount) : `${formatNumber(amount)} ${currency}`;
}

/** The type of what an expression gives, where the plan says it. */
export function typeOfValue(expression: Expression): ValueType | undefined {
  switch (expression.op) {
    case "literal":
    case "field":
    case "account_field":
    case "attribute":
    case "fact":
    case "sum":
    case "first":
    case "last":
      return expression.type;
    case "grade":
      return "grade";
    case "of_lead":
      return typeOfValue(expression.operand);
    default:
      return undefined;
  }
}
