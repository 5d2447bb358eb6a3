/** Prints `team N { contact … member … serves … }`. */
import type { TeamDeclaration } from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property } from "../item.ts";
import { printNamed } from "./named.ts";

export function printTeam(ctx: PrintContext, node: TeamDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => property(ctx, item)),
  );
}
