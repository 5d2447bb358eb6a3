/** Measures a history as it is run: takes in effects one by one and says at the end what they come to. */
import type { Effect, Merged, Released } from "../../schemas/generated/effect.ts";
import type { Report } from "../../schemas/generated/report.ts";
import type { KernelPhase } from "../kernel/phase.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { formatUtc } from "../time/iso-date.ts";
import { measureConversions } from "./conversion.ts";
import { workOutMeasures } from "./declared.ts";
import { GrowingHistory, type Handover } from "./lead-history.ts";
import { LeakFinder } from "./leaks.ts";
import { NurtureTally } from "./nurture-tally.ts";
import { traceReturns } from "./returns.ts";
import { SlaTally } from "./sla-tally.ts";
import { priceStages } from "./worth.ts";

/** Keeps the stays and handovers of each lead and counts the rest, so its memory does not grow with the effects. */
export interface Measurer {
  /** Takes in an effect; those of a lead must come in order. */
  observe(effect: Effect): void;
  /**
   * Joins in steps, as the last part, for what effects do not say: the persona at a handover, and contents that leads
   * looked at. It changes nothing. Without it, personas are unknown and contents are those that were sent.
   */
  readonly watch: KernelPhase;
  /** What it comes to, with the leads as they are at `now`, in epoch milliseconds; works the leads out for then. */
  finish(leads: Iterable<Lead>, now: number): Report;
}

export function createMeasurer(program: Program): Measurer {
  const { plan, linked } = program;
  const histories = new Map<string, GrowingHistory>();
  const slas = new SlaTally();
  const nurtures = new NurtureTally();
  const rules = new Set(plan.scores.flatMap((score) => score.rules.map(({ id }) => id)));
  let first = Infinity;
  /** The latest handover, until the step that brought it about is over. */
  let fresh: { readonly lead: string; readonly handover: Handover } | undefined;

  function historyOf(lead: string): GrowingHistory {
    let history = histories.get(lead);
    if (history === undefined) histories.set(lead, (history = new GrowingHistory()));
    return history;
  }

  function observe(effect: Effect): void {
    switch (effect.type) {
      case "stage_changed": {
        const at = Date.parse(effect.at);
        if (at < first) first = at;
        historyOf(effect.lead).stays.push({ stage: linked.stages.indexOf(effect.to), at, reason: effect.reason });
        return;
      }
      case "released":
        addHandover(effect);
        return;
      case "sla_started":
      case "sla_breached":
      case "sla_met":
      case "sla_cancelled":
        slas.add(effect);
        return;
      case "send":
        historyOf(effect.lead).contents.add(effect.content);
        nurtures.add(effect);
        return;
      case "merged":
        merge(effect);
        return;
      default:
        nurtures.add(effect);
    }
  }

  /** Going back to marketing is no handover; coming from a stage with reasons is one, wherever that stage stands. */
  function addHandover({ lead, at, from, to, scores }: Released): void {
    const target = linked.stages.indexOf(to);
    const source = from === undefined ? -1 : linked.stages.indexOf(from);
    if (source > target && plan.lifecycle[source]!.reasons.length === 0) return;
    const history = historyOf(lead);
    const handover: Handover = {
      to: target,
      at: Date.parse(at),
      rules: scores.flatMap(({ items }) => items.filter(({ rule, points }) => points > 0 && rules.has(rule))),
      contents: [...history.contents],
      persona: undefined,
    };
    history.handovers.push(handover);
    fresh = { lead, handover };
  }

  /** One person is one case: the stays of the lead that goes on count, and handovers of both. */
  function merge({ lead: into, merged_lead: from, supplier, at }: Merged): void {
    slas.merge(into, from);
    const absorbed = histories.get(from);
    if (absorbed === undefined) return;
    histories.delete(from);
    const history = historyOf(into);
    history.merge(absorbed, supplier === from ? absorbed : history, Date.parse(at));
  }

  return {
    observe,
    watch: createWatch(program, {
      viewed: (lead, content) => historyOf(lead).contents.add(content),
      ended: (lead) => {
        if (fresh?.lead === lead.id) fresh.handover.persona ??= linked.personas.all[lead.persona]?.name;
        fresh = undefined;
      },
    }),
    finish(leads, now) {
      const known = [...histories.values()];
      const counting = plan.measures.flatMap(({ name, count }) =>
        count === undefined ? [] : [{ name, expression: program.compile(count) }],
      );
      const counts = new Map<string, number>();
      const running = new Map<string, number>();
      const leaks = new LeakFinder(program, known, now);
      const remaining = plan.lifecycle.map(() => 0);
      let total = 0;
      for (const lead of leads) {
        total += 1;
        if (remaining[lead.stage] !== undefined) remaining[lead.stage]! += 1;
        slas.settle(lead);
        if (lead.nurture !== undefined) running.set(lead.nurture, (running.get(lead.nurture) ?? 0) + 1);
        leaks.add(lead);
        if (counting.length > 0) program.generated.derive(lead, now);
        for (const { name, expression } of counting) {
          if (expression.isTrue(lead, now)) counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
      const slaResults = slas.results(plan);
      const conversions = measureConversions(plan, known, remaining);
      const worth = priceStages(plan, known, conversions);
      const { name, title, timezone, currency } = plan.funnel;
      return {
        format: 1,
        funnel: {
          name,
          ...(title === undefined ? {} : { title }),
          timezone,
          ...(currency === undefined ? {} : { currency }),
        },
        plan: plan.hash,
        ...(first === Infinity ? {} : { from: formatUtc(first) }),
        until: formatUtc(now),
        leads: total,
        measures: workOutMeasures({ program, histories: known, slas: slaResults, counts, now }),
        conversions,
        slas: slaResults,
        leaks: leaks.results(worth),
        ...(worth === undefined ? {} : { worth }),
        returns: traceReturns(
          plan,
          known.flatMap((history) => [...history.listAll()]),
        ),
        nurtures: nurtures.results(plan, running),
      };
    },
  };
}

interface Watcher {
  viewed(lead: string, content: string): void;
  ended(lead: Lead): void;
}

function createWatch({ plan }: Program, { viewed, ended }: Watcher): KernelPhase {
  // For each activity the places of its attributes that name a content.
  const naming = plan.activities.map(({ attributes }) =>
    [...attributes.entries()].filter(([, { type }]) => type.type === "content").map(([place]) => place),
  );
  return {
    name: "measure",
    onActivity({ input, lead }) {
      for (const place of naming[input?.activity ?? -1] ?? []) {
        const content = input!.attributes[place];
        if (typeof content === "string") viewed(lead.id, content);
      }
    },
    evaluate({ lead }) {
      ended(lead);
    },
  };
}
