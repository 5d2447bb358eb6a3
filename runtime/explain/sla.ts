/** The clocks that run for a lead: how much of their time is used and what they will do next. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Duration, Sla, SlaAction, SourceSpan } from "../../schemas/generated/plan.ts";
import { frozenSince } from "../kernel/frozen.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { findNext, readInstances, takeOff, type SlaInstance, type SlaStatus } from "../sla/instance.ts";
import { lastInstant } from "../time/zone.ts";
import { optional, spanOf, timeOf } from "./plain-data.ts";

export interface ExplainedSla {
  readonly sla: string;
  readonly status: SlaStatus;
  /** The stage in which it started. */
  readonly stage: string;
  readonly started: string;
  /** Absent when it never comes, as in a calendar that never opens again. */
  readonly deadline?: string;
  /** From 0 to 1, in the time that the SLA is measured by; only while it runs. */
  readonly share_used?: number;
  /** True when something dated before the deadline became known only after it. */
  readonly corrected?: true;
  /** Only while it runs and the SLA asks for a commitment. */
  readonly commitment?: "open" | "made" | "missed";
  /** True while the lead is held still and no clock runs. */
  readonly stopped?: true;
  /** What is still to come if nothing happens, in order. */
  readonly to_come: readonly ExplainedSlaInstant[];
  readonly span?: SourceSpan;
}

export interface ExplainedSlaInstant {
  readonly what: "commitment" | "deadline" | "tier";
  readonly at: string;
  readonly actions: readonly Pick<SlaAction, "action" | "team" | "stage" | "text">[];
  readonly span?: SourceSpan;
}

/** Undefined when none has started. */
export function explainSlas(
  program: Program,
  lead: Lead,
  now: number,
  history: readonly Effect[],
): ExplainedSla[] | undefined {
  const instances = readInstances(lead);
  if (instances === undefined) return undefined;
  const stoppedAt = frozenSince(lead);
  return program.plan.slas
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((sla) => {
      const instance = instances[sla.name];
      if (instance === undefined) return [];
      const { status, stage, start, deadline, corrected } = instance;
      const toCome = listInstants(program, sla, instance);
      return [
        {
          sla: sla.name,
          status,
          stage,
          started: timeOf(start),
          ...optional("deadline", deadline >= lastInstant ? undefined : timeOf(deadline)),
          ...(status === "running"
            ? optional("share_used", shareUsed(program, sla.within, instance, stoppedAt ?? now))
            : {}),
          ...optional("corrected", corrected),
          ...(status === "running" ? optional("commitment", commitmentOf(sla, instance, history)) : {}),
          ...(stoppedAt === undefined || toCome.length === 0 ? {} : { stopped: true as const }),
          to_come: toCome,
          ...spanOf(program, sla.id),
        },
      ];
    });
}

/** Takes the instants off one after the other, as time would. */
function listInstants(program: Program, sla: Sla, instance: SlaInstance): ExplainedSlaInstant[] {
  const rest = structuredClone(instance);
  const instants: ExplainedSlaInstant[] = [];
  for (let due = findNext(rest, sla); due !== undefined && due.at < lastInstant; due = findNext(rest, sla)) {
    takeOff(rest, due);
    const id = due.kind === "tier" ? due.tier.id : due.kind === "commitment" ? (sla.commit?.id ?? sla.id) : sla.id;
    instants.push({
      what: due.kind,
      at: timeOf(due.at),
      actions: due.kind !== "tier" ? [] : due.tier.actions.map(nameAction),
      ...spanOf(program, id),
    });
  }
  return instants;
}

function nameAction({ action, team, stage, text }: SlaAction): ExplainedSlaInstant["actions"][number] {
  return { action, ...optional("team", team), ...optional("stage", stage), ...optional("text", text) };
}

/** Business time counts only while its calendar is open. */
function shareUsed(
  { calendars }: Program,
  { unit, calendar, calendar_of: of }: Duration,
  { start, deadline, calendar: queueCalendar }: SlaInstance,
  now: number,
): number | undefined {
  if (deadline >= lastInstant) return undefined;
  const isBusinessTime = unit === "business_minutes" || unit === "business_days";
  const hours = isBusinessTime ? calendars.get((of === undefined ? calendar : queueCalendar) ?? "") : undefined;
  const spent = hours === undefined ? now - start : hours.openTimeBetween(start, Math.min(now, deadline));
  const whole = hours === undefined ? deadline - start : hours.openTimeBetween(start, deadline);
  if (whole <= 0) return 1;
  return Math.round(Math.min(1, spent / whole) * 10_000) / 10_000;
}

/** An instance forgets its commitment once it was made or missed; only the history tells which. */
function commitmentOf(
  { name, commit }: Sla,
  { commitment, start }: SlaInstance,
  history: readonly Effect[],
): ExplainedSla["commitment"] {
  if (commit === undefined) return undefined;
  if (commitment !== undefined) return "open";
  const isMissed = history.some(
    (effect) => effect.type === "sla_commitment_missed" && effect.sla === name && Date.parse(effect.at) >= start,
  );
  return isMissed ? "missed" : "made";
}
