/** Prints `identity { match … normalize … keep … ignore … activities keep all }`. */
import { assertNever } from "../../text/invariant.ts";
import type { IdentityDeclaration, IdentityProperty } from "../../syntax/ast/index.ts";
import { columns, type Item, statement, wordColumn } from "../item.ts";
import { printUnnamed } from "./named.ts";

export function printIdentity(node: IdentityDeclaration): Item {
  return printUnnamed(node, node.body.map(printProperty));
}

function printProperty(item: IdentityProperty): Item {
  switch (item.kind) {
    case "IdentityKeep":
      return columns(item, item.fields[0] && wordColumn("kept fields", 1, item.fields[0].start));
    case "IdentityMatch":
    case "IdentityNormalize":
    case "IdentityIgnore":
    case "IdentityActivities":
    case "UnknownProperty":
      return statement(item);
    default:
      return assertNever(item);
  }
}
