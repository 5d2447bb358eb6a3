/** Rules about the properties of a body: those that stand once, those that must be there, `moved from`. */
import type { FunnelSymbol } from "../bind/symbol.ts";
import type { BaseNode, DeclarationNode, MovedFrom, Name } from "../syntax/ast/index.ts";
import type { CheckContext } from "./check-context.ts";
import { report } from "./check-context.ts";

/** The node of a property, which mostly has a keyword to point at. */
export type PropertyNode = BaseNode & { readonly keyword?: Name };

/** Reports a second property of the same kind for every kind that `once` names with its words. */
export function checkOnce(
  ctx: CheckContext,
  body: readonly PropertyNode[],
  once: Readonly<Partial<Record<string, string>>>,
): void {
  const seen: PropertyNode[] = [];
  for (const item of body) {
    const words = item.kind === "MovedFrom" ? "moved from" : once[item.kind];
    if (words === undefined) continue;
    // No more than the few properties that stand once are ever seen.
    const first = seen.find((other) => other.kind === item.kind);
    if (first === undefined) seen.push(item);
    else reportRepeated(ctx, words, item, first);
  }
}

/** Reports a property that stands a second time. */
export function reportRepeated(ctx: CheckContext, words: string, second: PropertyNode, first: PropertyNode): void {
  const place = first.keyword ?? first;
  report(ctx, "repeated-property", second.keyword ?? second, `\`${words}\` stands here a second time.`, {
    help: "Delete one of the two.",
    related: [
      { location: { source: ctx.source, start: place.start, end: place.end }, message: "the first one is here" },
    ],
  });
}

/** Reports a property that a body lacks; `example` says what to type. */
export function requireProperty(
  ctx: CheckContext,
  declaration: DeclarationNode & { readonly name?: Name },
  body: readonly BaseNode[],
  wanted: { readonly kinds: readonly string[]; readonly words: string; readonly example: string },
): void {
  if (body.some((item) => wanted.kinds.includes(item.kind) || item.kind === "UnknownProperty")) return;
  const subject = declaration.name === undefined ? "" : ` \`${declaration.name.text}\``;
  report(
    ctx,
    "missing-property",
    declaration.name ?? declaration.keyword,
    `\`${declaration.keyword.text}\`${subject} needs ${wanted.words}.`,
    { help: `Add it, as in \`${wanted.example}\`.` },
  );
}

/** Reports a `moved from` whose old name still stands for something of the same kind. */
export function checkMoved(ctx: CheckContext, moved: MovedFrom, find: (old: string) => FunnelSymbol | undefined): void {
  const existing = find(moved.old.text);
  if (existing === undefined || existing.location === undefined) return;
  report(ctx, "moved-name-still-used", moved.old, `\`${moved.old.text}\` was moved, and still exists.`, {
    help: `Delete the old \`${moved.old.text}\`, or this \`moved from\`.`,
    related: [{ location: existing.location, message: "it is still declared here" }],
  });
}

/** Checks the `moved from` of a declaration that has a name of its own. */
export function checkMovedIn(
  ctx: CheckContext,
  body: readonly BaseNode[],
  scope: ReadonlyMap<string, FunnelSymbol>,
): void {
  for (const item of body) {
    if (item.kind === "MovedFrom") checkMoved(ctx, item as MovedFrom, (old) => scope.get(old));
  }
}
