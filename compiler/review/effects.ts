/** Finds what depends on something that changed, without having been edited itself. */
import type { Plan } from "../../schemas/generated/plan.ts";
import { titleOf } from "../docs/words/names.ts";
import type { IndirectEffect, Subject } from "./change.ts";
import { listFacets, listImpliedReferences } from "./implied-references.ts";
import { listReferences, type Reference } from "./references.ts";

/** What depends on what, over one or more plans. Keys are a kind and a name, such as `score fit`. */
export interface DependencyGraph {
  /** What depends on the key, directly or through definitions, the nearest first and each once. */
  findEffects(key: string): readonly IndirectEffect[];
}

interface Node extends Subject {
  readonly key: string;
  /** A facet is a step on the way to others, and nothing that is reached itself. */
  readonly isFacet: boolean;
}

/** Changes go on through these; what uses a routing or a programme is not changed by it. */
const definitions: ReadonlySet<string> = new Set([
  "field",
  "account_field",
  "activity",
  "need",
  "segment",
  "persona",
  "phase",
  "score",
  "stage",
  "sla",
  "content_map",
  "contact_policy",
]);

/** Of several plans the first that has a declaration says what it is called. */
export function createDependencyGraph(plans: readonly Plan[]): DependencyGraph {
  const nodes = new Map<string, Node>();
  const dependents = new Map<string, Set<string>>();
  for (const plan of plans) {
    const parts = [...listParts(plan), ...listFacetParts(plan)];
    const link = (used: string, user: string): void => {
      if (used !== user) dependents.set(used, (dependents.get(used) ?? new Set()).add(user));
    };
    for (const { node, part } of parts) {
      if (!nodes.has(node.key)) nodes.set(node.key, node);
      for (const key of listReferences(part).flatMap(keysOf)) link(key, node.key);
    }
    const keyed = parts.map(({ node, part }) => ({ key: node.key, part }));
    for (const { user, used } of listImpliedReferences(plan, keyed)) link(used, user);
  }
  return {
    findEffects(start) {
      const found = new Map<string, IndirectEffect>();
      const queue = [start];
      const seen = new Set<string>();
      for (const key of queue) {
        const from = nodes.get(key);
        if (key !== start && from?.isFacet !== true && !definitions.has(from?.kind ?? "")) continue;
        for (const user of dependents.get(key) ?? []) {
          const node = nodes.get(user);
          if (user === start || seen.has(user) || node === undefined) continue;
          seen.add(user);
          queue.push(user);
          const { kind, name, title, isFacet } = node;
          if (!isFacet) found.set(user, { kind, name, title, through: from ?? nameKey(key) });
        }
      }
      return [...found.values()].map(({ through, ...effect }) => ({
        ...effect,
        through: { kind: through.kind, name: through.name, title: through.title },
      }));
    },
  };
}

/** Fields and activities are no parts: they depend on nothing. */
function nameKey(key: string): Node {
  const [kind = "", name = ""] = key.split(" ");
  return { key, kind, name, title: name, isFacet: false };
}

function keysOf({ kind, name, of }: Reference): string[] {
  if (kind === "reason") return [];
  if (of.length === 0) return [`${kind} ${name}`];
  const owners = of.map((owner) => owner.split(".")[0]!);
  if (kind === "attribute") return owners.map((owner) => `activity ${owner}`);
  return of.map((owner) => {
    const [record, field] = owner.split(".");
    if (record === "lead") return `field ${field}`;
    return record === "account" ? `account_field ${field}` : `activity ${record}`;
  });
}

function listFacetParts(plan: Plan): { readonly node: Node; readonly part: unknown }[] {
  return listFacets(plan).map(({ key, of, part }) => ({ node: { ...of, key, isFacet: true }, part }));
}

function listParts(plan: Plan): { readonly node: Node; readonly part: unknown }[] {
  const named = (
    kind: string,
    list: readonly { readonly name: string; readonly title?: string }[],
    part = (each: object): unknown => each,
  ) =>
    list.map((each) => ({
      node: { key: `${kind} ${each.name}`, kind, name: each.name, title: titleOf(each), isFacet: false },
      part: part(each),
    }));
  const only = (kind: string, title: string, part: unknown) =>
    part === undefined ? [] : [{ node: { key: kind, kind, name: undefined, title, isFacet: false }, part }];
  const stageTitle = (name: string): string => titleOf(plan.lifecycle.find((stage) => stage.name === name) ?? { name });
  return [
    ...named("field", plan.lead.fields, () => undefined),
    ...named("account_field", plan.account?.fields ?? [], () => undefined),
    ...named("activity", plan.activities, () => undefined),
    ...named("segment", plan.segments),
    ...named("need", plan.needs),
    ...named("persona", plan.personas, (each) => ({ ...each, needs: [] })),
    ...named(
      "phase",
      plan.journey.map(({ name, when }) => ({ name, when })),
    ),
    ...named("score", plan.scores),
    // Whoever comes into an earlier stage need not come into a later one: only what lets leads in counts.
    ...named(
      "stage",
      plan.lifecycle.map(({ name, title, enter }) => ({
        name,
        title: title ?? titleOf({ name }),
        enter: enter.map(({ from: _from, ...clause }) => clause),
      })),
    ),
    ...named("calendar", plan.calendars),
    ...named("routing", plan.routings),
    ...named("queue", plan.queues),
    ...named("sla", plan.slas),
    ...named("nurture", plan.nurtures),
    ...plan.turnbacks.map((part) => ({
      node: {
        key: `turnback ${part.stage}`,
        kind: "turnback",
        name: part.stage,
        title: stageTitle(part.stage),
        isFacet: false,
      },
      part,
    })),
    ...only("content_map", "Content map", plan.content_map.length === 0 ? undefined : plan.content_map),
    ...only("contact_policy", "Contact policy", plan.contact_policy),
    ...only("hygiene", "Hygiene", plan.hygiene),
    ...only("profiling", "Profiling", plan.profiling),
    ...only("identity", "Identity", plan.identity),
    ...named("measure", plan.measures),
  ];
}
