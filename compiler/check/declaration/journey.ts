/** Checks `journey`: its phases in order. */
import type { JourneyDeclaration } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkMovedIn, checkOnce, requireProperty } from "../properties.ts";

export function checkJourney(ctx: CheckContext, journey: JourneyDeclaration): void {
  requireProperty(ctx, journey, journey.body, {
    kinds: ["Phase"],
    words: "a phase",
    example: 'phase interest "Why change?"',
  });
  for (const phase of journey.body) {
    if (phase.kind !== "Phase") continue;
    checkOnce(ctx, phase.body, { When: "when" });
    checkMovedIn(ctx, phase.body, ctx.bound.scopeOf("phase"));
    ctx.definition = ctx.bound.declaredBy(phase.name);
    for (const item of phase.body) if (item.kind === "When") checkCriterion(ctx, item.value);
  }
}
