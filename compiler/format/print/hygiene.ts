/** Prints `hygiene { require … reject … stale … standardize … }`. */
import { assertNever } from "../../text/invariant.ts";
import type { HygieneDeclaration, HygieneProperty } from "../../syntax/ast/index.ts";
import { type Item, phraseColumn, type PrintContext, property } from "../item.ts";
import { printUnnamed } from "./named.ts";

export function printHygiene(ctx: PrintContext, node: HygieneDeclaration): Item {
  return printUnnamed(
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: HygieneProperty): Item {
  switch (item.kind) {
    case "Require":
      return property(ctx, item, item.stages[0] && phraseColumn("outcome", 2, ctx.before(item.stages[0].start)));
    case "Reject":
      return property(ctx, item, item.because && phraseColumn("outcome", 2, ctx.before(item.because.start)));
    case "Stale":
    case "Standardize":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}
