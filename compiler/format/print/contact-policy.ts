/** Prints `contact policy { … }`. */
import { assertNever } from "../../text/invariant.ts";
import type { ContactPolicyDeclaration, ContactPolicyProperty } from "../../syntax/ast/index.ts";
import { columns, type Item, type PrintContext, property, statement, valueColumn, wordColumn } from "../item.ts";
import { printUnnamed } from "./named.ts";

export function printContactPolicy(ctx: PrintContext, node: ContactPolicyDeclaration): Item {
  return printUnnamed(
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: ContactPolicyProperty): Item {
  switch (item.kind) {
    case "ContactCap":
      return columns(item, valueColumn(item.touches.start));
    case "Consent":
      return property(ctx, item, wordColumn("consent when", 2, ctx.before(item.when.start)));
    case "WhenCapped":
      return statement(item);
    case "Quiet":
    case "ContactDays":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
