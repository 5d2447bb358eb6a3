/** Checks `team`: who it is and whom it serves. */
import type { Name, TeamDeclaration } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { recordReference, report } from "../check-context.ts";
import { checkMovedIn, checkOnce } from "../properties.ts";
import { reportUnknown } from "../references.ts";

export function checkTeam(ctx: CheckContext, team: TeamDeclaration): void {
  checkOnce(ctx, team.body, { Contact: "contact", Serves: "serves" });
  checkMovedIn(ctx, team.body, ctx.bound.scopeOf("team"));
  const members = new Set<string>();
  for (const item of team.body) {
    if (item.kind === "Serves") for (const name of item.value) checkServed(ctx, name);
    if (item.kind !== "TeamMember") continue;
    if (members.has(item.value.value)) {
      report(ctx, "duplicate-name", item.value, `"${item.value.value}" is a member of this team already.`, {
        help: "Delete one of the two.",
      });
    }
    members.add(item.value.value);
  }
}

/** A team serves personas or needs; a name that is both says nothing. */
function checkServed(ctx: CheckContext, name: Name): void {
  if (name.text === "") return;
  const persona = ctx.bound.scopeOf("persona").get(name.text);
  const need = ctx.bound.scopeOf("need").get(name.text);
  if (persona !== undefined && need !== undefined) {
    report(ctx, "ambiguous-name", name, `\`${name.text}\` is both a persona and a need.`, {
      help: "Give one of the two another name.",
    });
    return;
  }
  const symbol = persona ?? need;
  if (symbol !== undefined) recordReference(ctx, name, symbol);
  else {
    const scope = new Map([...ctx.bound.scopeOf("need"), ...ctx.bound.scopeOf("persona")]);
    reportUnknown(ctx, scope, "persona", name);
  }
}
