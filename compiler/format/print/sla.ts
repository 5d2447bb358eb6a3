/** Prints `sla N { starts … within … met … commit … at P% -> … }`, with the arrows of the tiers below each other. */
import { assertNever } from "../../text/invariant.ts";
import type { SlaDeclaration, SlaProperty } from "../../syntax/ast/index.ts";
import { columns, type Item, type PrintContext, property, wordColumn } from "../item.ts";
import { printNamed } from "./named.ts";

export function printSla(ctx: PrintContext, node: SlaDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: SlaProperty): Item {
  switch (item.kind) {
    case "Tier":
      return columns(item, item.actions[0] && wordColumn("arrow", 2, ctx.before(item.actions[0].start)));
    case "Starts":
    case "Within":
    case "Met":
    case "Commit":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
