/** Which activities a question is about. */
import type { FunnelSymbol } from "../../bind/symbol.ts";
import type { ActivityDeclaration, ActivitySelector } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { resolveEach } from "../references.ts";

/** Resolves the names of a selector; what is left out of the result was reported. */
export function checkSelector(ctx: CheckContext, selector: ActivitySelector): readonly FunnelSymbol[] {
  if (selector.form === "any_prospect") return listProspectActivities(ctx);
  return resolveEach(ctx, "activity", selector.activities);
}

/** The activities of a selector that was checked already. */
export function findActivities(ctx: CheckContext, selector: ActivitySelector): readonly FunnelSymbol[] {
  if (selector.form === "any_prospect") return listProspectActivities(ctx);
  return selector.activities.flatMap((name) => ctx.bound.scopeOf("activity").get(name.text) ?? []);
}

/** Whoever says nothing about who does it means the prospect. */
function listProspectActivities(ctx: CheckContext): readonly FunnelSymbol[] {
  return [...ctx.bound.scopeOf("activity").values()].filter((symbol) => {
    const by = (symbol.node as ActivityDeclaration).body.find((item) => item.kind === "ActivityBy");
    return by === undefined || by.value.text === "prospect";
  });
}
