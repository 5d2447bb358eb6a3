/** Lowers `hygiene`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerDuration } from "./duration.ts";
import { lowerSelector } from "./history.ts";
import { lowerExpression } from "./operand.ts";
import { headerOf, listProperties, present, textsOf } from "./property.ts";

export function lowerHygiene(ctx: LowerContext, declaration: ast.HygieneDeclaration): plan.Hygiene {
  const { body } = declaration;
  return {
    id: place(ctx, "hygiene", headerOf(declaration)),
    require: listProperties(body, "Require").map((rule, index) => ({
      id: place(ctx, `hygiene/require/${index}`, rule),
      condition: lowerExpression(ctx, rule.condition),
      before: textsOf(rule.stages),
    })),
    reject: listProperties(body, "Reject").map((rule, index) =>
      present<plan.Rejection>({
        id: place(ctx, `hygiene/reject/${index}`, rule),
        when: lowerExpression(ctx, rule.when),
        because: rule.because?.value,
      }),
    ),
    stale: listProperties(body, "Stale").map((rule, index) => ({
      id: place(ctx, `hygiene/stale/${index}`, rule),
      after: lowerDuration(ctx, rule.after),
      without: lowerSelector(ctx, rule.without),
    })),
    standardize: listProperties(body, "Standardize").map((rule, index) => ({
      id: place(ctx, `hygiene/standardize/${index}`, rule),
      field: rule.field.text,
      as: rule.as.text as plan.Standardize["as"],
    })),
  };
}
