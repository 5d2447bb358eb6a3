/** Lowers questions about what a lead did: `did`, `count of`, `sum of`, `first`, `last`, `time since`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { listDeclarations, lookingBackTo, type LowerContext } from "./context.ts";
import { compareNames } from "./context.ts";
import { lowerDuration, lowerDurationIfWritten } from "./duration.ts";
import { lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, present, textsOf } from "./property.ts";
import { lowerFieldType, lowerType } from "./value-type.ts";

/** `did A …`: the number of times is written out, at least once unless the question says otherwise. */
export function lowerDid(ctx: LowerContext, { filter, quantity, after }: ast.DidExpression): plan.Expression {
  if (after !== undefined && filter.within !== undefined) {
    return {
      op: "did_after",
      selection: lowerSelection(ctx, { ...filter, within: undefined }),
      within: lowerDuration(ctx, filter.within),
      after: lowerSelector(ctx, after),
    };
  }
  const count = quantity?.count.value ?? 1;
  const bound = quantity?.bound ?? "at least";
  return present<plan.Did>({
    op: "did",
    selection: lowerSelection(ctx, filter),
    at_least: bound === "at most" ? undefined : count,
    at_most: bound === "at least" ? undefined : count,
  });
}

export function lowerCount(ctx: LowerContext, { filter, distinct }: ast.CountExpression): plan.Expression {
  return present<plan.Count>({ op: "count", selection: lowerSelection(ctx, filter), distinct: distinct?.text });
}

export function lowerSum(ctx: LowerContext, node: ast.SumExpression): plan.Expression {
  return {
    op: "sum",
    selection: lowerSelection(ctx, node.filter),
    attribute: node.attribute.text,
    type: attributeType(ctx, node),
  };
}

/** The first and the last time of something are looked for in the whole history, even inside a wait. */
export function lowerEdge(ctx: LowerContext, node: ast.EdgeExpression): plan.Expression {
  return {
    op: node.edge,
    selection: lowerSelection(lookingBackTo(ctx, undefined), node.filter),
    attribute: node.attribute.text,
    type: attributeType(ctx, node),
  };
}

export function lowerTimeSince(ctx: LowerContext, { filter }: ast.TimeSinceExpression): plan.Expression {
  return { op: "time_since", selection: lowerSelection(lookingBackTo(ctx, undefined), filter) };
}

/** `A`, `any of [A, B]`, or the names of everything a prospect can do. */
export function lowerSelector(ctx: LowerContext, { form, activities }: ast.ActivitySelector): string[] {
  if (form !== "any_prospect") return textsOf(activities);
  return listDeclarations(ctx, "Activity")
    .filter(
      ({ declaration }) => (findProperty(declaration.body, "ActivityBy")?.value.text ?? "prospect") === "prospect",
    )
    .map(({ declaration }) => declaration.name.text)
    .sort(compareNames);
}

/** `A [where P]` behind an `on`. */
export function lowerTrigger(ctx: LowerContext, { selector, where }: ast.Trigger): plan.Trigger {
  return present<plan.Trigger>({
    activities: lowerSelector(ctx, selector),
    where: lowerExpressionIfWritten(lookingBackTo(ctx, undefined), where),
  });
}

function lowerSelection(ctx: LowerContext, filter: ast.ActivityFilter): plan.Selection {
  const { selector, where, within, since } = filter;
  return present<plan.Selection>({
    activities: lowerSelector(ctx, selector),
    where: lowerExpressionIfWritten(lookingBackTo(ctx, undefined), where),
    within: lowerDurationIfWritten(ctx, within),
    since: lowerSince(ctx, since, within !== undefined),
  });
}

function lowerSince(ctx: LowerContext, since: ast.Name | undefined, windowed: boolean): plan.Since | undefined {
  if (since !== undefined) return { kind: "stage", stage: since.text };
  return ctx.lookBack === undefined || windowed ? undefined : { kind: ctx.lookBack };
}

function attributeType(ctx: LowerContext, node: ast.SumExpression | ast.EdgeExpression): plan.ValueType {
  const declared = ctx.project.symbolOf(node.attribute)?.node;
  if (declared?.kind === "Field") return lowerFieldType((declared as ast.FieldDeclaration).type).type;
  return lowerType(ctx.project.typeOf(node));
}
