/** Lowers `routing`, and the starts that routings and SLAs have alike. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { invariant } from "../../text/invariant.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerTrigger } from "./history.ts";
import { lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, headerOf, listProperties, lowerHead, present, textsOf } from "./property.ts";

export function lowerRouting(ctx: LowerContext, declaration: ast.RoutingDeclaration): plan.Routing {
  const { body, name } = declaration;
  const id = place(ctx, `routing/${name.text}`, headerOf(declaration));
  const starts = findProperty(body, "Starts");
  invariant(starts !== undefined, `routing ${name.text} says what it is on`);
  return present<plan.Routing>({
    id,
    ...lowerHead(declaration),
    on: lowerStart(ctx, `${id}/on`, starts),
    keep_owner: findProperty(body, "KeepOwner") !== undefined,
    rows: listProperties(body, "RoutingRow").map((row, index) => lowerRow(ctx, `${id}/row/${index}`, row)),
  });
}

/** `on entering S,*` or `on A [where P]`. */
export function lowerStart(ctx: LowerContext, id: string, starts: ast.Starts): plan.Start {
  return present<plan.Start>({
    id: place(ctx, id, starts),
    entering: starts.entering && textsOf(starts.entering),
    trigger: starts.on && lowerTrigger(ctx, starts.on),
    when: lowerExpressionIfWritten(ctx, starts.when),
  });
}

function lowerRow(ctx: LowerContext, id: string, { target, ...row }: ast.RoutingRow): plan.RoutingRow {
  return present<plan.RoutingRow>({
    id: place(ctx, id, row),
    when: lowerExpressionIfWritten(ctx, row.when),
    queue: target.kind === "TargetQueue" ? target.queue.text : undefined,
    account_owner: target.kind === "TargetAccountOwner" ? true : undefined,
  });
}
