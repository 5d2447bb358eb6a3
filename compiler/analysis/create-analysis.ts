/** Proves over a plan: answers questions about leads with the criteria as formulas, each question once. */
import type { Expression, Plan, Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { invariant } from "../text/invariant.ts";
import type { Analysis, Answer, Question, Reach } from "./analysis.ts";
import { createConsequenceIndex } from "./consequence-index.ts";
import { createCoverage } from "./coverage.ts";
import { all, always, collectVariables, everyVariable, type Formula, isIn, projectNames } from "./formula.ts";
import { meetAtoms } from "./meet-atoms.ts";
import { buildLifecycleGraph } from "./lifecycle-graph.ts";
import { meet, names } from "./domain.ts";
import { everyNameOf, type NameSet, someNames } from "./name-set.ts";
import { indexPlan } from "./plan-index.ts";
import { computeReach, spanOfRule } from "./score-reach.ts";
import { createScoreTheory, roundSpan } from "./score-theory.ts";
import { noTheory, search, type Search } from "./search.ts";
import type { Predicate } from "./text-set.ts";
import { createTheory } from "./theory.ts";
import { buildWitness } from "./witness/build-witness.ts";
import { type Clockwork, readClockwork } from "./witness/simulate.ts";
import { createTopics } from "./topics.ts";
import { createTranslator } from "./translate.ts";
import { noScope, type Scope, type Translation } from "./translation.ts";
import { createVariableTable, type Variable } from "./variable.ts";
import { stageVariable } from "./values.ts";

/** How many alternatives are tried for one question before it is left unproven. */
const searchLimit = 4000;

/** Proofs are lazy: what is never asked costs nothing. */
export function createAnalysis(plan: Plan): Analysis {
  const predicates = new Map<string, Predicate>();
  const reaches = new Map<string, Reach>();
  const index = indexPlan(plan);
  const scoreTheory = createScoreTheory({
    index,
    translation: () => translation,
    variablesOf: (formula) => variablesOf(formula),
    spanOf: (rule) => spanOfRule(questions, rule),
  });
  const coverage = createCoverage((part, whole, activities) => {
    const scope = scopeOf(activities);
    const holds = translation.translate(part, "true", scope);
    if (whole === undefined) return isImpossible(holds);
    return isImpossible(all([holds, translation.translate(whole, "not_true", scope)]));
  });
  const thorough = createTheory(index, scoreTheory.thorough, coverage.covers);
  const brief = createTheory(index, scoreTheory.brief, coverage.covers);
  const translation: Translation = createTranslator(plan, index, {
    table: createVariableTable(),
    scoreRange(score) {
      const { minimum, maximum } = reachOf(score);
      return roundSpan({ low: minimum, high: maximum });
    },
    keyOf: coverage.keyOf,
    only: coverage.only,
    narrow: coverage.narrow,
    isEmpty: coverage.isEmpty,
    predicateOf(key, predicate) {
      const known = predicates.get(key);
      if (known !== undefined) return known;
      predicates.set(key, predicate);
      return predicate;
    },
  });

  const spokenOf = new WeakMap<Formula, ReadonlySet<Variable>>();
  function variablesOf(formula: Formula): ReadonlySet<Variable> {
    let known = spokenOf.get(formula);
    if (known === undefined) {
      const found = new Set<Variable>();
      collectVariables(formula, found);
      spokenOf.set(formula, (known = found));
    }
    return known;
  }

  const topicsOf = createTopics({ variablesOf, dependsOf: scoreTheory.dependsOf });

  const answers = new Map<Formula, Map<Formula, boolean>>();

  /** Questions about one criterion are asked again and again by one rule after the other. */
  function isImpossibleIn(standing: Formula, formula: Formula): boolean {
    let known = answers.get(standing);
    if (known === undefined) answers.set(standing, (known = new Map()));
    let answer = known.get(formula);
    if (answer === undefined) known.set(formula, (answer = isImpossible(all([standing, formula]))));
    return answer;
  }

  function impossible(question: Question): boolean {
    const { holds = [], fails = [], stages, activities } = question;
    const [only] = holds.length === 0 ? fails : holds;
    if (only === undefined || holds.length + fails.length > 1) return isImpossible(formulaOf(question));
    const asked = translation.translate(only, holds.length === 0 ? "not_true" : "true", scopeOf(activities));
    return isImpossibleIn(stages === undefined ? always : standingIn(stages), asked);
  }

  const solve = (formula: Formula): Search => search(formula, thorough, searchLimit);

  /** Proves that a formula is never true. What only fields decide needs no theory. */
  function isImpossible(formula: Formula): boolean {
    if (formula.kind === "constant") return !formula.value;
    const isPlain = everyVariable(formula, isFree);
    if (formula.kind === "atom" && (isPlain || formula.variable.subject.kind !== "score")) {
      return meet(formula.variable.domain, formula.domain) === undefined;
    }
    if (isPlain && formula.kind === "all") {
      const isQuick = meetAtoms(formula.operands);
      if (isQuick !== undefined) return !isQuick;
    }
    return search(formula, isPlain ? noTheory : brief, searchLimit).found === "nothing";
  }
  const isTrue = (when: Expression): Formula => translation.translate(when, "true", noScope);

  const questions = {
    plan,
    isNever(rule: ScoreRule): boolean {
      if (rule.when !== undefined) return isImpossibleIn(always, isTrue(rule.when));
      return rule.where !== undefined && coverage.isEmpty({ activities: rule.activities ?? [], where: rule.where });
    },
    isAlways(rule: ScoreRule): boolean {
      return rule.when !== undefined && isImpossibleIn(always, translation.translate(rule.when, "not_true", noScope));
    },
    areDisjoint(left: ScoreRule, right: ScoreRule): boolean {
      if (left.when === undefined || right.when === undefined) return false;
      const [one, other] = [isTrue(left.when), isTrue(right.when)];
      return areTied(variablesOf(one), variablesOf(other)) && isImpossible(all([one, other]));
    },
    isNeverExcluded: (score: Score): boolean => score.exclude.every(({ when }) => isImpossibleIn(always, isTrue(when))),
    reachOf,
  };

  function reachOf(name: string): Reach {
    let reach = reaches.get(name);
    if (reach === undefined) {
      const score = index.score(name);
      invariant(score !== undefined, `the plan has the score ${name}`);
      reaches.set(name, (reach = computeReach(questions, score)));
    }
    return reach;
  }

  const stageNames = new Set(plan.lifecycle.map(({ name }) => name));
  const everyStage = everyNameOf(stageNames);
  const projected = new WeakMap<Expression, NameSet>();
  const standings = new Map<string, Formula>();
  function standingIn(stages: readonly string[]): Formula {
    const key = stages.length === 1 ? stages[0]! : stages.join(" ");
    let known = standings.get(key);
    if (known === undefined) {
      const declared = stages.filter((name) => stageNames.has(name));
      known = isIn(stageVariable(translation), { unknown: false, known: names(someNames(declared)) });
      standings.set(key, known);
    }
    return known;
  }

  const scopes = new Map<readonly string[], Scope>();
  function scopeOf(activities: readonly string[] | undefined): Scope {
    if (activities === undefined) return noScope;
    let known = scopes.get(activities);
    if (known === undefined) scopes.set(activities, (known = { key: activities.join(" "), activities }));
    return known;
  }

  function formulaOf({ holds = [], fails = [], stages, activities }: Question): Formula {
    const scope = scopeOf(activities);
    return all([
      stages === undefined ? always : standingIn(stages),
      ...holds.map((each) => translation.translate(each, "true", scope)),
      ...fails.map((each) => translation.translate(each, "not_true", scope)),
    ]);
  }

  let clockwork: Clockwork | undefined;
  function satisfiable(question: Question): Answer {
    const result = solve(formulaOf(question));
    if (result.found === "nothing") return { answer: "no" };
    if (result.found === "too_much") return { answer: "unproven", because: "the question has too many cases" };
    clockwork ??= readClockwork(plan);
    const witness = buildWitness({ plan, translation, lifecycle: analysis.lifecycle, clockwork, solve }, question);
    if (witness !== undefined) return { answer: "yes", witness };
    return { answer: "unproven", because: "no lead was found that shows it" };
  }

  let graph: Analysis["lifecycle"] | undefined;
  const analysis: Analysis = {
    index,
    satisfiable,
    impossible,
    implies(left, right) {
      return isImpossible(formulaOf({ holds: [left], fails: [right] }))
        ? { answer: "yes", witness: undefined }
        : invert(satisfiable({ holds: [left], fails: [right] }));
    },
    disjoint(left, right) {
      return isImpossible(formulaOf({ holds: [left, right] }))
        ? { answer: "yes", witness: undefined }
        : invert(satisfiable({ holds: [left, right] }));
    },
    glance(criterion) {
      const glanceAt = (formula: Formula, answer: boolean): boolean | undefined =>
        search(formula, noTheory, searchLimit).found === "nothing" ? answer : undefined;
      return (
        glanceAt(isTrue(criterion), false) ?? glanceAt(translation.translate(criterion, "not_true", noScope), true)
      );
    },
    related: (left, right) => areTied(variablesOf(isTrue(left)), variablesOf(isTrue(right))),
    stagesOf(criterion) {
      let known = projected.get(criterion);
      if (known === undefined) {
        known = projectNames(isTrue(criterion), stageVariable(translation)) ?? everyStage;
        projected.set(criterion, known);
      }
      return known;
    },
    reachOf,
    indexConsequences: (activities) =>
      createConsequenceIndex(
        { translation, topicsOf, scopeOf, isImpossible: (formula) => isImpossibleIn(always, formula) },
        scopeOf(activities),
      ),
    get lifecycle() {
      return (graph ??= buildLifecycleGraph(plan, index, (question) => analysis.impossible(question)));
    },
  };
  return analysis;
}

/** A lead that shows the contrary means no; that none was found means nothing. */
function invert(answer: Answer): Answer {
  return answer.answer === "yes" ? { answer: "no" } : answer;
}

function areTied(left: ReadonlySet<Variable>, right: ReadonlySet<Variable>): boolean {
  for (const variable of right) if (left.has(variable)) return true;
  // Scores and counts are tied to other variables by more than their name.
  return ![...left].every(isFree) && ![...right].every(isFree);
}

/** Whether nothing else says anything about a variable. */
function isFree({ subject }: Variable): boolean {
  return subject.kind === "field" || subject.kind === "account" || subject.kind === "attribute";
}
