/** Sets the counts of two plans side by side. */
import type { BacktestDocument, Pair } from "../../../schemas/generated/backtest.ts";
import type { Plan } from "../../../schemas/generated/plan.ts";
import type { NewNames } from "./decision.ts";
import { listBands, type SideCounts } from "./side-tally.ts";

export type ComparedCounts = Pick<
  BacktestDocument,
  "leads" | "stages" | "queues" | "scores" | "slas" | "nurtures" | "channels" | "teams"
>;

interface Named {
  readonly name: string;
  readonly title?: string;
}

/** Everything that either plan declares, by the later plan's names and in its order; what only the earlier has follows. */
export function compareCounts(
  base: { readonly plan: Plan; readonly counts: SideCounts },
  head: { readonly plan: Plan; readonly counts: SideCounts },
  names: NewNames,
): ComparedCounts {
  const rename = (kind: string, name: string): string => names.get(`${kind} ${name}`) ?? name;
  const old = new Map<string, number>();
  for (const [key, count] of Object.entries(base.counts.counts)) {
    const [kind, what, ...rest] = key.split(" ");
    old.set(`${kind} ${what} ${rename(kind!, rest.join(" "))}`, count);
  }
  const pairOf = (kind: string, what: string, name: string): Pair =>
    pair(old.get(`${kind} ${what} ${name}`) ?? 0, head.counts.counts[`${kind} ${what} ${name}`] ?? 0);
  const join = (kind: string, before: readonly Named[], after: readonly Named[]): { name: string; title: string }[] => {
    const all = [...after, ...before.map((each) => ({ ...each, name: rename(kind, each.name) }))];
    const known = new Map<string, string>();
    for (const { name, title } of all) if (!known.has(name)) known.set(name, title ?? name.replaceAll("_", " "));
    return [...known].map(([name, title]) => ({ name, title }));
  };
  const [was, is] = [base.plan, head.plan];
  const count = <What extends string>(
    kind: string,
    whats: readonly What[],
    declared: { name: string; title: string },
  ) => ({
    ...declared,
    ...(Object.fromEntries(whats.map((what) => [what, pairOf(kind, what, declared.name)])) as Record<What, Pair>),
  });
  return {
    leads: pair(base.counts.leads, head.counts.leads),
    stages: join("stage", was.lifecycle, is.lifecycle).map((each) =>
      count("stage", ["entries", "reached", "now"], each),
    ),
    queues: join("queue", was.queues, is.queues).map((each) => count("queue", ["assigned", "unassigned"], each)),
    scores: join("score", was.scores, is.scores).map((each) => {
      const [after, before] = [
        is.scores.find(({ name }) => name === each.name),
        was.scores.find(({ name }) => rename("score", name) === each.name),
      ];
      const floors = new Set([...(after?.thresholds ?? []), ...(before?.thresholds ?? [])]);
      const ascending = [...floors].sort((left, right) => left - right);
      const bands = new Set(
        [after, before].flatMap((score) => (score === undefined ? [] : listBands(score, ascending))),
      );
      return {
        ...each,
        bands: [...bands].map((name) => ({ name: name.replaceAll("_", " "), leads: pairOf("score", name, each.name) })),
      };
    }),
    slas: join("sla", was.slas, is.slas).map((each) =>
      count("sla", ["started", "warned", "breached", "met", "late", "cancelled"], each),
    ),
    nurtures: join("nurture", was.nurtures, is.nurtures).map((each) =>
      count("nurture", ["enrolled", "completed", "exited", "exhausted", "sends"], each),
    ),
    channels: join("channel", was.channels, is.channels)
      .map((each) => count("channel", ["sends"], each))
      .filter(({ sends }) => sends.base + sends.head > 0),
    teams: join("team", was.teams, is.teams).map((each) => count("team", ["handed", "tasks", "notices"], each)),
  };
}

export function pair(base: number, head: number): Pair {
  return { base, head, delta: head - base };
}
