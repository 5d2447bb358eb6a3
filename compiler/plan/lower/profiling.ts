/** Lowers `profiling`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, headerOf, listProperties, present, textsOf } from "./property.ts";

export function lowerProfiling(ctx: LowerContext, declaration: ast.ProfilingDeclaration): plan.Profiling {
  const { body } = declaration;
  return present<plan.Profiling>({
    id: place(ctx, "profiling", headerOf(declaration)),
    rows: listProperties(body, "ProfilingRow").map((row, index) => lowerRow(ctx, `profiling/row/${index}`, row)),
    per_form: findProperty(body, "AtMostPerForm")?.value.value,
  });
}

function lowerRow(ctx: LowerContext, id: string, row: ast.ProfilingRow): plan.ProfilingRow {
  return present<plan.ProfilingRow>({
    id: place(ctx, id, row),
    fields: textsOf(row.fields),
    after: row.after && { count: row.after.count.value, activity: row.after.activity.text },
    when: lowerExpressionIfWritten(ctx, row.when),
  });
}
