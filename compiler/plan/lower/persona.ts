/** Lowers `need`, `segment` and `persona`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { invariant } from "../../text/invariant.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerExpression, lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, listProperties, lowerHead, present, textsOf, wholeOf } from "./property.ts";

export function lowerNeed(ctx: LowerContext, declaration: ast.NeedDeclaration): plan.Criterion {
  return lowerCriterion(ctx, "need", declaration);
}

export function lowerSegment(ctx: LowerContext, declaration: ast.SegmentDeclaration): plan.Criterion {
  return lowerCriterion(ctx, "segment", declaration);
}

export function lowerPersona(ctx: LowerContext, declaration: ast.PersonaDeclaration): plan.Persona {
  const { body } = declaration;
  return present<plan.Persona>({
    id: place(ctx, `persona/${declaration.name.text}`, wholeOf(declaration)),
    ...lowerHead(declaration),
    when: lowerExpressionIfWritten(ctx, findProperty(body, "When")?.value),
    role: findProperty(body, "Role")?.value.text,
    needs: listProperties(body, "Needs").flatMap(({ value }) => textsOf(value)),
    priority: findProperty(body, "Priority")?.value.value ?? 0,
  });
}

function lowerCriterion(
  ctx: LowerContext,
  kind: "need" | "segment",
  declaration: ast.NeedDeclaration | ast.SegmentDeclaration,
): plan.Criterion {
  const when = findProperty(declaration.body, "When");
  invariant(when !== undefined, `${kind} ${declaration.name.text} has a criterion`);
  return present<plan.Criterion>({
    id: place(ctx, `${kind}/${declaration.name.text}`, wholeOf(declaration)),
    ...lowerHead(declaration),
    when: lowerExpression(ctx, when.value),
  });
}
