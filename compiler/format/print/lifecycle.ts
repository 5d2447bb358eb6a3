/** Prints `lifecycle { stage N { … } … }`, with the clauses of `enter` below each other. */
import { assertNever } from "../../text/invariant.ts";
import type { BaseNode, EnterClause, LifecycleDeclaration, StageProperty } from "../../syntax/ast/index.ts";
import {
  columns,
  type Item,
  type Mark,
  phraseColumn,
  type PrintContext,
  statement,
  valueColumn,
  wordColumn,
} from "../item.ts";
import { printNamed, printUnnamed } from "./named.ts";

export function printLifecycle(ctx: PrintContext, node: LifecycleDeclaration): Item {
  return printUnnamed(
    node,
    node.body.map((item) => printStage(ctx, item)),
  );
}

function printStage(ctx: PrintContext, item: LifecycleDeclaration["body"][number]): Item {
  switch (item.kind) {
    case "Stage":
      return printNamed(
        ctx,
        item,
        item.body.map((inner) => printProperty(ctx, inner)),
      );
    case "UnknownProperty":
      return statement(item);
    default:
      return assertNever(item);
  }
}

function printProperty(ctx: PrintContext, item: StageProperty): Item {
  switch (item.kind) {
    case "Enter":
      return printEnter(ctx, item);
    case "Initial":
      return statement(item);
    case "Owner":
    case "WorkedBy":
    case "Final":
    case "StageIntent":
    case "Reasons":
    case "Limit":
    case "MovedFrom":
    case "UnknownProperty":
      return printStageProperty(ctx, item);
    default:
      return assertNever(item);
  }
}

/** All stages have their values in one column, unless `reasons` needs more room. */
function printStageProperty(ctx: PrintContext, item: BaseNode, ...marks: readonly (Mark | undefined)[]): Item {
  return columns(item, { ...valueColumn(ctx.after(item.start)), least: "intent".length }, ...marks);
}

/** `on` and `when` share a column when only one of them is there. */
function printEnter(ctx: PrintContext, item: EnterClause): Item {
  const { on, when, because } = item;
  return printStageProperty(
    ctx,
    item,
    on && wordColumn("enter clause", 2, ctx.before(on.start)),
    on?.where && wordColumn("enter where", 3, ctx.before(on.where.start)),
    when && (on === undefined ? wordColumn("enter clause", 2, ctx.before(when.start)) : undefined),
    because && phraseColumn("because", 5, ctx.before(because.start)),
  );
}
