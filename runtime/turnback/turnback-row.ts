/** Turned-back leads: which row of a `turnback` their reason leads to, and when they qualify again. */
import type { Expression, Plan, TurnbackRow } from "../../schemas/generated/plan.ts";
import type { Lead } from "../model/lead.ts";
import type { LinkedPlan } from "../plan/link.ts";
import { addDuration, type DurationContext } from "../time/duration.ts";

/** A criterion of the plan, ready to be asked of a lead. */
interface Criterion {
  isTrue(lead: Lead, now: number): boolean;
  nextChange(lead: Lead, now: number): number;
}

export interface LinkedRow {
  readonly row: TurnbackRow;
  /** The stage that it moves leads on to, by its place. */
  readonly to: number | undefined;
  /** When the time to wait is over for a lead that entered the stage at an instant. */
  readonly opensAt: (entered: number) => number;
  readonly when: Criterion | undefined;
}

/** For each stage: its rows by reason, and the row for every other reason. */
export type TurnbackTable = readonly (StageRows | undefined)[];

interface StageRows {
  readonly byReason: ReadonlyMap<string, LinkedRow>;
  readonly otherwise: LinkedRow | undefined;
}

export function createTurnbackTable(
  plan: Plan,
  linked: LinkedPlan,
  durations: DurationContext,
  compile: (expression: Expression) => Criterion,
): TurnbackTable {
  const table: (StageRows | undefined)[] = linked.stages.all.map(() => undefined);
  for (const { stage, rows } of plan.turnbacks) {
    const all = rows.map((row): LinkedRow => {
      const { after, when } = row.requalify ?? {};
      return {
        row,
        to: row.to === undefined ? undefined : linked.stages.indexOf(row.to),
        opensAt: (entered) => (after === undefined ? entered : (addDuration(entered, after, durations) ?? Infinity)),
        when: when === undefined ? undefined : compile(when),
      };
    });
    const byReason = new Map<string, LinkedRow>();
    for (const each of all) {
      for (const reason of each.row.reasons) if (!byReason.has(reason)) byReason.set(reason, each);
    }
    table[linked.stages.indexOf(stage)] = { byReason, otherwise: all.find(({ row }) => row.otherwise) };
  }
  return table;
}

/** The row for the reason that the lead is in its stage for. */
export function findRow(table: TurnbackTable, lead: Lead): LinkedRow | undefined {
  const rows = table[lead.stage];
  return rows && (rows.byReason.get(lead.reason ?? "unspecified") ?? rows.otherwise);
}

/** Whether the row lets the lead qualify again; a row that names no condition does so at once. */
export function requalifies({ opensAt, when }: LinkedRow, lead: Lead, now: number): boolean {
  return now >= opensAt(lead.enteredAt) && (when === undefined || when.isTrue(lead, now));
}

/** The next instant at which time alone may make it qualify, or cease to. */
export function nextRequalification({ opensAt, when }: LinkedRow, lead: Lead, now: number): number {
  const opens = opensAt(lead.enteredAt);
  const change = when === undefined ? Infinity : when.nextChange(lead, now);
  return opens > now ? Math.min(opens, change) : change;
}
