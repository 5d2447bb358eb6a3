/** Finds segments, needs, scores, personas and phases that are defined by each other. */
import type { FunnelSymbol } from "../bind/symbol.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import type { Dependency, ProjectTables } from "./check-context.ts";

/** A step of the path that leads back to its beginning. */
interface PathStep {
  readonly symbol: FunnelSymbol;
  /** Where the previous step reads this one; `undefined` from a fact to what it is computed from. */
  readonly by: Dependency | undefined;
}

/** Reports each cycle once, at the definition that stands first. */
export function findCycles(tables: ProjectTables): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const done = new Set<FunnelSymbol>();
  const path: PathStep[] = [];
  const onPath = new Map<FunnelSymbol, number>();

  function follow(symbol: FunnelSymbol, by: Dependency | undefined): void {
    const start = onPath.get(symbol);
    if (start !== undefined) {
      const diagnostic = describeCycle([...path.slice(start), { symbol, by }]);
      if (diagnostic !== undefined) diagnostics.push(diagnostic);
      return;
    }
    if (done.has(symbol)) return;
    onPath.set(symbol, path.length);
    path.push({ symbol, by });
    for (const next of listNext(tables, symbol)) follow(next.symbol, next.by);
    path.pop();
    onPath.delete(symbol);
    done.add(symbol);
  }

  for (const symbol of tables.dependencies.keys()) follow(symbol, undefined);
  return diagnostics;
}

/** What a definition reads, each once; a fact is computed from everything of its kind. */
function listNext(tables: ProjectTables, symbol: FunnelSymbol): readonly PathStep[] {
  if (symbol.kind === "fact") {
    const kind = symbol.name === "persona" ? "persona" : "phase";
    return [...tables.bound.scopeOf(kind).values()].map((next) => ({ symbol: next, by: undefined }));
  }
  const first = new Map<FunnelSymbol, Dependency>();
  for (const dependency of tables.dependencies.get(symbol) ?? []) {
    if (!first.has(dependency.on)) first.set(dependency.on, dependency);
  }
  return [...first].map(([next, by]) => ({ symbol: next, by }));
}

/** The steps begin and end with the same symbol. */
function describeCycle(steps: readonly PathStep[]): Diagnostic | undefined {
  const reads = steps.flatMap(({ by }, index) => (index === 0 || by === undefined ? [] : [by]));
  const [first] = reads;
  const [begin] = steps;
  if (first === undefined || begin === undefined) return undefined;
  const names = steps.map(({ symbol }) => symbol.name).join(" → ");
  const isAlone = steps.length === 2;
  return reportError({
    code: "cyclic-definition",
    message: isAlone ? `\`${begin.symbol.name}\` is defined by itself.` : `These are defined by each other: ${names}.`,
    source: first.source,
    start: first.name.start,
    end: first.name.end,
    help: isAlone
      ? `Delete \`${first.name.text}\` from its own definition.`
      : "Take one of these names out of the definition that reads it.",
    related: reads.slice(1).map(({ source, name }) => ({
      location: { source, start: name.start, end: name.end },
      message: `\`${name.text}\` is read here`,
    })),
  });
}
