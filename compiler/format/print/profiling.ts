/** Prints `profiling { ask … at most … }`. */
import { assertNever } from "../../text/invariant.ts";
import type { ProfilingDeclaration } from "../../syntax/ast/index.ts";
import { columns, type Item, phraseColumn, type PrintContext, statement } from "../item.ts";
import { printUnnamed } from "./named.ts";

export function printProfiling(ctx: PrintContext, node: ProfilingDeclaration): Item {
  return printUnnamed(
    node,
    node.body.map((item) => printRow(ctx, item)),
  );
}

function printRow(ctx: PrintContext, item: ProfilingDeclaration["body"][number]): Item {
  switch (item.kind) {
    case "ProfilingRow": {
      const condition = item.after?.count ?? item.when;
      return columns(item, condition && phraseColumn("condition", 2, ctx.before(condition.start)));
    }
    case "AtMostPerForm":
    case "UnknownProperty":
      return statement(item);
    default:
      return assertNever(item);
  }
}
