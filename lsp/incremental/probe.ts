/** Asks the checker what a name at a place could be: one that nobody has is put there, and where it is looked up is noted. */
import type { FunnelSymbol, SymbolKind } from "../../compiler/bind/symbol.ts";
import type { AnyNode, Expression, Name, SourceFile } from "../../compiler/syntax/ast/index.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { findNodesAt } from "../../compiler/syntax/visit.ts";
import type { Source } from "../../compiler/text/source.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { CheckState } from "./check-units.ts";
import { checkUnit } from "./checked-unit.ts";
import { ProjectSymbol, type ReadRecorder } from "./reads.ts";
import { createUnit } from "./unit.ts";

/** What a name at a place could be. */
export interface Expectation {
  /** The tree of the part with a made-up name at the place. */
  readonly tree: SourceFile;
  /** The nodes around the made-up name, the outermost first; the name is the last where one may stand at all. */
  readonly path: readonly AnyNode[];
  /**
   * Where the checker looked for the name, in its order: `stage` for names of a kind, `score:fit.` for what is inside a
   * symbol, `reasons` for those of all stages. Empty where a name is declared, and where the checker knew nothing.
   */
  readonly scopes: readonly string[];
  /** The names that can be found there; the first scope wins. */
  readonly candidates: ReadonlyMap<string, FunnelSymbol>;
  /** The type of an expression of `tree`, as far as it was checked. */
  typeOf(expression: Expression): Type | undefined;
}

/** No identifier of a project is like this one. */
const madeUp = "made_up_name_at_the_cursor";

/** Replaces `start` to `end` of a part with a name, checks its declaration, and says what the name could be. */
export function probeName(
  recorder: ReadRecorder,
  check: CheckState,
  part: Source,
  start: number,
  end: number,
): Expectation {
  const source: Source = { path: part.path, text: part.text.slice(0, start) + madeUp + part.text.slice(end) };
  const tree = parseSource(source).value;
  const path = findNodesAt(tree, start + 1);
  const declaration = tree.declarations.find((item) => item.start <= start && start <= item.end);
  const empty = { tree, path, scopes: [], candidates: new Map<string, FunnelSymbol>(), typeOf: () => undefined };
  if (declaration === undefined) return empty;
  const unit = createUnit(recorder, { declaration, source });
  recorder.isProbing = true;
  const { reads, types } = checkUnit(recorder, check, unit);
  recorder.isProbing = false;
  const scopes = [...reads.lookups].filter((key) => key.endsWith(madeUp)).map((key) => key.slice(0, -madeUp.length));
  const candidates = new Map<string, FunnelSymbol>();
  for (const scope of scopes) {
    for (const [name, symbol] of namesOf(check, scope)) if (!candidates.has(name)) candidates.set(name, symbol);
  }
  return {
    ...empty,
    scopes: scopes.map((scope) => scope.replace(/:$/, "")),
    candidates,
    typeOf: (expression) => types.get(expression),
  };
}

/** The name itself, when the path leads to it. */
export function isMadeUp(node: AnyNode | undefined): node is Name {
  return node?.kind === "Name" && node.text === madeUp;
}

function namesOf(check: CheckState, scope: string): ReadonlyMap<string, FunnelSymbol> {
  const none = new Map<string, FunnelSymbol>();
  if (scope === "reasons:") return check.reasons;
  if (!scope.endsWith(".")) return check.scopes.kinds.get(scope.slice(0, -1) as SymbolKind)?.names ?? none;
  const [kind = "", ...rest] = scope.slice(0, -1).split(":");
  const [first = "", ...inner] = rest.join(":").split(".");
  let symbol = check.scopes.kinds.get(kind as SymbolKind)?.names.get(first);
  for (const name of inner) symbol = symbol instanceof ProjectSymbol ? symbol.members?.get(name) : undefined;
  return (symbol instanceof ProjectSymbol ? symbol.members : undefined) ?? none;
}
