/** Lowers `sla`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { assertNever, invariant } from "../../text/invariant.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerDuration, lowerDurationIfWritten } from "./duration.ts";
import { lowerSelector, lowerTrigger } from "./history.ts";
import { lowerAlternatives, lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, headerOf, listProperties, lowerHead, present } from "./property.ts";
import { lowerStart } from "./routing.ts";

export function lowerSla(ctx: LowerContext, declaration: ast.SlaDeclaration): plan.Sla {
  const { body, name } = declaration;
  const id = place(ctx, `sla/${name.text}`, headerOf(declaration));
  const starts = findProperty(body, "Starts");
  const within = findProperty(body, "Within");
  const commit = findProperty(body, "Commit");
  const met = listProperties(body, "Met");
  invariant(starts !== undefined && within !== undefined, `sla ${name.text} has a start and a deadline`);
  return present<plan.Sla>({
    id,
    ...lowerHead(declaration),
    starts: lowerStart(ctx, `${id}/starts`, starts),
    within: lowerDuration(ctx, within.value),
    met: met.flatMap(({ on }) => on.map((trigger) => lowerTrigger(ctx, trigger))),
    met_when: lowerAlternatives(
      ctx,
      met.flatMap(({ when }) => (when === undefined ? [] : [when])),
    ),
    commit: commit && {
      id: place(ctx, `${id}/commit`, commit),
      within: lowerDuration(ctx, commit.within),
      on: lowerSelector(ctx, commit.on),
    },
    tiers: listProperties(body, "Tier").map((tier, index) => lowerTier(ctx, `${id}/tier/${index}`, tier)),
  });
}

function lowerTier(ctx: LowerContext, id: string, tier: ast.SlaTier): plan.Tier {
  return present<plan.Tier>({
    id: place(ctx, id, tier),
    at_percent: tier.at?.value,
    after: lowerDurationIfWritten(ctx, tier.after),
    actions: tier.actions.map((action) => lowerAction(ctx, action)),
  });
}

function lowerAction(ctx: LowerContext, action: ast.SlaAction): plan.SlaAction {
  switch (action.kind) {
    case "ActionNotify":
      if (action.whom.text === "owner") return { action: "notify_owner" };
      return { action: "notify_team", team: action.whom.text };
    case "ActionEscalate":
      return { action: "escalate", team: action.team.text };
    case "ActionReassign":
      return { action: "reassign" };
    case "ActionMove":
      return present<plan.SlaAction>({
        action: "move",
        team: undefined,
        stage: action.stage.text,
        because: lowerExpressionIfWritten(ctx, action.because),
        text: undefined,
      });
    case "ActionTask":
      return { action: "task", team: action.team.text, text: action.text.value };
    default:
      return assertNever(action);
  }
}
