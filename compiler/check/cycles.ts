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

/** A definition whose reads are being followed. */
interface OpenDefinition {
  readonly step: PathStep;
  readonly next: readonly PathStep[];
  position: number;
}

/** Reports each cycle once, at the definition that stands first. Chains of definitions may be long, so nothing recurs. */
export function findCycles(tables: ProjectTables): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const done = new Set<FunnelSymbol>();
  for (const symbol of tables.dependencies.keys()) {
    if (!done.has(symbol)) followFrom(tables, symbol, done, diagnostics);
  }
  return diagnostics;
}

function followFrom(
  tables: ProjectTables,
  begin: FunnelSymbol,
  done: Set<FunnelSymbol>,
  diagnostics: Diagnostic[],
): void {
  const path: OpenDefinition[] = [];
  const places = new Map<FunnelSymbol, number>();
  const open = (step: PathStep): void => {
    places.set(step.symbol, path.length);
    path.push({ step, next: listNext(tables, step.symbol), position: 0 });
  };
  open({ symbol: begin, by: undefined });
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const step = top.next[top.position];
    top.position += 1;
    if (step === undefined) {
      path.pop();
      places.delete(top.step.symbol);
      done.add(top.step.symbol);
      continue;
    }
    const start = places.get(step.symbol);
    if (start !== undefined) {
      const diagnostic = describeCycle([...path.slice(start).map((definition) => definition.step), step]);
      if (diagnostic !== undefined) diagnostics.push(diagnostic);
    } else if (!done.has(step.symbol)) {
      open(step);
    }
  }
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
  const names = describePath(steps.map(({ symbol }) => symbol.name));
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
    related: reads.slice(1, mostShown).map(({ source, name }) => ({
      location: { source, start: name.start, end: name.end },
      message: `\`${name.text}\` is read here`,
    })),
  });
}

/** A long way round is shown by its ends. */
const mostShown = 12;

function describePath(names: readonly string[]): string {
  if (names.length <= mostShown) return names.join(" → ");
  const left = names.length - mostShown;
  return [...names.slice(0, mostShown - 3), `… (${left + 1} more)`, ...names.slice(-2)].join(" → ");
}
