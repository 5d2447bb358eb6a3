/** Checks `routing`: who gets a lead, by the first row that fits. */
import type { RoutingDeclaration, RoutingRow, Starts } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkTrigger } from "../expression/history.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkMovedIn, checkOnce, reportRepeated, requireProperty } from "../properties.ts";
import { resolve, resolveEach } from "../references.ts";

export function checkRouting(ctx: CheckContext, routing: RoutingDeclaration): void {
  checkOnce(ctx, routing.body, { Starts: "on", KeepOwner: "keep owner" });
  checkMovedIn(ctx, routing.body, ctx.bound.scopeOf("routing"));
  requireProperty(ctx, routing, routing.body, { kinds: ["Starts"], words: "an occasion", example: "on entering mql" });
  let otherwise: RoutingRow | undefined;
  for (const item of routing.body) {
    if (item.kind === "Starts") checkStarts(ctx, item);
    if (item.kind !== "RoutingRow") continue;
    if (otherwise !== undefined) {
      if (item.when === undefined) reportRepeated(ctx, "otherwise", item, otherwise);
      else {
        report(ctx, "wrong-value", item.keyword, "No lead gets to a row behind `otherwise`.", {
          help: "Move `otherwise` to the end.",
        });
      }
    }
    if (item.when === undefined) otherwise ??= item;
    else checkCriterion(ctx, item.when);
    if (item.target.kind === "TargetQueue") resolve(ctx, "queue", item.target.queue);
    else requireAccount(ctx, item.target);
  }
}

/** Checks what starts a routing or an SLA. */
export function checkStarts(ctx: CheckContext, starts: Starts): void {
  if (starts.entering !== undefined) resolveEach(ctx, "stage", starts.entering);
  if (starts.on !== undefined) checkTrigger(ctx, starts.on);
  if (starts.when !== undefined) checkCriterion(ctx, starts.when);
}

function requireAccount(ctx: CheckContext, place: { readonly start: number; readonly end: number }): void {
  if (ctx.bound.single("Account") !== undefined) return;
  report(ctx, "missing-declaration", place, "`owner of account` needs accounts, and the project declares none.", {
    help: "Add `account { domain text key match domain of email }`.",
  });
}
