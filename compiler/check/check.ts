/** Checks a bound project: names resolved, expressions typed, and every mistake of meaning reported. */
import type { BoundProject } from "../bind/bound-project.ts";
import type { PlacedDeclaration } from "../bind/placed-declaration.ts";
import type { FunnelSymbol } from "../bind/symbol.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { compareDiagnostics } from "../diagnostics/report.ts";
import type { BaseNode, Expression, FunnelDeclaration } from "../syntax/ast/index.ts";
import { errorType } from "../types/primitives.ts";
import type { Type } from "../types/type.ts";
import { checkDeclaration } from "./check-declaration.ts";
import type { ProjectTables } from "./check-context.ts";
import type { CheckedProject, Reference } from "./checked.ts";
import { findCycles } from "./cycles.ts";
import { findErroneousNodes } from "./erroneous-nodes.ts";
import { constantTypeOf } from "./expression/constant-types.ts";
import { stripParentheses } from "./expression/shape.ts";
import { typeOfField } from "./field-types.ts";

/** Checks every declaration once; the diagnostics come in order of path and position. */
export function checkProject(bound: BoundProject): Outcome<CheckedProject> {
  const tables = createTables(bound);
  const diagnostics: Diagnostic[] = [];
  for (const placed of bound.declarations) {
    for (const diagnostic of checkDeclaration(tables, placed)) diagnostics.push(diagnostic);
  }
  for (const diagnostic of findCycles(tables)) diagnostics.push(diagnostic);
  diagnostics.sort(compareDiagnostics);
  return { value: createCheckedProject(tables, diagnostics), diagnostics };
}

/** Empty tables for a project; `checkDeclaration` fills them. */
export function createTables(bound: BoundProject): ProjectTables {
  return {
    bound,
    symbols: new Map(),
    types: new Map(),
    fieldTypes: new Map(),
    dependencies: new Map(),
    references: [],
    currency: readCurrency(bound.single("Funnel")),
    reasons: collectReasons(bound),
  };
}

function readCurrency(funnel: PlacedDeclaration | undefined): string | undefined {
  const item = (funnel?.declaration as FunnelDeclaration | undefined)?.body.find(({ kind }) => kind === "Currency");
  return item?.kind === "Currency" && item.value.text !== "" ? item.value.text : undefined;
}

/** Stages may share the name of a reason; the first one stands for all. */
function collectReasons(bound: BoundProject): ReadonlyMap<string, FunnelSymbol> {
  const reasons = new Map<string, FunnelSymbol>();
  for (const stage of bound.scopeOf("stage").values()) {
    for (const [name, reason] of bound.membersOf(stage)) if (!reasons.has(name)) reasons.set(name, reason);
  }
  return reasons;
}

/** Gives out what the tables hold. */
export function createCheckedProject(tables: ProjectTables, diagnostics: readonly Diagnostic[]): CheckedProject {
  const { bound } = tables;
  let references: Map<FunnelSymbol, Reference[]> | undefined;
  let erroneous: ReadonlySet<BaseNode> | undefined;
  return {
    declarations: bound.declarations,
    symbolOf: (name) => tables.symbols.get(name) ?? bound.declaredBy(name),
    typeOf: (expression) => readType(tables, expression),
    typeOfField: (field) => typeOfField(tables, field),
    referencesTo(symbol) {
      references ??= indexReferences(tables);
      return references.get(symbol) ?? [];
    },
    lookup: (kind, name) => bound.lookup(kind, name),
    symbols: (kind) => bound.symbols(kind),
    hasErrors(node) {
      erroneous ??= findErroneousNodes(bound.declarations, diagnostics);
      return erroneous.has(node);
    },
  };
}

function readType(tables: ProjectTables, expression: Expression): Type {
  const inner = stripParentheses(expression);
  return tables.types.get(inner) ?? constantTypeOf(inner) ?? errorType;
}

function indexReferences(tables: ProjectTables): Map<FunnelSymbol, Reference[]> {
  const index = new Map<FunnelSymbol, Reference[]>();
  for (const { source, names } of tables.references) {
    for (const name of names.toSorted((left, right) => left.start - right.start)) {
      const symbol = tables.symbols.get(name);
      if (symbol === undefined) continue;
      const list = index.get(symbol);
      if (list === undefined) index.set(symbol, [{ source, name }]);
      else list.push({ source, name });
    }
  }
  return index;
}
