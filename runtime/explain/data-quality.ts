/** What hygiene does to a lead: moves that it holds, reasons to hold the lead still, and silence. */
import type { Plan, SourceSpan } from "../../schemas/generated/plan.ts";
import { listHeldMoves, readHygiene } from "../hygiene/hygiene-state.ts";
import { frozenSince, listFreezes } from "../kernel/frozen.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { addDuration } from "../time/duration.ts";
import { explainConditions, type ExplainedCondition } from "./conditions.ts";
import { optional, spanOf, timeOf } from "./plain-data.ts";
import { printExpression } from "./print.ts";

export interface ExplainedData {
  /** Moves that wait until data are good, in the order in which they were held. */
  readonly held: readonly {
    readonly to: string;
    readonly reason?: string;
    readonly cause: string;
    /** The requirements that are not met. */
    readonly missing: readonly { readonly conditions: readonly ExplainedCondition[]; readonly span?: SourceSpan }[];
  }[];
  readonly quarantine?: {
    readonly since: string;
    readonly reasons: readonly {
      readonly reason: string;
      /** What must hold for it to end, in words; the row of a turnback without one ends with any news of the person. */
      readonly released_by: string;
      readonly span?: SourceSpan;
    }[];
  };
  /** The rules that have found the lead silent for too long, with the time from which it has been. */
  readonly stale: readonly { readonly since: string; readonly told: string; readonly span?: SourceSpan }[];
}

/** Undefined when there is nothing to tell. */
export function explainData(program: Program, lead: Lead, now: number): ExplainedData | undefined {
  const since = frozenSince(lead);
  const held = listHeld(program, lead, now);
  const stale = listStale(program, lead);
  if (since === undefined && held.length === 0 && stale.length === 0) return undefined;
  return {
    held,
    ...(since === undefined
      ? {}
      : {
          quarantine: {
            since: timeOf(since),
            reasons: listFreezes(lead).map(({ id, reason }) => ({
              reason,
              released_by: releaseOf(program.plan, id),
              ...spanOf(program, id),
            })),
          },
        }),
    stale,
  };
}

function listHeld(program: Program, lead: Lead, now: number): ExplainedData["held"] {
  const requirements = program.plan.hygiene?.require ?? [];
  return listHeldMoves(lead).map(({ cause, to, reason }) => ({
    to,
    ...optional("reason", reason),
    cause,
    missing: requirements
      .filter(({ before, condition }) => before.includes(to) && !program.compile(condition).isTrue(lead, now))
      .map(({ id, condition }) => ({
        conditions: explainConditions(program, condition, lead, now),
        ...spanOf(program, id),
      })),
  }));
}

function listStale(program: Program, lead: Lead): ExplainedData["stale"] {
  const gaps = readHygiene(lead)?.gaps ?? {};
  return (program.plan.hygiene?.stale ?? []).flatMap(({ id, after }) => {
    const gap = gaps[id];
    if (gap?.told !== true) return [];
    const since = gap.since ?? lead.created;
    return [
      { since: timeOf(since), told: timeOf(addDuration(since, after, program) ?? since), ...spanOf(program, id) },
    ];
  });
}

/** A rejection ends when it is true no more; the row of a turnback when the lead qualifies again. */
function releaseOf({ hygiene, turnbacks }: Plan, id: string): string {
  const rejection = hygiene?.reject.find((each) => each.id === id);
  if (rejection !== undefined) return printExpression({ op: "not", operand: rejection.when });
  const requalify = turnbacks.flatMap(({ rows }) => rows).find((row) => row.id === id)?.requalify;
  return requalify === undefined ? "any news of the person" : "requalifying";
}
