/** Prints `journey { phase N "question" { when … } … }`. */
import { assertNever } from "../../text/invariant.ts";
import type { JourneyDeclaration } from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property, statement } from "../item.ts";
import { printNamed, printUnnamed } from "./named.ts";

export function printJourney(ctx: PrintContext, node: JourneyDeclaration): Item {
  return printUnnamed(
    node,
    node.body.map((item) => printPhase(ctx, item)),
  );
}

function printPhase(ctx: PrintContext, item: JourneyDeclaration["body"][number]): Item {
  switch (item.kind) {
    case "Phase":
      return printNamed(
        ctx,
        item,
        item.body.map((inner) => property(ctx, inner)),
      );
    case "UnknownProperty":
      return statement(item);
    default:
      return assertNever(item);
  }
}
