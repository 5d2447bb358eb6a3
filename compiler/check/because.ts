/** `because R`: a reason of the stage that is entered, or an attribute of the activity that says it. */
import type { FunnelSymbol } from "../bind/symbol.ts";
import type { Expression } from "../syntax/ast/index.ts";
import { describeType } from "../types/describe-type.ts";
import { errorType, reasonType } from "../types/primitives.ts";
import type { CheckContext } from "./check-context.ts";
import { quote, recordReference, report } from "./check-context.ts";
import { acceptValue } from "./expression/bare-names.ts";
import { checkExpression } from "./expression/recursion.ts";
import { findAttribute } from "./expression/values.ts";
import { reportUnknown } from "./references.ts";
import { unspecified } from "./field-types.ts";

/** Checks the reason for a move to `stage`; `activities` triggered it, if any did. */
export function checkBecause(
  ctx: CheckContext,
  because: Expression,
  stage: FunnelSymbol,
  activities: readonly FunnelSymbol[] | undefined,
): void {
  const reasons = ctx.bound.membersOf(stage);
  if (because.kind === "Missing") return;
  if (reasons.size === 0) {
    report(
      ctx,
      "unknown-name",
      because,
      `The stage \`${stage.name}\` has no reasons that ${quote(ctx, because)} could be one of.`,
      {
        help: `Add \`reasons [${because.kind === "NameReference" ? because.name.text : "not_ready"}]\` to the stage.`,
        related:
          stage.location === undefined ? [] : [{ location: stage.location, message: "the stage is declared here" }],
      },
    );
    return;
  }
  if (because.kind === "NameReference") return checkNamedReason(ctx, because, stage, activities);
  ctx.activities = activities;
  const type = checkExpression(ctx, because);
  ctx.activities = undefined;
  const isAttribute = because.kind === "MemberAccess" && ctx.symbols.get(because.member)?.kind === "attribute";
  if (type.kind === "error" || (isAttribute && type.kind === "enum")) return;
  report(ctx, "wrong-type", because, `${quote(ctx, because)} is ${describeType(type)}, and a reason is needed here.`, {
    help: `Name a reason of \`${stage.name}\`, or an attribute of the activity that is \`one of\` several.`,
  });
}

function checkNamedReason(
  ctx: CheckContext,
  because: Extract<Expression, { kind: "NameReference" }>,
  stage: FunnelSymbol,
  activities: readonly FunnelSymbol[] | undefined,
): void {
  const { name } = because;
  if (name.text === "") return;
  const reasons = ctx.bound.membersOf(stage);
  const reason = reasons.get(name.text) ?? (name.text === unspecified.name ? unspecified : undefined);
  if (reason !== undefined) {
    recordReference(ctx, name, reason);
    ctx.types.set(because, reasonType);
    return;
  }
  const attribute = findAttribute(ctx, activities, name.text);
  if (attribute === undefined) {
    ctx.types.set(because, errorType);
    // An activity that was not found may well have the attribute.
    if (activities?.length === 0) return;
    reportUnknown(ctx, reasons, "reason", name, `\`${stage.name}\``);
    return;
  }
  const type = acceptValue(ctx, name, attribute);
  ctx.types.set(because, type);
  if (type.kind === "enum" || type.kind === "error") return;
  report(ctx, "wrong-type", because, `\`${name.text}\` is ${describeType(type)}, which is no reason.`, {
    help: `Give the attribute the type \`one of [${[...reasons.keys()].slice(0, 3).join(", ")}]\`.`,
  });
}
