/** What holds between the variables of a lead, whatever a criterion says: counts, stages and their reasons, scores. */
import type { Selection } from "../../schemas/generated/plan.ts";
import { names, numbers, type Domain } from "./domain.ts";
import { isIn } from "./formula.ts";
import { countNames, hasName, listNames, type NameSet, otherNames, someNames } from "./name-set.ts";
import { between } from "./number-set.ts";
import type { PlanIndex } from "./plan-index.ts";
import type { ScoreTheory } from "./score-theory.ts";
import type { SearchState, Theory } from "./search.ts";
import type { Variable } from "./variable.ts";

/** `covers` tells whether everything that the first selects is also selected by the second. */
export function createTheory(
  index: PlanIndex,
  scores: ScoreTheory,
  covers: (part: Selection, whole: Selection) => boolean,
): Theory {
  return {
    narrow(state) {
      // Two variables are needed for one to tell something about the other.
      const isSettled = state.domains.size < 2 || (narrowCounts(state, covers) && narrowStages(state, index));
      return isSettled && scores.narrow(state);
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
function narrowStages(state: SearchState, index: PlanIndex): boolean {
  let stage: Variable | undefined;
  let reason: Variable | undefined;
  const entered: [Variable, string][] = [];
  for (const variable of state.domains.keys()) {
    if (variable.key === "fact stage") stage = variable;
    else if (variable.key === "fact reason") reason = variable;
    else if (variable.subject.kind === "entered") entered.push([variable, variable.subject.stage]);
  }
  if (stage === undefined) return true;
  for (const [variable, name] of entered) {
    const before = namesOf(state.domainOf(stage));
    if (endsOf(state.domainOf(variable)).high <= 0 && hasName(before, name)) {
      const others = before.excludes
        ? otherNames(new Set([name]), before.universe)
        : someNames([...before.names].filter((each) => each !== name));
      if (!state.assume(isIn(stage, { unknown: false, known: names(others) }))) return false;
    }
    const left = namesOf(state.domainOf(stage));
    if (countNames(left) === 1 && hasName(left, name) && !atLeast(state, variable, 1)) return false;
  }
  return reason === undefined || narrowReasons(state, index, stage, reason);
}

function narrowReasons(state: SearchState, index: PlanIndex, stage: Variable, reason: Variable): boolean {
  const domain = state.domainOf(reason);
  const reasons = listNames(namesOf(domain)) ?? new Set<string>();
  const before = namesOf(state.domainOf(stage));
  const stages = [...(listNames(before) ?? [])].flatMap((name) => index.stage(name) ?? []);
  const fitting = stages.filter((each) =>
    each.reasons.length === 0
      ? domain.unknown
      : reasons.has("unspecified") || each.reasons.some((name) => reasons.has(name)),
  );
  if (fitting.length < countNames(before)) {
    const fits = someNames(fitting.map(({ name }) => name));
    if (!state.assume(isIn(stage, { unknown: false, known: names(fits) }))) return false;
  }
  const unknown = domain.unknown && fitting.some((each) => each.reasons.length === 0);
  // In the order of the lifecycle, whatever the order in which a criterion names the stages.
  fitting.sort((left, right) => index.placeOf(left.name) - index.placeOf(right.name));
  const some = fitting.flatMap((each) => (each.reasons.length === 0 ? [] : [...each.reasons, "unspecified"]));
  const kept = new Set(some.filter((name) => reasons.has(name)));
  if (unknown === domain.unknown && kept.size === reasons.size) return true;
  return state.assume(isIn(reason, { unknown, known: names(someNames(kept)) }));
}

function namesOf({ known }: Domain): NameSet {
  return known?.kind === "name" ? known.set : someNames([]);
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
