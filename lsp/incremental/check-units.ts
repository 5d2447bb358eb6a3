/** Checks the declarations of a project, and after a change only those that it can concern. */
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import type { Dependency } from "../../compiler/check/check-context.ts";
import { findCycles } from "../../compiler/check/cycles.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { FunnelDeclaration } from "../../compiler/syntax/ast/index.ts";
import { createBound } from "./bound.ts";
import { type ChangedKeys, findChangedKeys, findTouchedKinds, isAffected, type NameState } from "./changes.ts";
import { type CheckedUnit, checkUnit, type SharedTables } from "./checked-unit.ts";
import { type ProjectSymbol, type ReadRecorder, TrackedScope } from "./reads.ts";
import { joinScopes, type Scopes } from "./scopes.ts";
import type { Unit } from "./unit.ts";

/** Everything that is known about the declarations of a project; never changed, but followed by another one. */
export interface CheckState extends NameState, SharedTables {
  /** In order of path and position. */
  readonly units: readonly CheckedUnit[];
  readonly cycles: readonly Diagnostic[];
  /** How many declarations were checked to get here. */
  readonly checkedCount: number;
}

/** Checks `units`, the declarations of a project in order of path and position, with what is left of `before`. */
export function checkUnits(recorder: ReadRecorder, units: readonly Unit[], before: CheckState | undefined): CheckState {
  const known = new Map(before?.units.map((checked) => [checked.unit, checked]));
  const leaving = new Map(known);
  const added = units.filter((unit) => !leaving.delete(unit));
  const removed = [...leaving.values()];
  const change = { added, removed: removed.map(({ unit }) => unit) };
  const touched = findTouchedKinds(change);
  const scopes = joinScopes(units, before?.scopes, touched);
  const bound = createBound(recorder, units, scopes);
  const currency = readCurrency(scopes);
  const reasons =
    before === undefined || touched.has("stage")
      ? new TrackedScope(recorder, "reasons:", collectReasons(scopes))
      : before.reasons;
  const shared: SharedTables = { bound, currency, reasons };
  const changed = before === undefined ? noKeys() : findChangedKeys(change, before, { scopes, bound, reasons });
  const gone = new Set(change.removed.map(({ placed }) => placed.source));
  const isAllNew = before?.currency !== currency;

  const fresh: CheckedUnit[] = [];
  const replaced: CheckedUnit[] = [...removed];
  const checked = units.map((unit) => {
    const earlier = known.get(unit);
    if (earlier !== undefined && !isAllNew && !isAffected(earlier, changed, gone)) return earlier;
    const now = checkUnit(recorder, shared, unit);
    fresh.push(now);
    if (earlier !== undefined) replaced.push(earlier);
    return now;
  });
  const mayHaveCycles =
    before === undefined || before.cycles.length > 0 || changed.names.size > 0 || !haveSameEdges(fresh, replaced);
  const cycles = mayHaveCycles ? findAllCycles(shared, checked) : before.cycles;
  return { ...shared, scopes, units: checked, cycles, checkedCount: fresh.length };
}

function noKeys(): ChangedKeys {
  return { names: new Set(), nodes: new Set() };
}

function haveSameEdges(left: readonly CheckedUnit[], right: readonly CheckedUnit[]): boolean {
  const describe = (units: readonly CheckedUnit[]): string =>
    units
      .map(({ edges }) => edges)
      .sort()
      .join("");
  return describe(left) === describe(right);
}

/** The graph of definitions is small, but there may be thousands of them: it is walked only when it has changed. */
function findAllCycles(shared: SharedTables, units: readonly CheckedUnit[]): readonly Diagnostic[] {
  const dependencies = new Map<FunnelSymbol, Dependency[]>();
  for (const unit of units) {
    for (const [symbol, list] of unit.dependencies) {
      const now = shared.bound.current(symbol);
      if (now === undefined) continue;
      const current = list.flatMap((dependency) => {
        const on = shared.bound.current(dependency.on);
        return on === undefined ? [] : [{ ...dependency, on }];
      });
      dependencies.set(now, [...(dependencies.get(now) ?? []), ...current]);
    }
  }
  return findCycles({
    ...shared,
    dependencies,
    symbols: new Map(),
    types: new Map(),
    fieldTypes: new Map(),
    references: [],
  });
}

function readCurrency({ singles }: Scopes): string | undefined {
  const funnel = singles.get("Funnel")?.declaration as FunnelDeclaration | undefined;
  const item = funnel?.body.find(({ kind }) => kind === "Currency");
  return item?.kind === "Currency" && item.value.text !== "" ? item.value.text : undefined;
}

/** Stages may share the name of a reason; the first one stands for all. */
function collectReasons({ kinds }: Scopes): ReadonlyMap<string, FunnelSymbol> {
  const reasons = new Map<string, FunnelSymbol>();
  for (const stage of kinds.get("stage")?.names.values() ?? []) {
    for (const [name, reason] of (stage as ProjectSymbol).members ?? []) {
      if (!reasons.has(name)) reasons.set(name, reason);
    }
  }
  return reasons;
}
