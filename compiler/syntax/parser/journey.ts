/** `journey { phase N "question" { when … } … }`. */
import type { JourneyDeclaration, PhaseDeclaration } from "../ast/index.ts";
import { makeBodySpec, makeItem, type Item } from "./body.ts";
import { addNamedRule, addUnnamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { addWhen } from "./persona.ts";
import { addMoved } from "./property.ts";

export function addJourneyRules(grammar: Grammar, shared: SharedRules): Item<JourneyDeclaration> {
  const phaseSpec = makeBodySpec("phase", [addWhen(grammar, shared, "phase"), addMoved(grammar, "phase")]);
  const phase: Item<PhaseDeclaration> = makeItem(
    "journey",
    "phase",
    addNamedRule(grammar, "Phase", phaseSpec, "may-lack-body"),
  );
  return addUnnamed(grammar, "Journey", makeBodySpec("journey", [phase]));
}
