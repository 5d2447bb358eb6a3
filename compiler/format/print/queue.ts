/** Prints `queue N { team … member … assign … capacity … }`. */
import { assertNever } from "../../text/invariant.ts";
import type { QueueDeclaration, QueueProperty } from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property, wordColumn } from "../item.ts";
import { printNamed } from "./named.ts";

export function printQueue(ctx: PrintContext, node: QueueDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: QueueProperty): Item {
  switch (item.kind) {
    case "QueueMember": {
      const option = ctx.after(item.id.start);
      return property(ctx, item, option < item.end ? wordColumn("member option", 2, option) : undefined);
    }
    case "QueueTeam":
    case "Assign":
    case "Capacity":
    case "QueueCalendar":
    case "Overflow":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
