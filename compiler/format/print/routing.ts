/** Prints `routing N { on … keep owner when E -> Q otherwise -> Q }`, with the arrows below each other. */
import { assertNever } from "../../text/invariant.ts";
import type { RoutingDeclaration, RoutingProperty } from "../../syntax/ast/index.ts";
import { columns, type Item, type PrintContext, property, wordColumn } from "../item.ts";
import { printNamed } from "./named.ts";

export function printRouting(ctx: PrintContext, node: RoutingDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: RoutingProperty): Item {
  switch (item.kind) {
    case "RoutingRow": {
      const arrow = wordColumn("arrow", 2, ctx.before(item.target.start));
      return item.when === undefined ? columns(item, arrow) : property(ctx, item, arrow);
    }
    case "Starts":
    case "KeepOwner":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
