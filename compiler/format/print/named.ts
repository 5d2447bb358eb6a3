/** What declarations have in common: a name, a title and a body in braces. */
import type { BaseNode, NamedDeclaration } from "../../syntax/ast/index.ts";
import { block, type Item, type Mark, type PrintContext, wordColumn } from "../item.ts";

/** A declaration with a name; several on one line each have their titles and braces below each other. */
export function printNamed(ctx: PrintContext, node: NamedDeclaration, items: readonly Item[]): Item {
  const { start, end, title, name, kind } = node;
  const brace = ctx.brace(title?.end ?? name.end, end);
  const marks: Mark[] = [];
  if (title !== undefined) marks.push(wordColumn(`${kind} head`, 1, title.start));
  if (brace !== undefined) {
    marks.push(title === undefined ? wordColumn(`${kind} head`, 1, brace) : wordColumn(`${kind} body`, 2, brace));
  }
  return { start, end, marks, blocks: [block(items)], inner: title === undefined ? `${kind} untitled` : kind };
}

/** A declaration without a name. */
export function printUnnamed({ start, end }: BaseNode, items: readonly Item[]): Item {
  return { start, end, marks: [], blocks: [block(items)] };
}
