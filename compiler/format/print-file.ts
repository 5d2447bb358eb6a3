/** Prints a whole file as Prettier's document. */
import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import { PrintContext } from "./item.ts";
import { layOut } from "./layout.ts";
import type { LayoutOptions } from "./line.ts";
import type { FormatTree } from "./parse.ts";
import { printDeclaration } from "./print/declaration.ts";

const { hardline, literalline } = builders;

/** The lines of a file, each ended. */
export function printFile({ declarations, stream }: FormatTree, options: LayoutOptions): Doc {
  const ctx = new PrintContext(stream);
  const items = declarations.map((declaration) => printDeclaration(ctx, declaration));
  const docs: Doc[] = [];
  for (const line of layOut(stream, items, options)) {
    // Space at the end of a line is part of a text, and only this line end leaves it there.
    docs.push(line, /\s$/u.test(line) ? literalline : hardline);
  }
  return docs;
}
