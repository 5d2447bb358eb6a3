/** What tests can cover: the clauses, rows, rules and steps of a plan, and how many tests each of them took part in. */
import type { Plan, SourceSpan, Step } from "../../schemas/generated/plan.ts";

/** Kinds of what can be covered, in the order in which a report lists them. */
export const coverageKinds = [
  "score",
  "stage",
  "routing",
  "sla",
  "nurture",
  "content_map",
  "turnback",
  "profiling",
  "hygiene",
] as const;

export type CoverageKind = (typeof coverageKinds)[number];

export interface CoverageItem {
  /** The id in the plan; with `/then` or `/else` for a branch of an `if`. */
  readonly id: string;
  readonly kind: CoverageKind;
  /** Where it is written; a part without a place of its own is where the whole is. */
  readonly span: SourceSpan | undefined;
  /** For what has no place of its own: which part of what is written there it is. */
  readonly part?: "then" | "else" | "keep owner";
  /** How many tests it took part in; each row of a table is a test. */
  readonly hits: number;
}

export interface CoverageCount {
  readonly kind: CoverageKind;
  readonly total: number;
  readonly hit: number;
}

export interface Coverage {
  /** The kinds that the plan has anything of. */
  readonly kinds: readonly CoverageCount[];
  readonly items: readonly CoverageItem[];
}

/** Everything in the plan that can be covered, with its hits by id. */
export function describeCoverage(plan: Plan, hits: ReadonlyMap<string, number>): Coverage {
  const items = listItems(plan).map((item): CoverageItem => ({ ...item, hits: hits.get(item.id) ?? 0 }));
  const kinds = coverageKinds.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    return own.length === 0 ? [] : [{ kind, total: own.length, hit: own.filter((item) => item.hits > 0).length }];
  });
  return { kinds, items };
}

type Item = Omit<CoverageItem, "hits">;
type Part = Pick<CoverageItem, "id"> & { readonly part?: NonNullable<CoverageItem["part"]> };

function listItems(plan: Plan): Item[] {
  const { scores, lifecycle, routings, slas, nurtures, content_map: map, turnbacks, profiling, hygiene } = plan;
  const ids: Readonly<Record<Exclude<CoverageKind, "nurture">, readonly Part[]>> = {
    score: scores.flatMap(({ exclude, rules }) => [...exclude, ...rules]),
    stage: lifecycle.flatMap(({ enter, limit }) => [...enter, ...present(limit)]),
    routing: routings.flatMap(({ id, keep_owner: keeps, rows }) => [
      ...(keeps ? [{ id, part: "keep owner" as const }] : []),
      ...rows,
    ]),
    sla: slas.flatMap(({ starts, commit, tiers }) => [starts, ...present(commit), ...tiers]),
    content_map: map.flatMap(({ cells }) => cells.filter(({ contents }) => contents.length > 0)),
    turnback: turnbacks.flatMap(({ rows }) => rows),
    profiling: profiling?.rows ?? [],
    hygiene: hygiene === undefined ? [] : listHygiene(hygiene),
  };
  return coverageKinds.flatMap((kind) =>
    kind === "nurture"
      ? nurtures.flatMap(({ cadence, steps }) => [
          ...present(cadence).map(({ id }): Item => ({ id, kind, span: plan.spans[id] })),
          ...listSteps(plan, steps),
        ])
      : ids[kind].map(({ id, part }): Item => {
          return { id, kind, span: plan.spans[id], ...(part === undefined ? {} : { part }) };
        }),
  );
}

function listHygiene({ require, reject, stale, standardize }: NonNullable<Plan["hygiene"]>): { readonly id: string }[] {
  return [...require, ...reject, ...stale, ...standardize];
}

/** An `if` is its two branches, also one that is not written: not going there is a way through as well. */
function listSteps(plan: Plan, steps: readonly Step[]): Item[] {
  return steps.flatMap((step): Item[] => {
    if (step.step !== "if") return [{ id: step.id, kind: "nurture", span: plan.spans[step.id] }];
    const branch = (part: "then" | "else", inside: readonly Step[]): Item[] => [
      { id: `${step.id}/${part}`, kind: "nurture", span: plan.spans[step.id], part },
      ...listSteps(plan, inside),
    ];
    return [...branch("then", step.then), ...branch("else", step.else)];
  });
}

function present<Thing>(thing: Thing | undefined): Thing[] {
  return thing === undefined ? [] : [thing];
}
