/** Prints `lead { … }` and `account { … }`. */
import { assertNever } from "../../text/invariant.ts";
import type { AccountDeclaration, LeadDeclaration } from "../../syntax/ast/index.ts";
import { type Item, statement } from "../item.ts";
import { printField } from "./field.ts";
import { printUnnamed } from "./named.ts";

export function printLead(node: LeadDeclaration): Item {
  return printUnnamed(node, node.body.map(printProperty));
}

export function printAccount(node: AccountDeclaration): Item {
  return printUnnamed(node, node.body.map(printProperty));
}

function printProperty(item: (LeadDeclaration | AccountDeclaration)["body"][number]): Item {
  switch (item.kind) {
    case "Field":
      return printField(item);
    case "AccountMatch":
    case "UnknownProperty":
      return statement(item);
    default:
      return assertNever(item);
  }
}
