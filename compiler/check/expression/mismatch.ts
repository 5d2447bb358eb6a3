/** Two sides of a comparison that do not go together: what each is, and what to type. */
import { insertText, removeText } from "../../diagnostics/fix.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import type { Comparison, Expression } from "../../syntax/ast/index.ts";
import { describeShort, describeType } from "../../types/describe-type.ts";
import { familyOf } from "../../types/relations.ts";
import type { Family } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { addCurrency } from "../quantity.ts";
import { exampleOf } from "./example.ts";

const units: readonly Family[] = ["number", "percent", "money", "duration", "instant"];

/** Reports a value that cannot be compared with the subject; `value` is one side, a list item or the end of a range. */
export function reportMismatch(
  ctx: CheckContext,
  subject: Expression,
  subjectType: Type,
  value: Expression,
  valueType: Type,
): void {
  const families = [familyOf(subjectType), familyOf(valueType)] as const;
  const isUnit = families.every((family) => units.includes(family));
  const fix = isUnit ? mendUnit(ctx, families[0], value) : undefined;
  const message = `${quote(ctx, subject)} is ${describeType(subjectType)} and cannot be compared with ${describeShort(valueType)}.`;
  report(ctx, isUnit ? "wrong-unit" : "wrong-type", value, message, {
    help: fix?.help ?? `Compare it as in ${exampleOf(ctx, subject, subjectType)}.`,
    fix: fix?.edit,
  });
}

interface Mend {
  readonly help: string;
  readonly edit: Fix | undefined;
}

function mendUnit(ctx: CheckContext, wanted: Family, value: Expression): Mend | undefined {
  if (value.kind === "Number") {
    const text = ctx.source.text.slice(value.start, value.end);
    switch (wanted) {
      case "money":
        return {
          help: `Write the currency, as in \`${text} ${ctx.currency ?? "USD"}\`.`,
          edit: addCurrency(ctx, value),
        };
      case "percent":
        return { help: `Write \`${text}%\`.`, edit: insertText(ctx.source, value.end, "%") };
      case "duration":
        return { help: `Write a unit, as in \`${text} days\`.`, edit: undefined };
      default:
        return undefined;
    }
  }
  if (value.kind === "Percent" && wanted === "number") {
    return { help: `Write \`${value.value}\` alone.`, edit: removeText(ctx.source, value.end - 1, value.end) };
  }
  if (value.kind === "Money" && wanted === "number") {
    const { currency } = value;
    return { help: `Write \`${value.amount}\` alone.`, edit: removeText(ctx.source, currency.start - 1, currency.end) };
  }
  if (value.kind === "Duration" && wanted === "instant") {
    return { help: "Subtract it from `now` first, as in `now - created >= 30 days`.", edit: undefined };
  }
  return undefined;
}

/** Reports `<` and its like between values that have no order. */
export function reportNoOrder(ctx: CheckContext, comparison: Comparison, type: Type): void {
  const { operator, left } = comparison;
  report(
    ctx,
    "wrong-type",
    comparison,
    `${quote(ctx, left)} is ${describeType(type)}, which has no order for \`${operator}\`.`,
    {
      help: `Compare it as in ${exampleOf(ctx, left, type)}.`,
    },
  );
}
