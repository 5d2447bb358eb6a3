/** Checks `content`: how an asset goes out and whom it is for. */
import type { ContentDeclaration } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { checkMovedIn, checkOnce, requireProperty } from "../properties.ts";
import { checkDate } from "../quantity.ts";
import { resolveEach } from "../references.ts";

const once = {
  ContentType: "type",
  Url: "url",
  By: "by",
  Phases: "phases",
  Personas: "personas",
  Needs: "needs",
  Expert: "expert",
  UsefulWithoutPurchase: "useful without purchase",
  Retired: "retired",
};

export function checkContent(ctx: CheckContext, content: ContentDeclaration): void {
  checkOnce(ctx, content.body, once);
  checkMovedIn(ctx, content.body, ctx.bound.scopeOf("content"));
  requireProperty(ctx, content, content.body, { kinds: ["By"], words: "a channel to go out by", example: "by email" });
  for (const item of content.body) {
    if (item.kind === "By") resolveEach(ctx, "channel", item.value);
    else if (item.kind === "Phases") resolveEach(ctx, "phase", item.value);
    else if (item.kind === "Personas") resolveEach(ctx, "persona", item.value);
    else if (item.kind === "Needs") resolveEach(ctx, "need", item.value);
    else if (item.kind === "Retired") checkDate(ctx, item.value);
  }
}
