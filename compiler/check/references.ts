/** Names that refer to a declaration of a known kind. */
import type { Scope } from "../bind/bound-project.ts";
import { describeSymbolKind } from "../bind/symbol-words.ts";
import type { FunnelSymbol, SymbolKind } from "../bind/symbol.ts";
import { replaceText } from "../diagnostics/fix.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Name } from "../syntax/ast/index.ts";
import type { CheckContext } from "./check-context.ts";
import { recordReference, report } from "./check-context.ts";

/** Resolves a name among the declarations of a kind, and reports one that nothing declares. */
export function resolve(ctx: CheckContext, kind: SymbolKind, name: Name): FunnelSymbol | undefined {
  return resolveIn(ctx, ctx.bound.scopeOf(kind), kind, name);
}

/** Resolves each of several names, and reports one that stands twice. */
export function resolveEach(ctx: CheckContext, kind: SymbolKind, names: readonly Name[]): FunnelSymbol[] {
  const symbols: FunnelSymbol[] = [];
  for (const name of names) {
    const symbol = resolve(ctx, kind, name);
    if (symbol === undefined) continue;
    if (symbols.includes(symbol)) reportTwice(ctx, name);
    else symbols.push(symbol);
  }
  return symbols;
}

/** Resolves a name in a scope: `owner` says whose members they are, such as `\`recycled\``. */
export function resolveIn(
  ctx: CheckContext,
  scope: Scope,
  kind: SymbolKind,
  name: Name,
  owner?: string,
): FunnelSymbol | undefined {
  if (name.text === "") return undefined;
  const symbol = scope.get(name.text);
  if (symbol === undefined) reportUnknown(ctx, scope, kind, name, owner);
  else recordReference(ctx, name, symbol);
  return symbol;
}

/** Reports a name that stands twice in one list. */
export function reportTwice(ctx: CheckContext, name: Name): void {
  report(ctx, "duplicate-name", name, `\`${name.text}\` stands twice in this list.`, {
    help: "Delete one of the two.",
  });
}

/** Reports a name that a scope does not have: the nearest one, or the choice when it is small. */
export function reportUnknown(ctx: CheckContext, scope: Scope, kind: SymbolKind, name: Name, owner?: string): void {
  const words = describeSymbolKind(kind);
  const whose = owner === undefined ? "" : ` of ${owner}`;
  const nearest = suggest(name.text, scope.keys());
  const otherKind = nearest === undefined ? findOtherKind(ctx, kind, name.text) : undefined;
  const message =
    otherKind === undefined
      ? `There is no ${words.one.replace(/^an? /, "")}${whose} called \`${name.text}\`.`
      : `\`${name.text}\` is ${describeSymbolKind(otherKind).one}, and ${words.one}${whose} is needed here.`;
  report(ctx, "unknown-name", name, message, {
    help: nearest === undefined ? listChoice(scope, kind, owner) : `Did you mean \`${nearest}\`?`,
    fix: nearest === undefined ? undefined : replaceText(ctx.source, name.start, name.end, nearest),
  });
}

/** `The stages are a, b and c.`, or how to declare the first one. */
function listChoice(scope: Scope, kind: SymbolKind, owner: string | undefined): string {
  const words = describeSymbolKind(kind);
  const names = [...scope.keys()];
  if (names.length === 0) {
    return owner === undefined
      ? `The project declares no ${words.many}; write \`${declaringWords(kind)}\`.`
      : `It has no ${words.many}.`;
  }
  const whose = owner === undefined ? "" : ` of ${owner}`;
  return `The ${words.many}${whose} are ${listNames(names)}.`;
}

/** `a, b and c`; beyond eight, the first seven. */
export function listNames(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  if (quoted.length === 1) return quoted[0] ?? "";
  if (quoted.length > 8) return `${quoted.slice(0, 7).join(", ")} and ${quoted.length - 7} more`;
  return `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}

function declaringWords(kind: SymbolKind): string {
  switch (kind) {
    case "field":
      return "lead { NAME TYPE }";
    case "account_field":
      return "account { NAME TYPE }";
    case "phase":
      return "journey { phase NAME }";
    case "stage":
      return "lifecycle { stage NAME }";
    case "test_lead":
      return "given lead NAME { … }";
    default:
      return `${kind} NAME`;
  }
}

const projectKinds: readonly SymbolKind[] = [
  "stage",
  "persona",
  "phase",
  "activity",
  "segment",
  "need",
  "score",
  "team",
  "queue",
  "nurture",
  "content",
  "calendar",
  "sla",
  "routing",
  "field",
];

/** Another kind that has the name, so that the message can say what it is. */
function findOtherKind(ctx: CheckContext, kind: SymbolKind, text: string): SymbolKind | undefined {
  return projectKinds.find((other) => other !== kind && ctx.bound.scopeOf(other).has(text));
}
