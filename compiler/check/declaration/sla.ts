/** Checks `sla`: when it starts, how long it lasts, what meets it and what happens on the way. */
import type { SlaAction, SlaDeclaration, SlaMet, SlaTier } from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import { checkBecause } from "../because.ts";
import type { CheckContext } from "../check-context.ts";
import { checkDuration } from "../duration.ts";
import { checkTrigger } from "../expression/history.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkSelector } from "../expression/selector.ts";
import { checkMovedIn, checkOnce, requireProperty } from "../properties.ts";
import { checkShare } from "../quantity.ts";
import { resolve } from "../references.ts";
import { checkStarts } from "./routing.ts";

export function checkSla(ctx: CheckContext, sla: SlaDeclaration): void {
  checkOnce(ctx, sla.body, { Starts: "starts", Within: "within", Commit: "commit" });
  checkMovedIn(ctx, sla.body, ctx.bound.scopeOf("sla"));
  requireProperty(ctx, sla, sla.body, { kinds: ["Starts"], words: "a start", example: "starts on entering mql" });
  requireProperty(ctx, sla, sla.body, { kinds: ["Within"], words: "a deadline", example: "within 4 hours" });
  requireProperty(ctx, sla, sla.body, {
    kinds: ["Met"],
    words: "something that meets it",
    example: "met on sales_accepted",
  });
  checkOnce(
    ctx,
    sla.body.filter((item) => item.kind === "Met" && item.when !== undefined),
    { Met: "met when" },
  );
  for (const item of sla.body) {
    switch (item.kind) {
      case "Starts":
        checkStarts(ctx, item);
        break;
      case "Within":
        checkDuration(ctx, item.value, "queue");
        break;
      case "Met":
        checkMet(ctx, item);
        break;
      case "Commit":
        checkDuration(ctx, item.within, "queue");
        checkSelector(ctx, item.on);
        break;
      case "Tier":
        checkTier(ctx, item);
        break;
      default:
    }
  }
}

function checkMet(ctx: CheckContext, met: SlaMet): void {
  for (const trigger of met.on) checkTrigger(ctx, trigger);
  if (met.when !== undefined) checkCriterion(ctx, met.when);
}

function checkTier(ctx: CheckContext, tier: SlaTier): void {
  const most = Number.POSITIVE_INFINITY;
  if (tier.at !== undefined) checkShare(ctx, tier.at, { least: "above zero", most }, "The share of the time");
  if (tier.after !== undefined) checkDuration(ctx, tier.after, "queue");
  for (const action of tier.actions) checkAction(ctx, action);
}

function checkAction(ctx: CheckContext, action: SlaAction): void {
  switch (action.kind) {
    case "ActionNotify":
      if (action.whom.text !== "owner") resolve(ctx, "team", action.whom);
      return;
    case "ActionEscalate":
    case "ActionTask":
      resolve(ctx, "team", action.team);
      return;
    case "ActionMove": {
      const stage = resolve(ctx, "stage", action.stage);
      if (stage !== undefined && action.because !== undefined) checkBecause(ctx, action.because, stage, undefined);
      return;
    }
    case "ActionReassign":
      return;
    default:
      assertNever(action);
  }
}
