/** Which nodes of the trees hold a mistake, looked up only when somebody asks. */
import type { PlacedDeclaration } from "../bind/placed-declaration.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BaseNode } from "../syntax/ast/index.ts";
import type { Span } from "../text/source.ts";

/** Every node in whose subtree a diagnostic lies. */
export function findErroneousNodes(
  declarations: readonly PlacedDeclaration[],
  diagnostics: readonly Diagnostic[],
): ReadonlySet<BaseNode> {
  const found = new Set<BaseNode>();
  for (const { declaration, source } of declarations) {
    const spans = diagnostics
      .map(({ location }) => location)
      .filter((span) => span.source === source && touches(declaration, span));
    if (spans.length > 0) mark(declaration, spans, found);
  }
  return found;
}

function mark(node: BaseNode, spans: readonly Span[], found: Set<BaseNode>): void {
  const inside = spans.filter((span) => touches(node, span));
  if (inside.length === 0) return;
  found.add(node);
  for (const value of Object.values(node) as unknown[]) markValue(value, inside, found);
}

function markValue(value: unknown, spans: readonly Span[], found: Set<BaseNode>): void {
  if (Array.isArray(value)) for (const item of value) markValue(item, spans, found);
  else if (typeof value !== "object" || value === null) return;
  else if ("kind" in value && "start" in value) mark(value as BaseNode, spans, found);
  else for (const part of Object.values(value) as unknown[]) markValue(part, spans, found);
}

function touches(node: Span, span: Span): boolean {
  return span.start >= node.start && span.end <= node.end;
}
