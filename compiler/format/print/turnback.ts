/** Prints `turnback STAGE { REASONS -> … requalify … }`. */
import { assertNever } from "../../text/invariant.ts";
import type { TurnbackDeclaration } from "../../syntax/ast/index.ts";
import { columns, type Item, phraseColumn, type PrintContext, statement, wordColumn } from "../item.ts";
import { printUnnamed } from "./named.ts";

export function printTurnback(ctx: PrintContext, node: TurnbackDeclaration): Item {
  return printUnnamed(
    node,
    node.body.map((item) => printRow(ctx, item)),
  );
}

function printRow(ctx: PrintContext, item: TurnbackDeclaration["body"][number]): Item {
  switch (item.kind) {
    case "TurnbackRow":
      return columns(
        item,
        wordColumn("arrow", 2, ctx.before(item.target.start)),
        item.requalify && phraseColumn("requalify", 3, item.requalify.start),
      );
    case "UnknownProperty":
      return statement(item);
    default:
      return assertNever(item);
  }
}
