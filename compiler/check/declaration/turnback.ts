/** Checks `turnback`: what happens to each reason of a stage. */
import type { FunnelSymbol } from "../../bind/symbol.ts";
import type { TurnbackDeclaration, TurnbackRow } from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import type { CheckContext } from "../check-context.ts";
import { recordReference, report } from "../check-context.ts";
import { checkDuration } from "../duration.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { unspecified } from "../field-types.ts";
import { reportRepeated } from "../properties.ts";
import { resolve, resolveIn } from "../references.ts";

export function checkTurnback(ctx: CheckContext, turnback: TurnbackDeclaration): void {
  const stage = resolve(ctx, "stage", turnback.stage);
  const hasReasons = stage !== undefined && checkReasons(ctx, turnback, stage);
  reportSecond(ctx, turnback);
  const seen = new Set<string>();
  let otherwise: TurnbackRow | undefined;
  for (const row of turnback.body) {
    if (row.kind !== "TurnbackRow") continue;
    if (row.otherwise && otherwise !== undefined) reportRepeated(ctx, "otherwise", row, otherwise);
    if (row.otherwise) otherwise ??= row;
    if (stage !== undefined && hasReasons) checkRowReasons(ctx, row, stage, seen);
    checkTarget(ctx, row);
    if (row.requalify?.after !== undefined) checkDuration(ctx, row.requalify.after, "business");
    if (row.requalify?.when !== undefined) checkCriterion(ctx, row.requalify.when);
  }
}

function checkReasons(ctx: CheckContext, turnback: TurnbackDeclaration, stage: FunnelSymbol): boolean {
  if (ctx.bound.membersOf(stage).size > 0) return true;
  report(ctx, "missing-property", turnback.stage, `The stage \`${stage.name}\` has no reasons to tell apart.`, {
    help: `Add \`reasons [not_ready, no_contact]\` to the stage.`,
    related: stage.location === undefined ? [] : [{ location: stage.location, message: "the stage is declared here" }],
  });
  return false;
}

/** Reports a second `turnback` for the same stage. */
function reportSecond(ctx: CheckContext, turnback: TurnbackDeclaration): void {
  const first = ctx.bound.turnbackOf(turnback.stage.text);
  if (first === undefined || first.declaration === turnback || turnback.stage.text === "") return;
  const { keyword } = first.declaration;
  report(
    ctx,
    "duplicate-declaration",
    turnback.keyword,
    `There is a \`turnback\` for \`${turnback.stage.text}\` already.`,
    {
      help: "Put all rows into one.",
      related: [
        {
          location: { source: first.source, start: keyword.start, end: keyword.end },
          message: "the first one is here",
        },
      ],
    },
  );
}

function checkRowReasons(ctx: CheckContext, row: TurnbackRow, stage: FunnelSymbol, seen: Set<string>): void {
  const reasons = ctx.bound.membersOf(stage);
  for (const name of row.reasons) {
    if (name.text === unspecified.name && !reasons.has(name.text)) recordReference(ctx, name, unspecified);
    else if (resolveIn(ctx, reasons, "reason", name, `\`${stage.name}\``) === undefined) continue;
    if (seen.has(name.text)) {
      report(ctx, "duplicate-name", name, `The reason \`${name.text}\` has a row already.`, {
        help: "Delete it from one of the two rows.",
      });
    }
    seen.add(name.text);
  }
}

function checkTarget(ctx: CheckContext, row: TurnbackRow): void {
  switch (row.target.kind) {
    case "TargetNurture":
      resolve(ctx, "nurture", row.target.nurture);
      return;
    case "TargetStage":
      resolve(ctx, "stage", row.target.stage);
      return;
    case "TargetQuarantine":
      return;
    default:
      assertNever(row.target);
  }
}
