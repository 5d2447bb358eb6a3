/** Finds what `moved from` says was renamed, and puts the new names into the earlier plan so that only changes are left. */
import type { EnumMember, Field, Plan } from "../../schemas/generated/plan.ts";
import { mapReferences, type Reference } from "./references.ts";

/** The new name by kind and old name: `stage mql`, `field title`, `attribute form_submitted.form`, `member lead.industry.it`. */
export type Renames = ReadonlyMap<string, string>;

interface Movable {
  readonly name: string;
  readonly moved_from?: string;
}

/** What was renamed between two plans: the old name must be in the earlier one, and in the later one no more. */
export function collectRenames(base: Plan, head: Plan): Renames {
  const renames = new Map<string, string>();
  const collect = (kind: string, before: readonly Movable[], after: readonly Movable[]): void => {
    const [old, present] = [new Set(before.map(({ name }) => name)), new Set(after.map(({ name }) => name))];
    for (const { name, moved_from: from } of after) {
      if (from !== undefined && old.has(from) && !present.has(from) && !old.has(name))
        renames.set(`${kind}${from}`, name);
    }
  };
  for (const [kind, list] of kindsOfLists) collect(`${kind} `, base[list], head[list]);
  collect("field ", base.lead.fields, head.lead.fields);
  collect("account_field ", base.account?.fields ?? [], head.account?.fields ?? []);
  collectMembers(renames, "lead", base.lead.fields, head.lead.fields, (name) => renames.get(`field ${name}`) ?? name);
  collectMembers(
    renames,
    "account",
    base.account?.fields ?? [],
    head.account?.fields ?? [],
    (name) => renames.get(`account_field ${name}`) ?? name,
  );
  for (const activity of base.activities) {
    const name = renames.get(`activity ${activity.name}`) ?? activity.name;
    const later = head.activities.find((each) => each.name === name);
    if (later === undefined) continue;
    collect(`attribute ${activity.name}.`, activity.attributes, later.attributes);
    const renameAttribute = (old: string): string => renames.get(`attribute ${activity.name}.${old}`) ?? old;
    collectMembers(renames, activity.name, activity.attributes, later.attributes, renameAttribute);
  }
  return renames;
}

/** The members of choices; `owner` is the old name of what has the fields. */
function collectMembers(
  renames: Map<string, string>,
  owner: string,
  before: readonly Field[],
  after: readonly Field[],
  rename: (field: string) => string,
): void {
  for (const field of before) {
    const later = after.find(({ name }) => name === rename(field.name));
    const old = new Set(membersOf(field).map(({ value }) => value));
    const present = new Set(membersOf(later).map(({ value }) => value));
    for (const { value, moved_from: from } of membersOf(later)) {
      if (from === undefined || !old.has(from) || present.has(from)) continue;
      renames.set(`member ${owner}.${field.name}.${from}`, value);
      // Reasons are members of the attributes that say why, and go by their bare names.
      if (owner !== "lead" && owner !== "account") renames.set(`reason ${from}`, value);
    }
  }
}

/** The earlier plan in the words of the later one. Ids stay, so that places are found. */
export function renamePlan(plan: Plan, renames: Renames): Plan {
  if (renames.size === 0) return plan;
  const find = ({ kind, name, of }: Reference): string => {
    if (of.length === 0) return renames.get(`${kind} ${name}`) ?? name;
    const owner = of.find((each) => renames.has(`${kind} ${each}.${name}`));
    return owner === undefined ? name : renames.get(`${kind} ${owner}.${name}`)!;
  };
  const renamed = mapReferences({ ...plan, spans: {} }, find);
  for (const [kind, list] of kindsOfLists) {
    for (const declaration of renamed[list]) rename(declaration, renames.get(`${kind} ${declaration.name}`));
  }
  renameFields(renamed.lead.fields, "lead", "field ", renames);
  renameFields(renamed.account?.fields ?? [], "account", "account_field ", renames);
  for (const [index, { attributes }] of renamed.activities.entries()) {
    const old = plan.activities[index]!.name;
    renameFields(attributes, old, `attribute ${old}.`, renames);
  }
  return { ...renamed, spans: plan.spans };
}

function renameFields(fields: readonly Field[], owner: string, prefix: string, renames: Renames): void {
  for (const field of fields) {
    for (const member of membersOf(field)) {
      member.value = renames.get(`member ${owner}.${field.name}.${member.value}`) ?? member.value;
    }
    rename(field, renames.get(`${prefix}${field.name}`));
  }
}

/** Only ever of a copy that `mapReferences` has made. */
function rename(declaration: { name: string }, name: string | undefined): void {
  if (name !== undefined) declaration.name = name;
}

/** The members of a choice, or of a list of choices. */
export function membersOf(field: Field | undefined): EnumMember[] {
  return field?.type.members ?? field?.type.element?.members ?? [];
}

const kindsOfLists = [
  ["team", "teams"],
  ["calendar", "calendars"],
  ["channel", "channels"],
  ["activity", "activities"],
  ["need", "needs"],
  ["segment", "segments"],
  ["persona", "personas"],
  ["phase", "journey"],
  ["stage", "lifecycle"],
  ["score", "scores"],
  ["content", "contents"],
  ["nurture", "nurtures"],
  ["queue", "queues"],
  ["routing", "routings"],
  ["sla", "slas"],
  ["measure", "measures"],
  ["agreement", "agreements"],
] as const satisfies readonly (readonly [string, keyof Plan])[];
