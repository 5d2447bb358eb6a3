/** Proves over a plan: answers questions about leads with the criteria as formulas, each question once. */
import type { Expression, Plan, Score, ScoreRule } from "../../schemas/generated/plan.ts";
import { invariant } from "../text/invariant.ts";
import type { Analysis, Answer, Question, Reach } from "./analysis.ts";
import { createConsequenceIndex } from "./consequence-index.ts";
import { createCoverage } from "./coverage.ts";
import { createProver } from "./create-prover.ts";
import { all, always, collectVariables, type Formula, isIn, projectNames } from "./formula.ts";
import { buildLifecycleGraph } from "./lifecycle-graph.ts";
import { names } from "./domain.ts";
import { everyNameOf, type NameSet, someNames } from "./name-set.ts";
import { indexPlan } from "./plan-index.ts";
import { computeReach, spanOfRule } from "./score-reach.ts";
import { createScoreTheory, roundSpan } from "./score-theory.ts";
import type { Predicate } from "./text-set.ts";
import { createTheory } from "./theory.ts";
import { buildWitness } from "./witness/build-witness.ts";
import { type Clockwork, readClockwork } from "./witness/simulate.ts";
import { createTopics } from "./topics.ts";
import { createTranslator } from "./translate.ts";
import { noScope, type Scope, type Translation } from "./translation.ts";
import { createVariableTable, type Variable } from "./variable.ts";
import { stageVariable } from "./values.ts";

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

  const spokenOf = new Map<Formula, ReadonlySet<Variable>>();
  function variablesOf(formula: Formula): ReadonlySet<Variable> {
    let known = spokenOf.get(formula);
    if (known === undefined) {
      const found = new Set<Variable>();
      collectVariables(formula, found);
      spokenOf.set(formula, (known = found));
    }
    return known;
  }

  const topicsOf = createTopics({ dependsOf: scoreTheory.dependsOf });
  const { isImpossible, isImpossibleIn, areImpossible, isAbsurd, solve } = createProver({
    thorough: createTheory(index, scoreTheory.thorough, coverage.covers),
    brief: createTheory(index, scoreTheory.brief, coverage.covers),
    topicsOf,
  });

  function impossible(question: Question): boolean {
    const { stages } = question;
    const standing = stages === undefined ? always : standingIn(stages);
    const formulas = formulasOf(question);
    const [only] = formulas;
    if (only === undefined) return isImpossible(standing);
    return formulas.length === 1 ? isImpossibleIn(standing, only) : areImpossible(standing, formulas);
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
  const projected = new Map<Expression, NameSet>();
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

  function formulasOf({ holds = [], fails = [], activities }: Question): Formula[] {
    const scope = scopeOf(activities);
    const formulas = holds.map((each) => translation.translate(each, "true", scope));
    for (const each of fails) formulas.push(translation.translate(each, "not_true", scope));
    return formulas;
  }

  function formulaOf(question: Question): Formula {
    return all([question.stages === undefined ? always : standingIn(question.stages), ...formulasOf(question)]);
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
        isAbsurd(formula) ? answer : undefined;
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
  return ![...left].every(({ isFree }) => isFree) && ![...right].every(({ isFree }) => isFree);
}
