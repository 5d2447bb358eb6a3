/** Prints `content N`, `catalog "path"` and `content map`. */
import { assertNever } from "../../text/invariant.ts";
import type {
  CatalogDeclaration,
  ContentDeclaration,
  ContentMapDeclaration,
  ContentProperty,
} from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property, statement } from "../item.ts";
import { printNamed, printUnnamed } from "./named.ts";
import { printRows } from "./table.ts";

export function printContent(ctx: PrintContext, node: ContentDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

export function printCatalog(node: CatalogDeclaration): Item {
  return statement(node);
}

export function printContentMap(ctx: PrintContext, node: ContentMapDeclaration): Item {
  const { header, rows } = node;
  return printUnnamed(node, header === undefined ? [] : printRows(ctx, header.start, rows.at(-1)?.end ?? header.end));
}

function printProperty(ctx: PrintContext, item: ContentProperty): Item {
  switch (item.kind) {
    case "UsefulWithoutPurchase":
      return statement(item);
    case "ContentType":
    case "Url":
    case "By":
    case "Phases":
    case "Personas":
    case "Needs":
    case "Expert":
    case "Retired":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
