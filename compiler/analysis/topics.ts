/** What formulas are about: two that have no topic in common say nothing of each other. */
import type { Formula } from "./formula.ts";
import type { Variable } from "./variable.ts";

/** A variable, or what ties variables of one kind together. */
export type Topic = Variable | string;

/** What stages, reasons and where a lead has been have in common. */
export const standing = "standing";

export interface TopicTools {
  variablesOf(formula: Formula): ReadonlySet<Variable>;
  /** What a score follows from; nothing when that is not looked into. */
  dependsOf(score: string): ReadonlySet<Variable> | undefined;
}

/** Names all that a theory may connect a formula with, besides its own variables. */
export function createTopics({ variablesOf, dependsOf }: TopicTools): (formula: Formula) => ReadonlySet<Topic> {
  const ofVariable = new Map<Variable, readonly Topic[]>();
  const ofFormula = new Map<Formula, ReadonlySet<Topic>>();

  function expand(variable: Variable): readonly Topic[] {
    const { subject, key } = variable;
    switch (subject.kind) {
      case "score":
        return [variable, ...[...(dependsOf(subject.name) ?? [])].flatMap((each) => topicsOf(each))];
      case "count":
        return [variable, ...subject.selection.activities.map((activity) => `activity ${activity}`)];
      case "entered":
        return [variable, standing];
      case "fact":
        return key === "fact stage" || key === "fact reason" ? [variable, standing] : [variable];
      default:
        return [variable];
    }
  }

  function topicsOf(variable: Variable): readonly Topic[] {
    let known = ofVariable.get(variable);
    if (known === undefined) ofVariable.set(variable, (known = expand(variable)));
    return known;
  }

  return (formula) => {
    let known = ofFormula.get(formula);
    if (known === undefined) {
      known = new Set([...variablesOf(formula)].flatMap(topicsOf));
      ofFormula.set(formula, known);
    }
    return known;
  };
}
