/** `need N`, `segment N`, `persona N`. */
import type { NeedDeclaration, PersonaDeclaration, SegmentDeclaration, When } from "../ast/index.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseSignedNumber } from "./literal.ts";
import { addMoved, addProperty } from "./property.ts";

export function addWhen(grammar: Grammar, shared: SharedRules, owner: string): Item<When> {
  return addProperty(grammar, owner, "when", "When", () => grammar.call(shared.expression));
}

export function addNeedRules(grammar: Grammar, shared: SharedRules): Item<NeedDeclaration> {
  const spec = makeBodySpec("need", [addWhen(grammar, shared, "need"), addMoved(grammar, "need")]);
  return addNamed(grammar, "Need", spec);
}

export function addSegmentRules(grammar: Grammar, shared: SharedRules): Item<SegmentDeclaration> {
  const spec = makeBodySpec("segment", [addWhen(grammar, shared, "segment"), addMoved(grammar, "segment")]);
  return addNamed(grammar, "Segment", spec);
}

export function addPersonaRules(grammar: Grammar, shared: SharedRules): Item<PersonaDeclaration> {
  const spec = makeBodySpec("persona", [
    addWhen(grammar, shared, "persona"),
    addProperty(grammar, "persona", "role", "Role", () => grammar.name()),
    addProperty(grammar, "persona", "needs", "Needs", () => grammar.names()),
    addProperty(grammar, "persona", "priority", "Priority", () => parseSignedNumber(grammar)),
    addMoved(grammar, "persona"),
  ]);
  return addNamed(grammar, "Persona", spec);
}
