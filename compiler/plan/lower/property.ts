/** Reads the bodies of declarations and builds plan objects that have only what was written. */
import type { DeclarationNode, MovedFrom, Name, NamedDeclaration } from "../../syntax/ast/index.ts";
import type { Span } from "../../text/source.ts";

type Kinded = { readonly kind: string };

/** The first property of a kind. */
export function findProperty<Node extends Kinded, Kind extends Node["kind"]>(
  body: readonly Node[],
  kind: Kind,
): Extract<Node, { kind: Kind }> | undefined {
  return body.find((property): property is Extract<Node, { kind: Kind }> => property.kind === kind);
}

/** Every property of a kind, in order. */
export function listProperties<Node extends Kinded, Kind extends Node["kind"]>(
  body: readonly Node[],
  kind: Kind,
): Extract<Node, { kind: Kind }>[] {
  return body.filter((property): property is Extract<Node, { kind: Kind }> => property.kind === kind);
}

/** The texts of names. */
export function textsOf(names: readonly Name[] | undefined): string[] {
  return (names ?? []).map((name) => name.text);
}

/** `name`, `title`, `doc` and `moved_from`, which every named declaration has alike. */
export function lowerHead(declaration: NamedDeclaration & { readonly body: readonly (MovedFrom | Kinded)[] }): {
  name: string;
  title: string | undefined;
  doc: string | undefined;
  moved_from: string | undefined;
} {
  const moved = declaration.body.find((property): property is MovedFrom => property.kind === "MovedFrom");
  return {
    name: declaration.name.text,
    title: declaration.title?.value,
    doc: declaration.doc,
    moved_from: moved?.old.text,
  };
}

/** From the keyword to the title: the span of a declaration whose parts have spans of their own. */
export function headerOf(declaration: DeclarationNode | NamedDeclaration): Span {
  const last = "name" in declaration ? (declaration.title ?? declaration.name) : declaration.keyword;
  return { start: declaration.keyword.start, end: last.end };
}

/** A declaration without the doc comment above it. */
export function wholeOf(declaration: DeclarationNode): Span {
  return { start: declaration.keyword.start, end: declaration.end };
}

/** All properties of `Target`; optional ones may be `undefined`, and must be thought of. */
export type Draft<Target> = {
  [Key in keyof Target]-?: object extends Pick<Target, Key> ? Target[Key] | undefined : Target[Key];
};

/** Leaves out what is `undefined`, so that only what was written appears in the plan. */
export function present<Target extends object>(draft: Draft<Target>): Target {
  const target: Partial<Record<string, unknown>> = {};
  for (const key in draft) if (draft[key] !== undefined) target[key] = draft[key];
  return target as Target;
}
