/** `funnel N "Title" { timezone … currency … }`. */
import type { FunnelDeclaration } from "../ast/index.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseString } from "./literal.ts";
import { addMoved, addProperty } from "./property.ts";

export function addFunnelRules(grammar: Grammar): Item<FunnelDeclaration> {
  const spec = makeBodySpec("funnel", [
    addProperty(grammar, "funnel", "timezone", "Timezone", () => parseString(grammar)),
    addProperty(grammar, "funnel", "currency", "Currency", () => grammar.name()),
    addMoved(grammar, "funnel"),
  ]);
  return addNamed(grammar, "Funnel", spec, "may-lack-body");
}
