/** Prints `funnel N "Title" { … }`. */
import type { FunnelDeclaration } from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property } from "../item.ts";
import { printNamed } from "./named.ts";

export function printFunnel(ctx: PrintContext, node: FunnelDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => property(ctx, item)),
  );
}
