/** Prints `calendar N { timezone … open … holidays … closed … }`. */
import { assertNever } from "../../text/invariant.ts";
import type { CalendarDeclaration, CalendarProperty } from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property, wordColumn } from "../item.ts";
import { printNamed } from "./named.ts";

export function printCalendar(ctx: PrintContext, node: CalendarDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: CalendarProperty): Item {
  switch (item.kind) {
    case "OpenHours":
      return property(ctx, item, item.hours[0] && wordColumn("hours", 2, item.hours[0].start));
    case "ClosedDay":
      return property(ctx, item, item.reason && wordColumn("reason", 2, item.reason.start));
    case "Timezone":
    case "Holidays":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
