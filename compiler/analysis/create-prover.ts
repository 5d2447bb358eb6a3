/** Proves that formulas are never true, each once, with as little as each takes. */
import { all, always, everyVariable, type Formula } from "./formula.ts";
import { isEasilyMet, meetAtoms } from "./meet-atoms.ts";
import { noTheory, search, type Search, type Theory } from "./search.ts";
import { areApart, standing as placed, type Topic } from "./topics.ts";

/** How many alternatives are tried for one question before it is left unproven. */
const searchLimit = 4000;

export interface Prover {
  /** Whether it is proven that a formula is never true. */
  isImpossible(formula: Formula): boolean;
  /** The same for leads that stand somewhere, and remembered. */
  isImpossibleIn(standing: Formula, formula: Formula): boolean;
  /** Whether it is proven that all of several are never true at once of leads that stand somewhere. */
  areImpossible(standing: Formula, formulas: readonly Formula[]): boolean;
  /** As far as each variable by itself tells. */
  isAbsurd(formula: Formula): boolean;
  /** Domains in which a formula is true. */
  solve(formula: Formula): Search;
}

export interface ProverTools {
  /** Finds domains: thorough enough to make a lead of them. */
  readonly thorough: Theory;
  /** Only refutes. */
  readonly brief: Theory;
  topicsOf(formula: Formula): ReadonlySet<Topic>;
}

export function createProver({ thorough, brief, topicsOf }: ProverTools): Prover {
  const answers = new Map<Formula, Map<Formula, boolean>>();

  /** What only fields decide needs no theory. */
  function isImpossible(formula: Formula): boolean {
    if (formula.kind === "constant") return !formula.value;
    if (isEasilyMet(formula)) return false;
    const isPlain = everyVariable(formula, ({ isFree }) => isFree);
    if (isPlain && formula.kind === "all") {
      const isQuick = meetAtoms(formula.operands);
      if (isQuick !== undefined) return !isQuick;
    }
    return search(formula, isPlain ? noTheory : brief, searchLimit).found === "nothing";
  }

  /** Where leads stand is left out where nothing speaks of it, so that one answer serves for all stages. */
  function standingFor(standing: Formula, formulas: readonly Formula[]): Formula {
    if (standing.kind !== "atom" || formulas.some((formula) => topicsOf(formula).has(placed))) return standing;
    return always;
  }

  function isImpossibleIn(standing: Formula, formula: Formula): boolean {
    const asked = standing === always ? always : standingFor(standing, [formula]);
    let known = answers.get(asked);
    if (known === undefined) answers.set(asked, (known = new Map()));
    let answer = known.get(formula);
    if (answer === undefined) known.set(formula, (answer = isImpossible(all([asked, formula]))));
    return answer;
  }

  /** Whether one alternative is met by itself, whatever makes the others true. */
  function isBeside(formula: Formula, others: readonly Formula[]): boolean {
    const isApart = (each: Formula): boolean =>
      isEasilyMet(each) && others.every((other) => areApart(topicsOf(each), topicsOf(other)));
    return formula.kind === "any" ? formula.operands.some(isApart) : isApart(formula);
  }

  function areImpossible(standing: Formula, formulas: readonly Formula[]): boolean {
    const asked = standingFor(standing, formulas);
    const whole = asked === always ? formulas : [asked, ...formulas];
    const left = whole.filter(
      (formula) =>
        !isBeside(
          formula,
          whole.filter((other) => other !== formula),
        ),
    );
    const [only] = left;
    if (only === undefined || (left.length === 1 && !isImpossibleIn(always, only))) {
      return false;
    }
    return isImpossible(all(whole));
  }

  return {
    isImpossible,
    isImpossibleIn,
    areImpossible,
    isAbsurd: (formula) => search(formula, noTheory, searchLimit).found === "nothing",
    solve: (formula) => search(formula, thorough, searchLimit),
  };
}
