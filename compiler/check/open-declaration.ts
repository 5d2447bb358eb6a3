/** Starts the check of one declaration. */
import type { PlacedDeclaration } from "../bind/placed-declaration.ts";
import type { Name, StringLiteral } from "../syntax/ast/index.ts";
import type { CheckContext, ProjectTables } from "./check-context.ts";
import { expressionChecker } from "./expression/expression.ts";

/** A context that writes into the tables of the project and collects the findings of the declaration. */
export function openDeclaration(tables: ProjectTables, placed: PlacedDeclaration): CheckContext {
  const names: (Name | StringLiteral)[] = [];
  tables.references.push({ source: placed.source, names });
  return {
    bound: tables.bound,
    symbols: tables.symbols,
    types: tables.types,
    fieldTypes: tables.fieldTypes,
    dependencies: tables.dependencies,
    references: tables.references,
    currency: tables.currency,
    reasons: tables.reasons,
    expressions: expressionChecker,
    source: placed.source,
    placed,
    diagnostics: [],
    names,
    definition: undefined,
    activities: undefined,
    test: undefined,
    dangling: [],
    operand: undefined,
  };
}
