/** Turns "is known" into a formula; it is never unknown itself. */
import type { Expression } from "../../schemas/generated/plan.ts";
import { numbers } from "./domain.ts";
import { translatePersona, translatePhase } from "./decision-list.ts";
import { always, any, type Formula, isIn, never } from "./formula.ts";
import { toIntegers, uniteNumbers } from "./number-set.ts";
import { gradeRanges } from "./translate-comparison.ts";
import { didAny } from "./translate-history.ts";
import { type Asked, certain, opaque, type Scope, type Translation } from "./translation.ts";
import { valueVariable } from "./values.ts";

export function translateKnown(translation: Translation, operand: Expression, asked: Asked, scope: Scope): Formula {
  const isWanted = certain(asked) === "true";
  switch (operand.op) {
    case "literal":
    case "duration":
      return isWanted ? always : never;
    case "time_since":
      return didAny(translation, operand.selection, certain(asked));
    case "grade": {
      const score = translation.index.score(operand.score);
      const variable = valueVariable(translation, operand, scope);
      if (score === undefined || variable === undefined) return isWanted ? never : always;
      const earned = toIntegers(uniteNumbers(gradeRanges(score).map(({ set }) => set)));
      const last = score.grades.at(-1);
      if (last !== undefined && last.from === undefined) return isWanted ? always : never;
      return isWanted
        ? isIn(variable, { unknown: false, known: numbers(earned) })
        : opaque(translation, `no grade ${operand.score}`, "true");
    }
    case "fact":
      if (operand.fact === "persona" && !translation.isStale("persona", "")) {
        return isWanted
          ? translatePersona(translation, () => true, "true")
          : translatePersona(translation, () => true, "not_true");
      }
      if (operand.fact === "phase" && !translation.isStale("phase", "")) {
        return isWanted
          ? translatePhase(translation, () => true, "true")
          : translatePhase(translation, () => true, "not_true");
      }
      break;
    case "segment":
    case "need":
    case "and":
    case "or":
    case "not":
    case "compare":
      return isWanted
        ? any([translation.translate(operand, "true", scope), translation.translate(operand, "false", scope)])
        : opaque(translation, `unknown ${scope.key} ${JSON.stringify(operand)}`, "true");
    default:
  }
  const variable = valueVariable(translation, operand, scope);
  if (variable === undefined) {
    return opaque(translation, `known ${scope.key} ${JSON.stringify(operand)}`, certain(asked));
  }
  const { domain } = variable;
  if (isWanted) return isIn(variable, { unknown: false, known: domain.known });
  return domain.unknown ? isIn(variable, { unknown: true, known: undefined }) : never;
}
