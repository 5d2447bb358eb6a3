/** What moves a lead along an arrow of the lifecycle, in words. */
import type { EnterClause, Expression, SlaAction, StageLimit, Trigger } from "../../../schemas/generated/plan.ts";
import type { Arrow } from "../../analysis/analysis.ts";
import { assertNever } from "../../text/invariant.ts";
import { describeCriterion } from "./describe-expression.ts";
import { describeActivities } from "./describe-selection.ts";
import { describeDuration } from "./describe-time.ts";
import { enumerate, type Phrase, say, spellName } from "./phrase.ts";
import type { PlanNames } from "./names.ts";

/** What makes the move happen, and the reason that the lead then carries. */
export interface ArrowWords {
  readonly cause: Phrase;
  readonly reason: string | undefined;
  /** The id of what it is written in. */
  readonly id: string;
}

export function describeArrow(names: PlanNames, { by }: Arrow): ArrowWords {
  switch (by.kind) {
    case "clause":
      return { cause: describeClause(names, by.clause), reason: describeReason(by.clause.because), id: by.clause.id };
    case "limit":
      return { cause: describeLimit(by.limit), reason: describeReason(by.limit.because), id: by.limit.id };
    case "sla": {
      const { text, reason } = describeSlaMove(names, by.sla, by.tier);
      return { cause: text, reason, id: by.tier };
    }
    case "turnback": {
      const row = names.plan.turnbacks.flatMap(({ rows }) => rows).find(({ id }) => id === by.row);
      const reasons =
        row === undefined || row.otherwise ? "any other reason" : enumerate(row.reasons.map(spellName), "or");
      return { cause: say`returned for ${reasons}`, reason: undefined, id: by.row };
    }
    default:
      return assertNever(by);
  }
}

/** A clause as it follows “moves on”: an event, a criterion, or both. */
export function describeClause(names: PlanNames, { on, when }: EnterClause): Phrase {
  if (on === undefined) return when === undefined ? say`at once` : say`when ${describeCriterion(names, when)}`;
  const event = describeTrigger(names, on);
  return when === undefined ? event : say`${event}, when ${describeCriterion(names, when)}`;
}

/** `Demo requested, where email is a business address`. */
export function describeTrigger(names: PlanNames, { activities, where }: Trigger): Phrase {
  const event = describeActivities(names, activities);
  return where === undefined ? event : say`${event}, where ${describeCriterion(names, where)}`;
}

export function describeLimit({ after }: StageLimit): Phrase {
  return say`after ${describeDuration(after)} without a move`;
}

/** A literal reason by its name; one that the activity carries is said so. */
export function describeReason(because: Expression | undefined): string | undefined {
  if (because === undefined) return undefined;
  if (because.op === "literal") return spellName(String(because.value));
  return because.op === "attribute" ? "as given" : undefined;
}

function describeSlaMove(
  names: PlanNames,
  name: string,
  id: string,
): { readonly text: Phrase; readonly reason: string | undefined } {
  const tier = names.plan.slas.flatMap(({ tiers }) => tiers).find((candidate) => candidate.id === id);
  const move: SlaAction | undefined = tier?.actions.find(({ action }) => action === "move");
  const point =
    tier?.after === undefined
      ? `at ${tier?.at_percent ?? 100}% of its time`
      : `${describeDuration(tier.after)} after its start`;
  return { text: say`${names.sla(name)} is not met ${point}`, reason: describeReason(move?.because) };
}
