/** Prints `score N { … }`: rules with their limits in columns, also across the groups inside. */
import { assertNever } from "../../text/invariant.ts";
import type { ScoreDeclaration, ScoreGroup, ScoreProperty, ScoreRule } from "../../syntax/ast/index.ts";
import { block, columns, type Item, phraseGap, type PrintContext, property, statement } from "../item.ts";
import { printNamed } from "./named.ts";

export function printScore(ctx: PrintContext, node: ScoreDeclaration): Item {
  return printNamed(
    ctx,
    node,
    node.body.map((item) => printProperty(ctx, item)),
  );
}

function printProperty(ctx: PrintContext, item: ScoreProperty): Item {
  switch (item.kind) {
    case "ScoreRule":
      return printRule(item);
    case "Group":
      return printGroup(item);
    case "ScoreKind":
    case "ScoreRange":
    case "ScoreStart":
    case "ResetOn":
    case "Exclude":
    case "SumOf":
    case "Grade":
    case "MovedFrom":
    case "UnknownProperty":
      return property(ctx, item);
    default:
      return assertNever(item);
  }
}

function printGroup({ start, end, body }: ScoreGroup): Item {
  const items = body.map((item) => (item.kind === "ScoreRule" ? printRule(item) : statement(item)));
  return { start, end, marks: [], blocks: [block(items)] };
}

function printRule(rule: ScoreRule): Item {
  return columns(
    rule,
    { offset: rule.form.start, alignment: "leading", key: "points", rank: 1, gap: 1 },
    ...rule.limits.map(
      ({ start }, index) =>
        ({ offset: start, alignment: "spanning", key: `limit ${index}`, rank: 2 + index, gap: phraseGap }) as const,
    ),
  );
}
