/** `team N { contact "…" member "…" serves NAMES }`. */
import type { TeamDeclaration } from "../ast/index.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseString } from "./literal.ts";
import { addMoved, addProperty } from "./property.ts";

export function addTeamRules(grammar: Grammar): Item<TeamDeclaration> {
  const spec = makeBodySpec("team", [
    addProperty(grammar, "team", "contact", "Contact", () => parseString(grammar)),
    addProperty(grammar, "team", "member", "TeamMember", () => parseString(grammar)),
    addProperty(grammar, "team", "serves", "Serves", () => grammar.names()),
    addMoved(grammar, "team"),
  ]);
  return addNamed(grammar, "Team", spec, "may-lack-body");
}
