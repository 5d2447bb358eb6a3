/** What checking one declaration leaves, kept for as long as nothing that it has read changes. */
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import { checkDeclaration } from "../../compiler/check/check-declaration.ts";
import type { Dependency, ProjectTables } from "../../compiler/check/check-context.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Expression, Name, StringLiteral } from "../../compiler/syntax/ast/index.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { IncrementalBound } from "./bound.ts";
import { createReads, keyOf, type ReadRecorder, type Reads } from "./reads.ts";
import type { Unit } from "./unit.ts";

/** A declaration, checked. Symbols may be those of an earlier day: `IncrementalBound.current` gives today's. */
export interface CheckedUnit {
  readonly unit: Unit;
  readonly reads: Reads;
  readonly diagnostics: readonly Diagnostic[];
  /** What its names stand for. */
  readonly symbols: ReadonlyMap<Name | StringLiteral, FunnelSymbol>;
  readonly types: ReadonlyMap<Expression, Type>;
  readonly dependencies: ReadonlyMap<FunnelSymbol, readonly Dependency[]>;
  /** Its resolved names by the key of what they stand for, in order of position; made when first asked for. */
  namesByKey(): ReadonlyMap<string, readonly (Name | StringLiteral)[]>;
}

/** What all declarations of a project share. */
export interface SharedTables {
  readonly bound: IncrementalBound;
  readonly currency: string | undefined;
  readonly reasons: ProjectTables["reasons"];
}

/** Checks one declaration, and records what it reads. */
export function checkUnit(recorder: ReadRecorder, shared: SharedTables, unit: Unit): CheckedUnit {
  const tables: ProjectTables = {
    bound: shared.bound,
    symbols: new Map(),
    types: new Map(),
    fieldTypes: new Map(),
    dependencies: new Map(),
    references: [],
    currency: shared.currency,
    reasons: shared.reasons,
  };
  const reads = createReads();
  recorder.current = reads;
  shared.bound.focus(unit);
  try {
    const diagnostics = checkDeclaration(tables, unit.placed);
    let byKey: ReadonlyMap<string, readonly (Name | StringLiteral)[]> | undefined;
    return {
      unit,
      reads,
      diagnostics,
      symbols: tables.symbols,
      types: tables.types,
      dependencies: tables.dependencies,
      namesByKey: () => (byKey ??= groupNames(tables)),
    };
  } finally {
    recorder.current = undefined;
    shared.bound.focus(undefined);
  }
}

function groupNames({ symbols, references }: ProjectTables): ReadonlyMap<string, readonly (Name | StringLiteral)[]> {
  const groups = new Map<string, (Name | StringLiteral)[]>();
  const names = references.flatMap((reference) => reference.names).sort((left, right) => left.start - right.start);
  for (const name of names) {
    const symbol = symbols.get(name);
    if (symbol === undefined) continue;
    const group = groups.get(keyOf(symbol));
    if (group === undefined) groups.set(keyOf(symbol), [name]);
    else group.push(name);
  }
  return groups;
}
