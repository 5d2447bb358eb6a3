/** A lead as `funnel run --leads` writes it: where it stands, by the plan's names. */
import type { Engine } from "../../runtime/engine/run.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import type { Lead } from "../../runtime/model/lead.ts";
import { gradeOf } from "../../runtime/scoring/itemise.ts";
import type { Value } from "../../runtime/model/value.ts";
import { formatInstant, formatUtc } from "../../runtime/time/iso-date.ts";
import type { Zone } from "../../runtime/time/zone.ts";
import type { ValueType } from "../../schemas/generated/plan.ts";

/** Plain JSON; what is not known is absent. Times are UTC. */
export interface DescribedLead {
  readonly id: string;
  readonly created: string;
  readonly stage: string;
  readonly since: string;
  readonly reason?: string;
  readonly persona?: string;
  readonly phase?: string;
  readonly owner?: string;
  readonly queue?: string;
  readonly nurture?: string;
  readonly scores: Readonly<Record<string, { readonly value: number; readonly grade?: string }>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The lead at its present, which works out its scores for that instant. */
export function describeLead({ linked, plan, generated, zone }: Program, engine: Engine, lead: Lead): DescribedLead {
  generated.derive(lead, engine.clockOf(lead));
  const named = {
    reason: lead.reason,
    persona: linked.personas.all[lead.persona]?.name,
    phase: linked.phases.all[lead.phase]?.name,
    owner: lead.owner,
    queue: lead.queue,
    nurture: lead.nurture,
  };
  return {
    id: lead.id,
    created: formatUtc(lead.created),
    stage: plan.lifecycle[lead.stage]?.name ?? "",
    since: formatUtc(lead.enteredAt),
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
    scores: Object.fromEntries(
      plan.scores.map((score, place) => {
        const value = lead.scores[place] ?? 0;
        const grade = gradeOf(score, value);
        return [score.name, { value, ...(grade === undefined ? {} : { grade }) }];
      }),
    ),
    fields: Object.fromEntries(
      plan.lead.fields.flatMap(({ name, type }, place) => {
        const value = lead.fields[place];
        if (value === undefined) return [];
        return [[name, showValue(type.type, value, zone)]];
      }),
    ),
  };
}

/** Dates are kept as instants; a date is that of the funnel's zone. */
function showValue(type: ValueType, value: Value, zone: Zone): Value {
  if (typeof value !== "number") return value;
  if (type === "datetime") return formatUtc(value);
  return type === "date" ? formatInstant(value, zone).slice(0, 10) : value;
}
