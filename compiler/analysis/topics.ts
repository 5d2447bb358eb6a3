/** What formulas are about: two that have no topic in common say nothing of each other. */
import type { Formula } from "./formula.ts";
import type { Variable } from "./variable.ts";

/** A variable, or what ties variables of one kind together. */
export type Topic = Variable | string;

/** What stages, reasons and where a lead has been have in common. */
export const standing = "standing";

export interface TopicTools {
  /** What a score follows from; nothing when that is not looked into. */
  dependsOf(score: string): ReadonlySet<Variable> | undefined;
}

/** Names all that a theory may connect a formula with, besides its own variables. */
export function createTopics({ dependsOf }: TopicTools): (formula: Formula) => ReadonlySet<Topic> {
  const ofVariable = new Map<Variable, ReadonlySet<Topic>>();
  const ofFormula = new Map<Formula, ReadonlySet<Topic>>();

  function expand(variable: Variable): Topic[] {
    const { subject, key } = variable;
    switch (subject.kind) {
      case "score":
        return [variable, ...[...(dependsOf(subject.name) ?? [])].flatMap((each) => [...topicsOf(each)])];
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

  function topicsOf(variable: Variable): ReadonlySet<Topic> {
    let known = ofVariable.get(variable);
    if (known === undefined) ofVariable.set(variable, (known = new Set(expand(variable))));
    return known;
  }

  function collect(formula: Formula, into: Set<Topic>): void {
    if (formula.kind === "atom") for (const topic of topicsOf(formula.variable)) into.add(topic);
    else if (formula.kind !== "constant") for (const operand of formula.operands) collect(operand, into);
  }

  return (formula) => {
    if (formula.kind === "atom") return topicsOf(formula.variable);
    let known = ofFormula.get(formula);
    if (known === undefined) {
      const found = new Set<Topic>();
      collect(formula, found);
      ofFormula.set(formula, (known = found));
    }
    return known;
  };
}

/** Whether nothing is in both. */
export function areApart(left: ReadonlySet<Topic>, right: ReadonlySet<Topic>): boolean {
  for (const topic of left) if (right.has(topic)) return false;
  return true;
}
