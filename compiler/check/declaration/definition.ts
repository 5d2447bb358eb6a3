/** Checks `need`, `segment` and `persona`: named criteria, which may read each other but never themselves. */
import type { NeedDeclaration, PersonaDeclaration, SegmentDeclaration } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkMovedIn, checkOnce, requireProperty } from "../properties.ts";
import { checkWholeNumber } from "../quantity.ts";
import { resolveEach } from "../references.ts";

const whenNeeded = { kinds: ["When"], words: "a criterion", example: "when employees >= 1000" };

export function checkNeedOrSegment(ctx: CheckContext, declaration: NeedDeclaration | SegmentDeclaration): void {
  checkOnce(ctx, declaration.body, { When: "when" });
  checkMovedIn(ctx, declaration.body, ctx.bound.scopeOf(declaration.kind === "Need" ? "need" : "segment"));
  requireProperty(ctx, declaration, declaration.body, whenNeeded);
  ctx.definition = ctx.bound.declaredBy(declaration.name);
  for (const item of declaration.body) if (item.kind === "When") checkCriterion(ctx, item.value);
}

export function checkPersona(ctx: CheckContext, persona: PersonaDeclaration): void {
  checkOnce(ctx, persona.body, { When: "when", Role: "role", Needs: "needs", Priority: "priority" });
  checkMovedIn(ctx, persona.body, ctx.bound.scopeOf("persona"));
  ctx.definition = ctx.bound.declaredBy(persona.name);
  for (const item of persona.body) {
    if (item.kind === "When") checkCriterion(ctx, item.value);
    else if (item.kind === "Needs") resolveEach(ctx, "need", item.value);
    else if (item.kind === "Priority") checkWholeNumber(ctx, item.value, 0, "A priority");
  }
}
