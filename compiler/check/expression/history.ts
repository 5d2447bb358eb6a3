/** Questions about what a lead did: `did`, `count of`, `sum of`, `first`, `last`, `time since`. */
import type { FunnelSymbol } from "../../bind/symbol.ts";
import { replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type {
  ActivityFilter,
  ActivitySelector,
  CountExpression,
  DidExpression,
  EdgeExpression,
  Expression,
  Name,
  Quantity,
  SumExpression,
  Trigger,
} from "../../syntax/ast/index.ts";
import { describeType } from "../../types/describe-type.ts";
import { errorType } from "../../types/primitives.ts";
import { familyOf } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkDuration } from "../duration.ts";
import { checkWholeNumber } from "../quantity.ts";
import { listNames, resolve } from "../references.ts";
import { acceptValue } from "./bare-names.ts";
import { checkCriterion } from "./recursion.ts";
import { checkSelector } from "./selector.ts";
import { findAttribute } from "./values.ts";

/** Checks which activities a question is about, and when. */
export function checkFilter(ctx: CheckContext, filter: ActivityFilter): readonly FunnelSymbol[] {
  const activities = checkSelector(ctx, filter.selector);
  if (filter.where !== undefined) checkWhere(ctx, filter.where, filter.selector, activities);
  if (filter.within !== undefined) checkDuration(ctx, filter.within, "elapsed");
  if (filter.since !== undefined) resolve(ctx, "stage", filter.since);
  return activities;
}

/** Checks the trigger behind an `on`. */
export function checkTrigger(ctx: CheckContext, trigger: Trigger): readonly FunnelSymbol[] {
  const activities = checkSelector(ctx, trigger.selector);
  if (trigger.where !== undefined) checkWhere(ctx, trigger.where, trigger.selector, activities);
  return activities;
}

/** Inside `where`, the attributes of the activities have their bare names. */
function checkWhere(
  ctx: CheckContext,
  where: Expression,
  selector: ActivitySelector,
  activities: readonly FunnelSymbol[],
): void {
  const { activities: outer, dangling, diagnostics } = ctx;
  const before = diagnostics.length;
  ctx.activities = activities;
  ctx.dangling = [];
  checkCriterion(ctx, where);
  ctx.activities = outer;
  ctx.dangling = dangling;
  // An activity that is not known was reported, and its attributes are not known either.
  if (activities.length < selector.activities.length) diagnostics.length = before;
}

export function checkDid(ctx: CheckContext, did: DidExpression): void {
  checkFilter(ctx, did.filter);
  if (did.quantity !== undefined) checkQuantity(ctx, did.quantity);
  if (did.after !== undefined) checkSelector(ctx, did.after);
}

function checkQuantity(ctx: CheckContext, { bound, count }: Quantity): void {
  checkWholeNumber(ctx, count, bound === "at least" ? 1 : 0, "A number of times");
}

export function checkCount(ctx: CheckContext, count: CountExpression): void {
  const activities = checkFilter(ctx, count.filter);
  if (count.distinct !== undefined) checkAttribute(ctx, count.distinct, activities);
}

/** A sum has the type of what it adds up. */
export function checkSum(ctx: CheckContext, sum: SumExpression): Type {
  const type = checkAttribute(ctx, sum.attribute, checkFilter(ctx, sum.filter));
  const family = familyOf(type);
  if (family === "error" || family === "number" || family === "money" || family === "percent") return type;
  report(
    ctx,
    "wrong-type",
    sum.attribute,
    `\`${sum.attribute.text}\` is ${describeType(type)}, which cannot be added up.`,
    {
      help: "Sum a number or an amount of money, or count with `count of`.",
    },
  );
  return errorType;
}

export function checkEdge(ctx: CheckContext, edge: EdgeExpression): Type {
  return checkAttribute(ctx, edge.attribute, checkFilter(ctx, edge.filter));
}

/** Resolves an attribute behind the dot. */
function checkAttribute(ctx: CheckContext, name: Name, activities: readonly FunnelSymbol[]): Type {
  if (name.text === "" || activities.length === 0) return errorType;
  const found = findAttribute(ctx, activities, name.text);
  if (found !== undefined) return acceptValue(ctx, name, found);
  reportUnknownAttribute(ctx, name, activities);
  return errorType;
}

/** Reports a name that is no attribute of the activities. */
export function reportUnknownAttribute(ctx: CheckContext, name: Name, activities: readonly FunnelSymbol[]): void {
  const names = activities.flatMap((activity) => [...ctx.bound.membersOf(activity).keys()]);
  const nearest = suggest(name.text, names);
  const whose = activities.length === 1 ? `\`${activities[0]?.name}\` has` : "These activities have";
  report(ctx, "unknown-name", name, `${whose} no attribute called \`${name.text}\`.`, {
    help:
      nearest !== undefined
        ? `Did you mean \`${nearest}\`?`
        : names.length === 0
          ? `Declare it in the activity, as in \`${name.text} text\`.`
          : `Its attributes are ${listNames([...new Set(names)])}.`,
    fix: nearest === undefined ? undefined : replaceText(ctx.source, name.start, name.end, nearest),
  });
}
