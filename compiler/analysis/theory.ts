/** What holds between the variables of a lead, whatever a criterion says: counts, stages and their reasons, scores. */
import type { Plan, Selection } from "../../schemas/generated/plan.ts";
import { names, numbers, type Domain } from "./domain.ts";
import { isIn } from "./formula.ts";
import { someNames } from "./name-set.ts";
import { between } from "./number-set.ts";
import type { ScoreTheory } from "./score-theory.ts";
import type { SearchState, Theory } from "./search.ts";
import type { Variable } from "./variable.ts";

/** `covers` tells whether everything that the first selects is also selected by the second. */
export function createTheory(
  plan: Plan,
  scores: ScoreTheory,
  covers: (part: Selection, whole: Selection) => boolean,
): Theory {
  return {
    narrow(state) {
      return narrowCounts(state, covers) && narrowStages(state, plan) && scores.narrow(state);
    },
    split: (state) => scores.split(state),
  };
}

/** Who did at least three within a month did at least one ever. */
function narrowCounts(state: SearchState, covers: (part: Selection, whole: Selection) => boolean): boolean {
  const counted: [Variable, Selection][] = [];
  for (const variable of state.domains.keys()) {
    const { subject } = variable;
    if (subject.kind === "count") counted.push([variable, subject.selection]);
  }
  if (counted.length < 2) return true;
  for (const [part, partly] of counted) {
    for (const [whole, wholly] of counted) {
      if (part === whole || !covers(partly, wholly)) continue;
      const least = endsOf(state.domainOf(part)).low;
      const most = endsOf(state.domainOf(whole)).high;
      if (!atLeast(state, whole, least) || !atMost(state, part, most)) return false;
    }
  }
  return true;
}

/** Where a lead stands it has been, and it has a reason of that stage exactly when the stage has reasons. */
function narrowStages(state: SearchState, plan: Plan): boolean {
  let stage: Variable | undefined;
  let reason: Variable | undefined;
  const entered: [Variable, string][] = [];
  for (const variable of state.domains.keys()) {
    if (variable.key === "fact stage") stage = variable;
    else if (variable.key === "fact reason") reason = variable;
    else if (variable.subject.kind === "entered") entered.push([variable, variable.subject.stage]);
  }
  if (stage === undefined) return true;
  const left = (): string[] => namesLeft(state.domainOf(stage));
  for (const [variable, name] of entered) {
    if (
      endsOf(state.domainOf(variable)).high <= 0 &&
      !keepNames(
        state,
        stage,
        left().filter((each) => each !== name),
      )
    ) {
      return false;
    }
    const [only, ...others] = left();
    if (only === name && others.length === 0 && !atLeast(state, variable, 1)) return false;
  }
  if (reason === undefined) return true;
  const domain = state.domainOf(reason);
  const reasons = new Set(namesLeft(domain));
  const fitting = plan.lifecycle.filter((each) =>
    each.reasons.length === 0
      ? domain.unknown
      : reasons.has("unspecified") || each.reasons.some((name) => reasons.has(name)),
  );
  const fits = new Set(fitting.map(({ name }) => name));
  if (
    !keepNames(
      state,
      stage,
      left().filter((name) => fits.has(name)),
    )
  )
    return false;
  const standing = new Set(left());
  const possible = plan.lifecycle.filter(({ name }) => standing.has(name));
  const unknown = domain.unknown && possible.some((each) => each.reasons.length === 0);
  const some = possible.flatMap((each) => (each.reasons.length === 0 ? [] : [...each.reasons, "unspecified"]));
  const kept = some.filter((name) => reasons.has(name));
  if (unknown === domain.unknown && new Set(kept).size === reasons.size) return true;
  return state.assume(isIn(reason, { unknown, known: names(someNames(kept)) }));
}

function keepNames(state: SearchState, variable: Variable, kept: readonly string[]): boolean {
  if (kept.length === namesLeft(state.domainOf(variable)).length) return true;
  return state.assume(isIn(variable, { unknown: false, known: names(someNames(kept)) }));
}

function namesLeft({ known }: Domain): string[] {
  return known?.kind === "name" && !known.set.excludes ? [...known.set.names] : [];
}

/** The lowest and the highest number of a domain. */
export function endsOf({ known }: Domain): { readonly low: number; readonly high: number } {
  if (known?.kind !== "number") return { low: Infinity, high: -Infinity };
  return { low: known.set[0]!.low, high: known.set.at(-1)!.high };
}

function atLeast(state: SearchState, variable: Variable, least: number): boolean {
  if (endsOf(state.domainOf(variable)).low >= least) return true;
  return state.assume(isIn(variable, { unknown: false, known: numbers(between(least, Infinity)) }));
}

function atMost(state: SearchState, variable: Variable, most: number): boolean {
  if (endsOf(state.domainOf(variable)).high <= most) return true;
  return state.assume(isIn(variable, { unknown: false, known: numbers(between(-Infinity, most)) }));
}
