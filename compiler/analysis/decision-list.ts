/** Persona and phase as formulas: the first of a list of definitions that is true. */
import type { Expression, Persona, Plan } from "../../schemas/generated/plan.ts";
import { all, always, any, type Formula, never } from "./formula.ts";
import { type Asked, noScope, type Translation } from "./translation.ts";

/** The formula for "the persona is one of these", and for its contraries. */
export function translatePersona(translation: Translation, chosen: (name: string) => boolean, asked: Asked): Formula {
  return decisionList(translation, rankPersonas(translation.plan), chosen, asked);
}

/** The formula for "the phase is one of these", and for its contraries. */
export function translatePhase(translation: Translation, chosen: (name: string) => boolean, asked: Asked): Formula {
  return decisionList(translation, translation.plan.journey.toReversed(), chosen, asked);
}

/** The personas that a lead can have, the one that wins first. */
export function rankPersonas(plan: Plan): Persona[] {
  const matching = plan.personas.filter(({ when }) => when !== undefined);
  return matching.sort((a, b) => b.priority - a.priority || (a.name < b.name ? -1 : 1));
}

/** Unknown when none is true; a definition without criterion always is. */
function decisionList(
  translation: Translation,
  list: readonly { readonly name: string; readonly when?: Expression }[],
  chosen: (name: string) => boolean,
  asked: Asked,
): Formula {
  const wanted = asked === "true" || asked === "not_false";
  let formula = asked === "true" || asked === "false" ? never : always;
  for (const { name, when } of list.toReversed()) {
    const whenTrue = when === undefined ? always : translation.translate(when, "true", noScope);
    // Once an earlier one is true, later ones do not matter; so `not true` is needed only where this one is not chosen.
    if (chosen(name) === wanted) formula = any([whenTrue, formula]);
    else formula = all([when === undefined ? never : translation.translate(when, "not_true", noScope), formula]);
  }
  return formula;
}
