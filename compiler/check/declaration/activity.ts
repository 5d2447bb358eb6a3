/** Checks `activity` and `channel`: what can happen, and ways to reach a lead. */
import type { ActivityDeclaration, ChannelDeclaration } from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import type { CheckContext } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { checkMovedIn, checkOnce } from "../properties.ts";
import { checkField } from "./record.ts";

export function checkActivity(ctx: CheckContext, activity: ActivityDeclaration): void {
  checkOnce(ctx, activity.body, { ActivityBy: "by", ActivityIntent: "intent" });
  checkMovedIn(ctx, activity.body, ctx.bound.scopeOf("activity"));
  const symbol = ctx.bound.declaredBy(activity.name);
  const attributes = symbol === undefined ? new Map() : ctx.bound.membersOf(symbol);
  for (const item of activity.body) {
    if (item.kind === "Field") checkField(ctx, item, attributes);
    else if (item.kind === "ActivityBy") checkWord(ctx, item.value, closedWords.activityBy, "by");
    else if (item.kind === "ActivityIntent") checkWord(ctx, item.value, closedWords.activityIntent, "intent");
  }
}

export function checkChannel(ctx: CheckContext, channel: ChannelDeclaration): void {
  checkOnce(ctx, channel.body, {});
  checkMovedIn(ctx, channel.body, ctx.bound.scopeOf("channel"));
}
