/** Lowers `lifecycle`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerDuration } from "./duration.ts";
import { lowerTrigger } from "./history.ts";
import { lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, headerOf, listProperties, lowerHead, present, textsOf } from "./property.ts";

/** The stages in order. */
export function lowerLifecycle(ctx: LowerContext, { body }: ast.LifecycleDeclaration): plan.Stage[] {
  return listProperties(body, "Stage").map((stage) => lowerStage(ctx, stage));
}

function lowerStage(ctx: LowerContext, stage: ast.StageDeclaration): plan.Stage {
  const { body } = stage;
  const id = place(ctx, `stage/${stage.name.text}`, headerOf(stage));
  const limit = findProperty(body, "Limit");
  return present<plan.Stage>({
    id,
    ...lowerHead(stage),
    initial: findProperty(body, "Initial") !== undefined,
    owner: findProperty(body, "Owner")?.value.text,
    worked_by: findProperty(body, "WorkedBy")?.value.text,
    final: findProperty(body, "Final")?.value.text as plan.Stage["final"],
    intent: findProperty(body, "StageIntent")?.value.text as plan.Stage["intent"],
    reasons: listProperties(body, "Reasons").flatMap(({ value }) => textsOf(value)),
    enter: listProperties(body, "Enter").map((clause, index) => lowerEnter(ctx, `${id}/enter/${index}`, clause)),
    limit: limit && lowerLimit(ctx, `${id}/limit`, limit),
  });
}

function lowerEnter(ctx: LowerContext, id: string, clause: ast.EnterClause): plan.EnterClause {
  return present<plan.EnterClause>({
    id: place(ctx, id, clause),
    from: textsOf(clause.from),
    on: clause.on && lowerTrigger(ctx, clause.on),
    when: lowerExpressionIfWritten(ctx, clause.when),
    because: lowerExpressionIfWritten(ctx, clause.because),
  });
}

function lowerLimit(ctx: LowerContext, id: string, limit: ast.StageLimit): plan.StageLimit {
  return present<plan.StageLimit>({
    id: place(ctx, id, limit),
    after: lowerDuration(ctx, limit.duration),
    to: limit.stage.text,
    because: lowerExpressionIfWritten(ctx, limit.because),
  });
}
