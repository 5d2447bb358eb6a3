/** What depends on what without naming it, such as programmes on the contact policy, and hours on the zone of the funnel. */
import type { Plan } from "../../schemas/generated/plan.ts";
import { titleOf } from "../docs/words/names.ts";
import type { Subject } from "./change.ts";

/** A property that others depend on while they do not depend on the rest of what it stands in. */
export interface Facet {
  readonly key: string;
  /** What it stands in. */
  readonly of: Subject;
  /** What it is made of, in which names are found. */
  readonly part: unknown;
}

export interface ImpliedReference {
  /** Keys of declarations and facets, such as `nurture why_now` and `contact_policy`. */
  readonly user: string;
  readonly used: string;
}

export const facetKeys = {
  timezone: "funnel.timezone",
  currency: "funnel.currency",
  requalify: (stage: string): string => `requalify ${stage}`,
  requirement: (stages: readonly string[]): string => `requirement ${stages.join(" ")}`,
  queueCalendar: (queue: string): string => `queue.calendar ${queue}`,
} as const;

export function listFacets(plan: Plan): readonly Facet[] {
  const funnel: Subject = { kind: "funnel", name: undefined, title: titleOf(plan.funnel) };
  const hygiene: Subject = { kind: "hygiene", name: undefined, title: "Hygiene" };
  return [
    { key: facetKeys.timezone, of: funnel, part: undefined },
    { key: facetKeys.currency, of: funnel, part: undefined },
    ...plan.turnbacks.map(({ stage, rows }): Facet => {
      const title = titleOf(plan.lifecycle.find(({ name }) => name === stage) ?? { name: stage });
      const of = { kind: "turnback", name: stage, title };
      return { key: facetKeys.requalify(stage), of, part: rows.map(({ requalify }) => ({ requalify })) };
    }),
    ...(plan.hygiene?.require ?? []).map(({ before, condition }): Facet => ({
      key: facetKeys.requirement(before),
      of: hygiene,
      part: { condition },
    })),
    ...plan.queues.map((queue): Facet => {
      const of = { kind: "queue", name: queue.name, title: titleOf(queue) };
      return { key: facetKeys.queueCalendar(queue.name), of, part: { calendar: queue.calendar } };
    }),
  ];
}

/** `parts` are the declarations of the plan by their keys. */
export function listImpliedReferences(
  plan: Plan,
  parts: readonly { readonly key: string; readonly part: unknown }[],
): readonly ImpliedReference[] {
  const uses = (user: string, ...used: readonly string[]): ImpliedReference[] =>
    used.map((each) => ({ user, used: each }));
  const local = plan.lead.fields.some(({ name }) => name === "timezone") ? ["field timezone"] : [];
  return [
    ...parts.flatMap(({ key, part }) => [
      ...(findsNode(part, readsZone) ? uses(key, facetKeys.timezone) : []),
      ...(findsNode(part, ({ type }) => type === "money") ? uses(key, facetKeys.currency) : []),
    ]),
    // A zone of the lead's own goes before that of the funnel.
    ...(findsNode(plan.contact_policy, readsLeadZone) ? uses("contact_policy", ...local) : []),
    ...plan.nurtures.flatMap((nurture) => [
      ...(nurture.operational ? [] : uses(`nurture ${nurture.name}`, "contact_policy")),
      ...(findsNode(nurture, sendsNext) ? uses(`nurture ${nurture.name}`, "content_map") : []),
      ...(findsNode(nurture, readsLeadZone) ? uses(`nurture ${nurture.name}`, ...local) : []),
    ]),
    ...plan.lifecycle.flatMap(({ name, enter }) => {
      const gated = new Set(
        enter.filter(({ on, when }) => on === undefined && when !== undefined).flatMap((each) => each.from),
      );
      return plan.turnbacks
        .filter(({ stage }) => gated.has(stage))
        .flatMap(({ stage }) => uses(`stage ${name}`, `turnback ${stage}`, facetKeys.requalify(stage)));
    }),
    ...(plan.hygiene?.require ?? []).flatMap(({ before }) =>
      before.flatMap((stage) => uses(`stage ${stage}`, facetKeys.requirement(before))),
    ),
    ...plan.slas
      .filter((sla) => findsNode(sla, (node) => node["calendar_of"] === "queue"))
      .flatMap(({ name }) => uses(`sla ${name}`, ...plan.queues.map((queue) => facetKeys.queueCalendar(queue.name)))),
    ...plan.routings.flatMap(({ name, rows }) =>
      rows.flatMap(({ queue }) => (queue === undefined ? [] : uses(`routing ${name}`, facetKeys.queueCalendar(queue)))),
    ),
  ];
}

type Plain = Readonly<Record<string, unknown>>;

/** Calendar months, periods of the calendar, and times of day. */
function readsZone(node: Plain): boolean {
  const { unit, per, calendar, takes_per_day: takes } = node;
  const periods: readonly unknown[] = ["day", "week", "month"];
  return (
    unit === "months" ||
    takes !== undefined ||
    readsLeadZone(node) ||
    [per, calendar].some((each) => periods.includes(each))
  );
}

/** What is done at a time of day, or on some days only. */
function readsLeadZone({ every, at, days, quiet, caps }: Plain): boolean {
  const isTimed = at !== undefined || (Array.isArray(days) && days.length > 0);
  return (
    (every !== undefined && isTimed) || (caps !== undefined && ((Array.isArray(quiet) && quiet.length > 0) || isTimed))
  );
}

function sendsNext(node: Plain): boolean {
  return (
    (node["step"] === "send" && node["content"] === undefined) || (node["every"] !== undefined && "channels" in node)
  );
}

function findsNode(value: unknown, test: (node: Plain) => boolean): boolean {
  if (Array.isArray(value)) return value.some((item) => findsNode(item, test));
  if (typeof value !== "object" || value === null) return false;
  return test(value as Plain) || Object.values(value).some((part) => findsNode(part, test));
}
