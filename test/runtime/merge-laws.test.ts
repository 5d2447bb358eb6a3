/** Merging loses nothing and repeats nothing, whoever meets whom first. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Input } from "../../schemas/generated/event.ts";
import { createLead, saveLead } from "../../runtime/kernel/lead-state.ts";
import { mergeLeads } from "../../runtime/kernel/merge-leads.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import { fromDistances } from "../../runtime/model/distances.ts";
import type { Lead } from "../../runtime/model/lead.ts";
import type { LeadState } from "../../runtime/model/state.ts";
import { compileFunnel, runProgram, type FunnelRun } from "./run-funnel.ts";

const fields = ["title", "company", "budget"] as const;

const declarations = `
funnel shop { timezone "Europe/Berlin" }
team marketing {}
team sales {}
lead {
  title   text
  company text
  budget  money
}
activity viewed  { page text  seconds integer }
activity asked   { topic one of [price, terms] }
activity called  { by sales }
segment busy     { when did viewed at least 3 times within 5 days }
segment reader   { when count of distinct viewed.page within 20 days > 2 }
segment distinct { when count of distinct viewed.page > 3 }
segment patient  { when sum of viewed.seconds > 100 or sum of viewed.seconds within 9 days > 40 }
segment priced   { when first asked.topic is price or last asked.topic is terms }
segment landing  { when first viewed.page within 8 days is "/a" or last viewed.page is "/b" }
segment quick    { when did asked within 2 hours after viewed }
segment quicker  { when did asked where topic is price within 9 hours after viewed }
segment recent   { when time since viewed < 3 days or did asked within 4 days }
segment often    { when count of viewed within 7 days > 2 or count of any of [viewed, asked] > 6 }
score interest {
  +3 on viewed                    once per day
  +2 on viewed where page is "/a" within 6 days
  +7 on asked                     once
  +5 on asked                     once per 3 days  halves every 4 days
  +1 on viewed                    loses 25% every 2 days  max 9
  +4 on asked                     max 13
  +6 each time busy
  -1 every 2 days without viewed  max 20
  -1 every 3 days without asked lasting
}
`;

const still = `${declarations}
lifecycle { stage visitor { initial  owner marketing } }
`;

const moving = `${declarations}
journey { phase interest }
content guide { by email }
content story { by email }
content offer { by email }
content map {
  | phase    | any                 |
  | interest | guide, story, offer |
}
nurture warm {
  for stage is visitor and company is known
  every 2 days send next from content map by email
}
lifecycle {
  stage visitor { initial  owner marketing }
  stage mql {
    owner sales
    enter from visitor when interest >= 20
  }
  stage sal {
    owner sales
    worked by sales
    enter from visitor, mql on called
  }
}
sla follow_up {
  starts on entering mql
  within 2 days
  met on called
}
`;

interface Deed {
  readonly person: number;
  readonly gap: number;
  readonly kind: "viewed" | "asked" | "called" | "identify";
  readonly page: string;
  readonly seconds: number;
  readonly field: number;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  person: fc.integer({ min: 0, max: 2 }),
  gap: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 4000 })),
  kind: fc.constantFrom("viewed", "viewed", "viewed", "asked", "asked", "identify", "identify", "called"),
  page: fc.constantFrom("/a", "/b", "/c", "/d", "/e"),
  seconds: fc.integer({ min: 0, max: 60 }),
  field: fc.integer({ min: 0, max: 2 }),
});
const deeds = fc.array(deed, { minLength: 2, maxLength: 30 });

const start = Date.UTC(2026, 2, 20, 9);

function timesOf(history: readonly Deed[]): number[] {
  let time = start;
  return history.map(({ gap }) => (time += gap * 60_000));
}

function restOf({ kind, page, seconds, field }: Deed, index: number): Pick<Input, "kind" | "activity" | "data"> {
  switch (kind) {
    case "identify":
      return { kind, data: { [fields[field]!]: field === 2 ? index : `value ${index}` } };
    case "viewed":
      return { kind: "activity", activity: kind, data: { page, seconds } };
    case "asked":
      return { kind: "activity", activity: kind, data: { topic: seconds > 30 ? "price" : "terms" } };
    case "called":
      return { kind: "activity", activity: kind, data: {} };
  }
}

function joinPeople(run: FunnelRun, time: number, one: number, other: number): void {
  const at = new Date(time).toISOString();
  run.take(at, { user: `u${one}` }, { kind: "alias", previous: { user: `u${other}` } });
}

/** What cannot depend on when the leads were found to be one person. */
function outcomeOf({ program, engine }: FunnelRun, lead: Lead): unknown {
  const { created, fields: values, set, aggregates, rules, stages } = engine.stateOf(lead);
  // A criterion that turned true on each lead by itself did so more often.
  const kept = program.rules.filter(({ rule }) => rule.form !== "each_time").map(({ key }) => [key, rules[key]]);
  const truths = program.linked.criteria.map((_, place) => lead.cells[program.layout.truths + place]);
  return {
    created,
    values,
    set,
    aggregates: comparable(program, aggregates, engine.clockOf(lead)),
    rules: Object.fromEntries(kept),
    truths,
    stages: Object.keys(stages),
  };
}

/**
 * Leaves out the order in which distinct values came, which of several answers settled a question for good, and what
 * has left its window, which may or may not have been cleared away.
 */
