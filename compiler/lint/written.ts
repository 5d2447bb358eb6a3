/** Finds what a rule speaks of as it was written: declarations, their properties, and where a line can be added. */
import type { CheckedProject } from "../check/checked.ts";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { insertText } from "../diagnostics/fix.ts";
import { headerOf } from "../plan/lower/property.ts";
import type { BaseNode, Declaration } from "../syntax/ast/index.ts";
import type { Location, Source } from "../text/source.ts";

/** A declaration of one kind with the source it stands in. */
export interface Written<Node extends Declaration> {
  readonly declaration: Node;
  readonly source: Source;
}

type DeclarationOf<Kind extends Declaration["kind"]> = Extract<Declaration, { kind: Kind }>;

/** The declaration of a kind; of a kind with names the one with this name. */
export function findWritten<Kind extends Declaration["kind"]>(
  checked: CheckedProject,
  kind: Kind,
  name?: string,
): Written<DeclarationOf<Kind>> | undefined {
  for (const { declaration, source } of checked.declarations) {
    if (declaration.kind !== kind) continue;
    if (name !== undefined && nameOf(declaration) !== name) continue;
    return { declaration: declaration as DeclarationOf<Kind>, source };
  }
  return undefined;
}

/** From a declaration's keyword to its title. */
export function locateHeader({ declaration, source }: Written<Declaration>): Location {
  return { source, ...headerOf(declaration) };
}

export function locateNode(source: Source, { start, end }: Pick<BaseNode, "start" | "end">): Location {
  return { source, start, end };
}

/** A turnback goes by its stage. */
function nameOf(declaration: Declaration): string | undefined {
  if (declaration.kind === "Turnback") return declaration.stage.text;
  return "name" in declaration ? declaration.name?.text : undefined;
}

/** A machine edit that adds a line at the end of a declaration's body. */
export function addLine({ declaration, source }: Written<Declaration>, line: string, title: string): Fix | undefined {
  const close = declaration.end - 1;
  if (source.text[close] !== "}") return undefined;
  const lineStart = source.text.lastIndexOf("\n", close - 1) + 1;
  const indent = source.text.slice(lineStart, close);
  // A body that stands on one line with its brace is opened up.
  return /^[ \t]*$/.test(indent)
    ? insertText(source, lineStart, `${indent}  ${line}\n`, title)
    : insertText(source, close, `\n  ${line}\n`, title);
}
