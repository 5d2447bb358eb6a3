/** Prints `need N`, `segment N` and `persona N`. */
import type { NeedDeclaration, PersonaDeclaration, SegmentDeclaration } from "../../syntax/ast/index.ts";
import { type Item, type PrintContext, property } from "../item.ts";
import { printNamed } from "./named.ts";

export function printNeed(ctx: PrintContext, node: NeedDeclaration): Item {
  return printCriteria(ctx, node);
}

export function printSegment(ctx: PrintContext, node: SegmentDeclaration): Item {
  return printCriteria(ctx, node);
}

export function printPersona(ctx: PrintContext, node: PersonaDeclaration): Item {
  return printCriteria(ctx, node);
}

function printCriteria(ctx: PrintContext, node: NeedDeclaration | SegmentDeclaration | PersonaDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => property(ctx, item)),
  );
}
