/** Checks the declarations of a project, and after a change only those that it can concern. */
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { Dependency } from "../../compiler/check/check-context.ts";
import { findCycles } from "../../compiler/check/cycles.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { FunnelDeclaration } from "../../compiler/syntax/ast/index.ts";
import { createBound } from "./bound.ts";
import { findChangedKeys, type NameState, type UnitChange } from "./changes.ts";
import { type CheckedUnit, checkUnit, type SharedTables } from "./checked-unit.ts";
import type { ReaderIndex } from "./reader-index.ts";
import { type ProjectSymbol, type ReadRecorder, TrackedScope } from "./reads.ts";
import { findTouchedKinds, joinScopes, type Scopes } from "./scopes.ts";
import type { Unit } from "./unit.ts";

/** Everything that is known about the declarations of a project; never changed, but followed by another one. */
export interface CheckState extends NameState, SharedTables {
  /** In order of path and position. */
  readonly units: readonly Unit[];
  /** The same, checked. */
  readonly checked: readonly CheckedUnit[];
  readonly cycles: readonly Diagnostic[];
  /** How many declarations were checked to get here. */
  readonly checkedCount: number;
}

/** What follows a project from state to state. */
export interface CheckMemory {
  readonly recorder: ReadRecorder;
  /** Of the latest state. */
  readonly index: ReaderIndex;
}

/** Checks `units`, the declarations of a project in order of path and position, with what is left of the latest state. */
export function checkUnits(memory: CheckMemory, units: readonly Unit[], before: CheckState | undefined): CheckState {
  const { recorder, index } = memory;
  const { head, tail, change } = compareUnits(units, before?.units ?? []);
  const scopes = joinScopes(units, before?.scopes, change);
  const bound = createBound(recorder, units, scopes);
  const reasons =
    before === undefined || findTouchedKinds(change).has("stage")
      ? new TrackedScope(recorder, "reasons:", collectReasons(scopes))
      : before.reasons;
  const shared: SharedTables = { bound, currency: readCurrency(scopes), reasons };

  const checked = alignChecked(units, before, head, tail);
  const gone = new Set(change.removed);
  for (const earlier of before?.checked.slice(head, before.checked.length - tail) ?? []) {
    if (gone.has(earlier.unit)) index.remove(earlier);
  }
  const isAllNew = before === undefined || before.currency !== shared.currency;
  const stale = isAllNew
    ? new Set(before === undefined ? [] : checked.filter((unit) => unit !== undefined))
    : index.findAffected(
        findChangedKeys(change, before, { scopes, bound, reasons }),
        new Set(change.removed.map(({ placed }) => placed.source)),
      );
  const fresh: CheckedUnit[] = [];
  let left = stale.size + change.added.length;
  for (let at = 0; left > 0 && at < units.length; at += 1) {
    const earlier = checked[at];
    if (earlier !== undefined && !stale.has(earlier)) continue;
    if (earlier !== undefined) index.remove(earlier);
    const now = checkUnit(recorder, shared, units[at]!);
    index.add(now);
    checked[at] = now;
    fresh.push(now);
    left -= 1;
  }
  const complete = checked as CheckedUnit[];
  const state = { ...shared, scopes, units, checked: complete, checkedCount: fresh.length };
  const mayHaveCycles =
    before === undefined ||
    before.cycles.length > 0 ||
    index.hasCycleThrough(fresh, (fact) => listMembers(scopes, fact));
  return { ...state, cycles: mayHaveCycles ? findAllCycles(shared, complete) : [] };
}

/** Most changes touch a few units that stand side by side: those before and behind are the same. */
function compareUnits(
  units: readonly Unit[],
  before: readonly Unit[],
): { readonly head: number; readonly tail: number; readonly change: UnitChange } {
  const most = Math.min(units.length, before.length);
  let head = 0;
  while (head < most && units[head] === before[head]) head += 1;
  let tail = 0;
  while (tail < most - head && units[units.length - 1 - tail] === before[before.length - 1 - tail]) tail += 1;
  const old = new Set(before.slice(head, before.length - tail));
  const now = units.slice(head, units.length - tail);
  const added = now.filter((unit) => !old.delete(unit));
  return { head, tail, change: { removed: [...old], added } };
}

/** The checked units in the places of the units, with gaps for those that are new. */
function alignChecked(
  units: readonly Unit[],
  before: CheckState | undefined,
  head: number,
  tail: number,
): (CheckedUnit | undefined)[] {
  if (before === undefined) return units.map(() => undefined);
  const between = new Map(
    before.checked.slice(head, before.checked.length - tail).map((checked) => [checked.unit, checked]),
  );
  const middle: (CheckedUnit | undefined)[] = units.slice(head, units.length - tail).map((unit) => between.get(unit));
  const first: (CheckedUnit | undefined)[] = before.checked.slice(0, head);
  return first.concat(middle, before.checked.slice(before.checked.length - tail));
}

/** The keys of the definitions that the fact `persona` or `phase` is computed from. */
function listMembers({ kinds }: Scopes, fact: string): readonly string[] {
  const kind: SymbolKind = fact === "persona" ? "persona" : "phase";
  return [...(kinds.get(kind)?.names.keys() ?? [])].map((name) => `${kind}:${name}`);
}

/** The graph of definitions is small, but there may be thousands of them: it is walked only when there may be a cycle. */
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
  const funnel = singles.first.get("Funnel")?.declaration as FunnelDeclaration | undefined;
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
