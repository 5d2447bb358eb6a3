/** `where a and b`: the `and` goes on outside the `where`, which is never what was meant when `b` is an attribute. */
import { surroundText } from "../../diagnostics/fix.ts";
import type { ActivityFilter, Expression, Name } from "../../syntax/ast/index.ts";
import type { CheckContext, DanglingWhere } from "../check-context.ts";
import { report } from "../check-context.ts";
import { findActivities } from "./selector.ts";
import { findAttribute } from "./values.ts";

/** The questions of an operand whose `where` has no parentheses, so that a later `and` could be meant for it. */
export function findDangling(ctx: CheckContext, operand: Expression): DanglingWhere[] {
  switch (operand.kind) {
    case "Not":
      return findDangling(ctx, operand.operand);
    case "Comparison":
      return [...findDangling(ctx, operand.left), ...findDangling(ctx, operand.right)];
    case "Did":
    case "Count":
    case "Sum":
    case "Edge":
    case "TimeSince":
      return openDangling(ctx, operand.filter);
    default:
      return [];
  }
}

function openDangling(ctx: CheckContext, filter: ActivityFilter): DanglingWhere[] {
  if (filter.where === undefined || filter.where.kind === "Parenthesized") return [];
  return [{ filter, activities: findActivities(ctx, filter.selector), reported: false }];
}

/** True when a name is an attribute of an earlier `where`; reported once for each `where`. */
export function reportMissingParentheses(ctx: CheckContext, name: Name): boolean {
  for (const dangling of ctx.dangling) {
    const attribute = findAttribute(ctx, dangling.activities, name.text);
    const where = dangling.filter.where;
    if (attribute === undefined || where === undefined) continue;
    if (!dangling.reported) reportOne(ctx, name, dangling, where);
    dangling.reported = true;
    return true;
  }
  return false;
}

function reportOne(ctx: CheckContext, name: Name, dangling: DanglingWhere, where: Expression): void {
  const activity = dangling.activities[0]?.name ?? "the activity";
  const isField = ctx.bound.scopeOf("field").has(name.text);
  const end = findOperandEnd(ctx, name);
  // Only where nothing but the `and` lies between can the parentheses simply go around both.
  const isAdjacent = dangling.filter.end === where.end && end !== undefined;
  report(
    ctx,
    "unknown-name",
    name,
    `\`${name.text}\` is an attribute of \`${activity}\`, but the \`where\` ended before it.`,
    {
      help: `A \`where\` takes one comparison; for more, use parentheses, as in \`where (… and ${name.text} …)\`${
        isField ? `, or write \`lead.${name.text}\` for the lead's field` : ""
      }.`,
      fix: isAdjacent
        ? surroundText(ctx.source, { start: where.start, end }, "(", ")", "Put both comparisons into parentheses")
        : undefined,
      related: [
        {
          location: { source: ctx.source, start: where.start, end: where.end },
          message: "the `where` takes only this",
        },
      ],
    },
  );
}

/** The end of the operand of the chain that is being checked. */
function findOperandEnd(ctx: CheckContext, name: Name): number | undefined {
  const operand = ctx.operand;
  return operand !== undefined && operand.start <= name.start && name.end <= operand.end ? operand.end : undefined;
}
