/** Lowers `funnel`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { findProperty, lowerHead, present, wholeOf } from "./property.ts";

/** The project's own declaration; without a `timezone` it keeps UTC. */
export function lowerFunnel(ctx: LowerContext, declaration: ast.FunnelDeclaration): plan.Funnel {
  const { name, title, doc } = lowerHead(declaration);
  return present<plan.Funnel>({
    id: place(ctx, "funnel", wholeOf(declaration)),
    name,
    title,
    doc,
    timezone: findProperty(declaration.body, "Timezone")?.value.value ?? "UTC",
    currency: findProperty(declaration.body, "Currency")?.value.text,
  });
}
