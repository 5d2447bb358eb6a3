/** Lowers `turnback`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { compareNames, listDeclarations, lookingBackTo, type LowerContext, place } from "./context.ts";
import { lowerDurationIfWritten } from "./duration.ts";
import { lowerExpressionIfWritten } from "./operand.ts";
import { headerOf, listProperties, present, textsOf } from "./property.ts";

/** All turnbacks by stage. */
export function lowerTurnbacks(ctx: LowerContext): plan.Turnback[] {
  return listDeclarations(ctx, "Turnback")
    .map((item) => lowerTurnback(item.ctx, item.declaration))
    .sort((left, right) => compareNames(left.stage, right.stage));
}

function lowerTurnback(ctx: LowerContext, declaration: ast.TurnbackDeclaration): plan.Turnback {
  const { stage, body } = declaration;
  const id = place(ctx, `turnback/${stage.text}`, { start: headerOf(declaration).start, end: stage.end });
  return {
    id,
    stage: stage.text,
    rows: listProperties(body, "TurnbackRow").map((row, index) => lowerRow(ctx, `${id}/row/${index}`, row)),
  };
}

/** Questions about the past look back to the entry into the stage. */
function lowerRow(ctx: LowerContext, id: string, row: ast.TurnbackRow): plan.TurnbackRow {
  const { target, requalify } = row;
  return present<plan.TurnbackRow>({
    id: place(ctx, id, row),
    reasons: textsOf(row.reasons),
    otherwise: row.otherwise,
    nurture: target.kind === "TargetNurture" ? target.nurture.text : undefined,
    quarantine: target.kind === "TargetQuarantine" ? true : undefined,
    to: target.kind === "TargetStage" ? target.stage.text : undefined,
    requalify:
      requalify &&
      present<plan.Requalify>({
        after: lowerDurationIfWritten(ctx, requalify.after),
        when: lowerExpressionIfWritten(lookingBackTo(ctx, "entry"), requalify.when),
      }),
  });
}