function comparable(program: Program, aggregates: LeadState["aggregates"], now: number): unknown {
  return program.aggregates.all.map(({ key, keeps, within, expiry }) => {
    const { distinct = [], times: distances, values = [], n, ...rest } = aggregates[key] ?? {};
    const times = distances === undefined ? [] : fromDistances(distances);
    if (keeps === "pairs" && within === undefined && rest.latest !== undefined) return "settled";
    const live = keeps === "pairs" ? times : times.filter((time) => expiry(time) > now);
    return {
      ...rest,
      n: within === undefined ? n : live.length,
      times: live,
      values: keeps === "values" && within !== undefined ? values.slice(values.length - live.length) : values,
      distinct: distinct.toSorted(([, one], [, other]) => one - other),
    };
  });
}

let stillProgram: Program;
let movingProgram: Program;
beforeAll(async () => {
  stillProgram = await compileFunnel(still);
  movingProgram = await compileFunnel(moving);
});

describe("summaries", () => {
  it("are those of one lead that did it all, however it was split", () => {
    fc.assert(
      fc.property(deeds, (history) => {
        const program = stillProgram;
        const whole = createLead(program, "l_0", start);
        const parts = [0, 1, 2].map((person) => createLead(program, `l_${person}`, start));
        const times = timesOf(history);
        for (const [index, each] of history.entries()) {
          const { activity, data } = restOf(each, index);
          const time = times[index]!;
          if (activity === undefined) continue;
          const place = program.linked.activities.indexOf(activity);
          const attributes = program.linked.activities.all[place]!.attributes.map(({ name }) => data[name] as string);
          for (const lead of [whole, parts[each.person]!]) {
            program.generated.derive(lead, time);
            program.generated.record[place]!(lead, attributes, time, time);
          }
        }
        const [first, second, third] = parts as [Lead, Lead, Lead];
        mergeLeads(program, second, third, second);
        mergeLeads(program, first, second, second);
        const now = times.at(-1)!;
        for (const lead of [whole, first]) {
          lead.stage = program.linked.initial;
          program.generated.derive(lead, now);
        }
        const [one, merged] = [whole, first].map((lead) => saveLead(program, lead));
        expect(comparable(program, merged!.aggregates, now)).toEqual(comparable(program, one!.aggregates, now));
        expect(merged!.rules).toEqual(one!.rules);
        expect(first.scores).toEqual(whole.scores);
        program.generated.derive(whole, now + 3 * 86_400_000);
        program.generated.derive(first, now + 3 * 86_400_000);
        expect(first.scores).toEqual(whole.scores);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the order of merging", () => {
  it("changes neither what is known of the person nor what they did", () => {
    const merge = fc.record({ at: fc.nat(29), one: fc.nat(2), by: fc.integer({ min: 1, max: 2 }) });
    fc.assert(
      fc.property(deeds, fc.array(merge, { maxLength: 3 }), (history, plan) => {
        const times = timesOf(history);
        const end = times.at(-1)! + 60_000;
        const known = new Set(history.map(({ person }) => person));
        const outcomes = [plan, []].map((merges) => {
          const run = runProgram(stillProgram);
          const seen = new Set<number>();
          for (const [index, each] of history.entries()) {
            const at = new Date(times[index]!).toISOString();
            run.take(at, { user: `u${each.person}` }, restOf(each, index));
            seen.add(each.person);
            for (const { at: when, one, by } of merges) {
              const other = (one + by) % 3;
              if (when === index && seen.has(one) && seen.has(other)) joinPeople(run, times[index]!, one, other);
            }
          }
          const [first, ...others] = [...known];
          for (const other of others) joinPeople(run, end, other, first!);
          expect([...run.engine.leads()]).toHaveLength(1);
          return outcomeOf(run, run.engine.findLead({ user: `u${first}` })!);
        });
        expect(outcomes[0]).toEqual(outcomes[1]);
      }),
      { numRuns: 100 },
    );
  });

  it("repeats no effect, and sends nothing that either lead had received", () => {
    fc.assert(
      fc.property(deeds, fc.nat(29), (history, when) => {
        const run = runProgram(movingProgram);
        const times = timesOf(history);
        const received = new Set<string>();
        let joinedAt = Infinity;
        let joinedBy = -1;
        for (const [index, each] of history.entries()) {
          const at = new Date(times[index]!).toISOString();
          // From then on one person has all the keys.
          const user = joinedAt < Infinity ? joinedBy : each.person;
          run.take(at, { user: `u${user}` }, restOf(each, index));
          if (index !== Math.min(when, history.length - 1)) continue;
          joinedBy = each.person;
          const seen = new Set(history.slice(0, index + 1).map(({ person }) => person));
          for (const other of seen) {
            for (const effect of run.effects) if (effect.type === "send") received.add(effect.content);
            joinedAt = run.effects.length;
            if (other !== joinedBy) joinPeople(run, times[index]!, joinedBy, other);
          }
        }
        run.engine.advanceTo(times.at(-1)! + 20 * 86_400_000);
        expect(new Set(run.effects.map(({ id }) => id)).size).toBe(run.effects.length);
        const after = run.effects.slice(joinedAt);
        const sent = after.flatMap((effect) => (effect.type === "send" ? [effect.content] : []));
        expect(sent.filter((content, index) => received.has(content) || sent.indexOf(content) !== index)).toEqual([]);
        const gone = new Set(after.flatMap((effect) => (effect.type === "merged" ? [effect.merged_lead] : [])));
        const last = after.findLastIndex(({ type }) => type === "merged");
        expect(after.slice(last + 1).filter(({ lead }) => gone.has(lead))).toEqual([]);
        const enrolled = after.filter(({ type }) => type === "nurture_enrolled");
        expect(enrolled.length).toBeLessThanOrEqual(gone.size + 1);
      }),
      { numRuns: 100 },
    );
  });
});
