/** Queues, SLAs and hygiene keep their laws over random histories, however often a lead is saved, opened or looked at. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createInputReader } from "../../runtime/engine/read-input.ts";
import { createEngine } from "../../runtime/engine/run.ts";
import { standardPhases } from "../../runtime/kernel/phases.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import { transition } from "../../runtime/kernel/transition.ts";
import type { TypedInput } from "../../runtime/model/input.ts";
import type { LeadState } from "../../runtime/model/state.ts";
import { createWorld } from "../../runtime/model/world.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import { compileFunnel } from "./run-funnel.ts";

const funnel = `
funnel shop { timezone "America/New_York" }
team marketing {}
team sales {}
team partners {}
calendar business {
  timezone "America/New_York"
  open     mon..fri 09:00..17:00
  holidays "US"
}
lead {
  email     email
  country   country
  employees integer
  spam      boolean
}
activity asked {}
activity accepted { by sales }
activity claimed  { by sales }
activity returned { by sales }
activity won      { by sales }
lifecycle {
  stage visitor {
    initial  owner marketing
    enter from mql, partner_lead, working on returned
  }
  stage mql {
    owner sales
    enter from visitor on asked
    enter from visitor when owner is "cy"
    limit 20 days then partner_lead
  }
  stage partner_lead {
    owner partners
  }
  stage working {
    owner sales  worked by sales
    enter from mql, partner_lead on accepted
  }
  stage customer {
    owner sales  final won
    enter from working on won
  }
}
hygiene {
  require email is valid   before mql
  require country is known before partner_lead
  reject  when spam
  stale   after 12 days without asked
}
queue first {
  team     sales
  calendar business
  member   "ana" weight 2 away 2026-03-10..2026-03-20
  member   "bo"  takes 1 per day
  assign   weighted
  capacity 3 per week
  overflow second
}
queue second {
  team   sales
  member "cy"
  member "di" away 2026-03-05..2026-03-25
  assign least_loaded
}
queue outside {
  team   partners
  member "pat"
  member "bo"
}
routing to_partners {
  on entering partner_lead
  keep owner
  otherwise -> outside
}
routing to_sales {
  on   entering mql
  when employees >= 100 -> first
  otherwise             -> second
}
routing twice {
  on claimed when employees >= 500
  keep owner
  otherwise -> first
}
sla follow_up {
  starts on entering mql
  within 6 business hours of queue
  met    on accepted
  commit within 1 business hour of business on claimed
  at 50%  -> notify owner
  at 100% -> notify sales, escalate to sales
  at 120% -> reassign
  after 3 days -> move to partner_lead
}
sla partners_answer {
  starts on entering partner_lead
  within 2 days
  met    when employees > 900
  met    on claimed
  at 75%  -> task "Call" for partners
}
`;

let program: Program;
beforeAll(async () => {
  program = await compileFunnel(funnel);
});

const leads = ["ann", "ben", "cat", "dan"];
const start = Date.UTC(2026, 2, 2, 14);
const hour = 3_600_000;
const end = start + 45 * 24 * hour;

interface Happening {
  readonly lead: number;
  readonly wait: number;
  readonly late: number;
  readonly what: string | Readonly<Record<string, unknown>>;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  lead: fc.nat({ max: leads.length - 1 }),
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 * hour }), fc.integer({ min: 0, max: 80 * hour })),
  late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 100 * hour })),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("asked", "asked", "accepted", "claimed", "returned", "won") },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Readonly<Record<string, unknown>>>(
        { email: "x@bank.example", employees: 150, country: "US" },
        { email: "x@bank.example", employees: 950 },
        { email: null },
        { country: "DE", employees: 600 },
        { spam: true },
        { spam: false },
      ),
    },
  ),
});

/** All leads come to be at the start, and then things happen to them. */
function inputsOf(happenings: readonly Happening[]): Input[] {
  const born = leads.map((lead): Input => ({
    id: `born ${lead}`,
    time: new Date(start).toISOString(),
    kind: "identify",
    keys: { user: lead },
    data: { employees: 120, email: "x@bank.example" },
  }));
  let now = start;
  const later = happenings.map(({ lead, wait, late, what }, index): Input => {
    now += wait;
    const time = new Date(Math.max(start, now - late)).toISOString();
    const about = { id: `i${index}`, time, keys: { user: leads[lead]! } };
    return typeof what === "string"
      ? { ...about, kind: "activity", activity: what, data: {} }
      : { ...about, kind: "identify", data: { ...what } };
  });
  return [...born, ...later];
}

function runEngine(inputs: readonly Input[], pauses: readonly number[] = []): { effects: Effect[]; ids: string[] } {
  const effects: Effect[] = [];
  const engine = createEngine(program, { sink: (effect) => effects.push(effect) });
  let latest = start;
  const ids = inputs.map((input) => {
    const time = Date.parse(input.time);
    for (const pause of pauses) if (pause > latest && pause < time) engine.advanceTo(pause);
    latest = Math.max(latest, time);
    const outcome = engine.accept(input);
    return outcome.status === "applied" ? (outcome.lead ?? "") : "";
  });
  for (const pause of pauses) if (pause > latest && pause < end) engine.advanceTo(pause);
  engine.finish(end);
  return { effects, ids };
}

