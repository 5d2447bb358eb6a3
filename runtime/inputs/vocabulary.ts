/** What the plan calls things, made ready to find them under the names that senders use. */
import type { Activity, Field, Plan } from "../../schemas/generated/plan.ts";
import { invariant } from "../model/invariant.ts";
import { createZone, type Zone } from "../time/zone.ts";

/** Finds a field by the sender's name for it: `first_name` is also found as `firstName`, `First Name` and so on. */
export interface FieldTable {
  find(name: string): Field | undefined;
}

/** The names of one plan, for reading inputs; make it once for a plan. */
export interface Vocabulary {
  readonly zone: Zone;
  readonly lead: FieldTable;
  /** Absent when the plan has no account. */
  readonly account: FieldTable | undefined;
  /** By a name of a `track` property, in any case, or by the activity's own name. */
  findActivity(name: string): Activity | undefined;
  attributesOf(activity: Activity): FieldTable;
}

const mostNames = 10_000;

/** Reads the names of a plan. */
export function createVocabulary(plan: Plan): Vocabulary {
  const zone = createZone(plan.funnel.timezone);
  invariant(zone !== undefined, `a plan's time zone is known, and ${plan.funnel.timezone} is not`);
  const activities = createNameTable(plan.activities, (activity) => [
    [activity.name, ...activity.track],
    [activity.title, activity.moved_from],
  ]);
  const attributes = new Map(plan.activities.map((activity) => [activity.name, createFieldTable(activity.attributes)]));
  return {
    zone,
    lead: createFieldTable(plan.lead.fields),
    account: plan.account === undefined ? undefined : createFieldTable(plan.account.fields),
    findActivity: activities.find,
    attributesOf: (activity) => attributes.get(activity.name) ?? createFieldTable([]),
  };
}

/** A name without what senders spell differently: case, spaces, `_`, `-`, `.` and compatibility forms. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.-]+/gu, "");
}

function createFieldTable(fields: readonly Field[]): FieldTable {
  return createNameTable(fields, (field) => [[field.name], [field.title, field.moved_from]]);
}

/** Earlier groups of names win over later ones, exact names over folded ones, and what is declared first over the rest. */
function createNameTable<Named>(
  all: readonly Named[],
  namesOf: (one: Named) => readonly (readonly (string | undefined)[])[],
): { find(name: string): Named | undefined } {
  const exact = new Map<string, Named>();
  const folded = new Map<string, Named>();
  const groups = all.map((one) => ({ one, names: namesOf(one) }));
  const rounds = Math.max(0, ...groups.map(({ names }) => names.length));
  for (let round = 0; round < rounds; round += 1) {
    for (const { one, names } of groups) {
      for (const name of names[round] ?? []) {
        if (name === undefined) continue;
        if (!exact.has(name)) exact.set(name, one);
        const short = foldName(name);
        if (short !== "" && !folded.has(short)) folded.set(short, one);
      }
    }
  }
  // Senders repeat their names, so what was found for a name is kept, up to a limit that no sender can exceed.
  const found = new Map<string, Named | undefined>(exact);
  return {
    find(name) {
      const known = found.get(name);
      if (known !== undefined || found.has(name)) return known;
      const named = folded.get(foldName(name));
      if (found.size < mostNames) found.set(name, named);
      return named;
    },
  };
}
