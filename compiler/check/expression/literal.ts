/** Literals in expressions: what each must fulfil by itself. */
import type { Literal } from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import type { CheckContext } from "../check-context.ts";
import { checkDuration } from "../duration.ts";
import { checkPattern } from "../pattern.ts";
import { checkDate, checkDateTime, checkMoney, checkTime } from "../quantity.ts";

/** Reports impossible dates, foreign currencies, business time and patterns that cannot be matched. */
export function checkLiteral(ctx: CheckContext, literal: Literal): void {
  switch (literal.kind) {
    case "Money":
      return checkMoney(ctx, literal);
    case "Duration":
      return checkDuration(ctx, literal, "elapsed");
    case "Date":
      checkDate(ctx, literal);
      return;
    case "DateTime":
      checkDateTime(ctx, literal);
      return;
    case "Time":
      return checkTime(ctx, literal);
    case "Regex":
      return checkPattern(ctx, literal);
    case "String":
    case "Number":
    case "Percent":
    case "Boolean":
      return;
    default:
      assertNever(literal);
  }
}
