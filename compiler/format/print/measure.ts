/** Prints `measure N`, `agreement N` and `value`. */
import { assertNever } from "../../text/invariant.ts";
import type {
  AgreementDeclaration,
  MeasureDeclaration,
  MeasureProperty,
  ValueDeclaration,
} from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property, statement, wordColumn } from "../item.ts";
import { printNamed, printUnnamed } from "./named.ts";

export function printMeasure(ctx: PrintContext, node: MeasureDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

export function printAgreement(ctx: PrintContext, node: AgreementDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => property(ctx, item)),
  );
}

export function printValue(ctx: PrintContext, node: ValueDeclaration): Item {
  return printUnnamed(
    node,
    node.body.map((item) =>
      property(ctx, item, item.kind === "Conversion" ? wordColumn("rate", 2, item.rate.start) : undefined),
    ),
  );
}

function printProperty(ctx: PrintContext, item: MeasureProperty): Item {
  switch (item.kind) {
    case "Statistic":
      return statement(item);
    case "MeasureIntent":
    case "MeasureRate":
    case "MeasureTime":
    case "MeasureSla":
    case "MeasureReasons":
    case "MeasureCount":
    case "Target":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
