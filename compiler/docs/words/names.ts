/** What each thing in a plan is called by people: its title, or its name in words. */
import type { Field, Plan } from "../../../schemas/generated/plan.ts";
import { type Name, spellName, upperFirst } from "./phrase.ts";

interface Titled {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
}

/** Names by kind; one that the plan does not declare is spelled out, and names nothing. */
export interface PlanNames {
  readonly plan: Plan;
  team(name: string): Name;
  calendar(name: string): Name;
  activity(name: string): Name;
  need(name: string): Name;
  segment(name: string): Name;
  persona(name: string): Name;
  phase(name: string): Name;
  stage(name: string): Name;
  score(name: string): Name;
  content(name: string): Name;
  nurture(name: string): Name;
  queue(name: string): Name;
  routing(name: string): Name;
  sla(name: string): Name;
  field(name: string): Name;
  accountField(name: string): Name;
  channel(name: string): string;
}

export function collectNames(plan: Plan): PlanNames {
  const lookUp = (items: readonly Titled[]): ((name: string) => Name) => {
    const names = new Map(items.map((item) => [item.name, { id: item.id, text: titleOf(item) }]));
    return (name) => names.get(name) ?? { id: "", text: upperFirst(spellName(name)) };
  };
  const fields = (items: readonly Field[]): ((name: string) => Name) => {
    const names = new Map(items.map((item) => [item.name, { id: item.id, text: item.title ?? spellName(item.name) }]));
    return (name) => names.get(name) ?? { id: "", text: spellName(name) };
  };
  const channels = new Map(plan.channels.map(({ name, title }) => [name, title]));
  return {
    plan,
    team: lookUp(plan.teams),
    calendar: lookUp(plan.calendars),
    activity: lookUp(plan.activities),
    need: lookUp(plan.needs),
    segment: lookUp(plan.segments),
    persona: lookUp(plan.personas),
    phase: lookUp(plan.journey.map(({ id, name }) => ({ id, name }))),
    stage: lookUp(plan.lifecycle),
    score: lookUp(plan.scores),
    content: lookUp(plan.contents),
    nurture: lookUp(plan.nurtures),
    queue: lookUp(plan.queues),
    routing: lookUp(plan.routings),
    sla: lookUp(plan.slas),
    field: fields(plan.lead.fields),
    accountField: fields(plan.account?.fields ?? []),
    channel: (name) => channels.get(name) ?? channelWords[name] ?? spellName(name),
  };
}

/** The title, or the name as words. */
export function titleOf({ name, title }: Pick<Titled, "name" | "title">): string {
  return title ?? upperFirst(spellName(name));
}

/** In the order in which a reader looks them up, the same on every machine: accents do not count, capitals neither. */
export function sortByTitle<Item extends Pick<Titled, "name" | "title">>(items: readonly Item[]): Item[] {
  const keyed = items.map((item) => ({
    item,
    key: titleOf(item).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
  }));
  return keyed
    .toSorted((left, right) => compare(left.key, right.key) || compare(left.item.name, right.item.name))
    .map(({ item }) => item);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

const channelWords: Readonly<Record<string, string>> = { sms: "SMS", in_app: "in-app message", event: "live event" };
