/** Prints `activity N { … }` and `channel N`. */
import { assertNever } from "../../text/invariant.ts";
import type { ActivityDeclaration, ActivityProperty, ChannelDeclaration } from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property } from "../item.ts";
import { printField } from "./field.ts";
import { printNamed } from "./named.ts";

export function printActivity(ctx: PrintContext, node: ActivityDeclaration): Item {
  const item = printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
  // Attributes of different activities have nothing in common.
  return { start: item.start, end: item.end, marks: item.marks, blocks: item.blocks };
}

export function printChannel(ctx: PrintContext, node: ChannelDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => property(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: ActivityProperty): Item {
  switch (item.kind) {
    case "Field":
      return printField(item);
    case "ActivityBy":
    case "ActivityIntent":
    case "Track":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