/** A host that keeps nothing but JSON text between steps. */
function runFromText(inputs: readonly Input[], ids: readonly string[]): Effect[] {
  const effects: Effect[] = [];
  const states = new Map<string, string>();
  let world = JSON.stringify(createWorld());
  const reader = createInputReader(program);

  function step(id: string, input: TypedInput | undefined, now: number): void {
    const stored = states.get(id);
    const state = stored === undefined ? { id } : (JSON.parse(stored) as LeadState);
    const result = transition(program, state, input, now, standardPhases, JSON.parse(world));
    states.set(id, JSON.stringify(result.state));
    world = JSON.stringify(result.world);
    effects.push(...result.effects);
  }

  function fire(until: number): void {
    for (;;) {
      const due = [...states].map(([id, text]) => ({ id, at: (JSON.parse(text) as LeadState).due ?? Infinity }));
      const next = due.reduce((first, each) => (each.at < first.at ? each : first));
      if (next.at > until) return;
      step(next.id, undefined, next.at);
    }
  }

  let latest = start;
  for (const [index, input] of inputs.entries()) {
    const time = Date.parse(input.time);
    latest = Math.max(latest, time);
    if (states.size > 0) fire(time);
    const activity = input.kind === "activity" ? program.linked.activities.indexOf(input.activity!) : -1;
    const typed: TypedInput = {
      time,
      activity,
      attributes: activity === -1 ? [] : reader.readAttributes(activity, input, () => {}),
      changes: input.kind === "identify" ? reader.readChanges(input, () => {}) : [],
    };
    step(ids[index]!, typed, latest);
  }
  fire(end);
  return effects;
}

const histories = fc.array(happening, { maxLength: 60 }).map(inputsOf);

describe("over random histories", () => {
  it("a state saved and opened between every two steps gives the same effects", () => {
    fc.assert(
      fc.property(histories, (inputs) => {
        const { effects, ids } = runEngine(inputs);
        expect(runFromText(inputs, ids)).toEqual(effects);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it("looking at leads more often changes nothing", () => {
    const pauses = fc.array(fc.integer({ min: start, max: end }), { maxLength: 40 });
    fc.assert(
      fc.property(histories, pauses, (inputs, instants) => {
        const after = inputs.map(({ time }) => Date.parse(time) + 1);
        const sorted = [...instants, ...after].sort((left, right) => left - right);
        // Late inputs act at the clock, which a pause moves; the others do not.
        const inOrder = inputs.toSorted((left, right) => Date.parse(left.time) - Date.parse(right.time));
        expect(runEngine(inOrder, sorted).effects).toEqual(runEngine(inOrder).effects);
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  it("no instant of an SLA comes twice, and nothing comes after it was met or cancelled", () => {
    let breaches = 0;
    fc.assert(
      fc.property(histories, (inputs) => {
        const seen = new Map<string, Set<string>>();
        for (const effect of runEngine(inputs).effects) {
          if (!("sla" in effect) || effect.sla === undefined) continue;
          const key = `${effect.lead} ${effect.sla}`;
          if (effect.type === "sla_started") {
            const before = seen.get(key);
            expect(before === undefined || before.has("ended") || before.has("sla_breached")).toBe(true);
            seen.set(key, new Set());
            continue;
          }
          const told = seen.get(key)!;
          if (effect.type === "sla_met" && effect.corrected !== true) expect(told.has("ended")).toBe(false);
          if (effect.type === "sla_met" || effect.type === "sla_cancelled") told.add("ended");
          else if (effect.type === "sla_breached" || effect.type.startsWith("sla_")) {
            expect(told.has("ended")).toBe(false);
            const name = effect.type === "sla_warned" ? effect.tier : effect.type;
            expect(told.has(name)).toBe(false);
            told.add(name);
            if (effect.type === "sla_breached") breaches += 1;
          }
        }
      }),
      { numRuns: 100, seed: 13 },
    );
    expect(breaches).toBeGreaterThan(50);
  });

  it("whoever enters a stage that is routed is assigned or reported in that very step", () => {
    let entries = 0;
    fc.assert(
      fc.property(histories, (inputs) => {
        const { effects } = runEngine(inputs);
        const stepOf = ({ id }: Effect): string => id.slice(0, id.lastIndexOf("."));
        const steps = Map.groupBy(effects, stepOf);
        for (const own of steps.values()) {
          const moves = own.filter((effect) => effect.type === "stage_changed");
          const rests = moves.at(-1)?.to;
          if (rests !== "mql" && rests !== "partner_lead") continue;
          entries += 1;
          expect(own.some(({ type }) => type === "assigned" || type === "unassigned")).toBe(true);
        }
      }),
      { numRuns: 100, seed: 14 },
    );
    expect(entries).toBeGreaterThan(100);
  });
});
