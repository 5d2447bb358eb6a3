/** Walks the tree: every phase that looks at all nodes does so through the one child table. */
import type { AnyNode, BaseNode, NodeKind } from "./ast/index.ts";
import { childTable } from "./child-table.ts";

/** What a visitor does with a node: return `false` from `enter` to pass over the node's children. */
export interface Visitor {
  enter?(node: AnyNode, ancestors: readonly AnyNode[]): boolean | void;
  leave?(node: AnyNode, ancestors: readonly AnyNode[]): void;
}

/** The children of a node in the order in which they are written. */
export function childrenOf(node: BaseNode): readonly AnyNode[] {
  const children: AnyNode[] = [];
  for (const name of childTable[node.kind as NodeKind] as readonly string[]) {
    const value = (node as unknown as Record<string, unknown>)[name];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  // Options may be written in any order; the table has only one.
  for (let index = 1; index < children.length; index += 1) {
    if ((children[index - 1]?.start ?? 0) > (children[index]?.start ?? 0)) {
      return children.sort((left, right) => left.start - right.start || left.end - right.end);
    }
  }
  return children;
}

/** Visits a node and all below it, parents first. The parser bounds the depth, so that this may recurse. */
export function visit(node: BaseNode, visitor: Visitor): void {
  visitBelow(node as AnyNode, visitor, []);
}

/** All nodes in which an offset lies, the outermost first; an end counts as inside, as for a cursor behind a word. */
export function findNodesAt(root: BaseNode, offset: number): AnyNode[] {
  const path: AnyNode[] = [];
  let node: AnyNode | undefined = root as AnyNode;
  while (node !== undefined) {
    path.push(node);
    const inside: AnyNode[] = childrenOf(node).filter((child) => child.start <= offset && offset <= child.end);
    // Where two touch, the cursor belongs to the one that begins there.
    node = inside.at(-1);
  }
  return path;
}

function visitBelow(node: AnyNode, visitor: Visitor, ancestors: AnyNode[]): void {
  if (visitor.enter?.(node, ancestors) !== false) {
    ancestors.push(node);
    for (const child of childrenOf(node)) visitBelow(child, visitor, ancestors);
    ancestors.pop();
  }
  visitor.leave?.(node, ancestors);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "kind" in value;
}
