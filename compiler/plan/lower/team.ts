/** Lowers `team`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { findProperty, listProperties, lowerHead, present, textsOf, wholeOf } from "./property.ts";

export function lowerTeam(ctx: LowerContext, declaration: ast.TeamDeclaration): plan.Team {
  const { body } = declaration;
  return present<plan.Team>({
    id: place(ctx, `team/${declaration.name.text}`, wholeOf(declaration)),
    ...lowerHead(declaration),
    contact: findProperty(body, "Contact")?.value.value,
    members: listProperties(body, "TeamMember").map(({ value }) => value.value),
    serves: listProperties(body, "Serves").flatMap(({ value }) => textsOf(value)),
  });
}
