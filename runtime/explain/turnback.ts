/** What becomes of a turned-back lead, and what it still lacks to qualify again. */
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import { turnbackRowOf } from "../kernel/phases/turnback.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { requalifies } from "../turnback/turnback-row.ts";
import { explainConditions, type ExplainedCondition } from "./conditions.ts";
import { optional, spanOf, timeOf } from "./plain-data.ts";

export interface ExplainedTurnback {
  readonly reason: string;
  /** True when the row is the one for all reasons that have none of their own. */
  readonly otherwise: boolean;
  readonly nurture?: string;
  readonly to?: string;
  readonly quarantine?: true;
  /** Whether the lead may leave the stage by what it does; else clauses with `when` alone are held back. */
  readonly qualifies: boolean;
  /** When its time to wait is over; absent when there is none. */
  readonly after?: string;
  readonly conditions: readonly ExplainedCondition[];
  readonly span?: SourceSpan;
}

/** Undefined in a stage without a turnback, or for a reason that it says nothing about. */
export function explainTurnback(program: Program, lead: Lead, now: number): ExplainedTurnback | undefined {
  const linked = turnbackRowOf(program, lead);
  if (linked === undefined) return undefined;
  const { id, otherwise, nurture, to, quarantine, requalify } = linked.row;
  const opens = linked.opensAt(lead.enteredAt);
  const hasWait = requalify?.after !== undefined && opens !== Infinity;
  return {
    reason: lead.reason ?? "unspecified",
    otherwise,
    ...optional("nurture", nurture),
    ...optional("to", to),
    ...(quarantine === true ? { quarantine } : {}),
    qualifies: requalifies(linked, lead, now),
    ...optional("after", hasWait ? timeOf(opens) : undefined),
    conditions: requalify?.when === undefined ? [] : explainConditions(program, requalify.when, lead, now),
    ...spanOf(program, id),
  };
}
