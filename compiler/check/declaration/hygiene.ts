/** Checks `hygiene`: what a lead must have, and which leads are put aside. */
import type { HygieneDeclaration, HygieneStandardize } from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import { describeType } from "../../types/describe-type.ts";
import { familyOf } from "../../types/relations.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { checkDuration } from "../duration.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkSelector } from "../expression/selector.ts";
import { typeOfField } from "../field-types.ts";
import { resolve, resolveEach } from "../references.ts";

export function checkHygiene(ctx: CheckContext, hygiene: HygieneDeclaration): void {
  for (const item of hygiene.body) {
    switch (item.kind) {
      case "Require":
        checkCriterion(ctx, item.condition);
        resolveEach(ctx, "stage", item.stages);
        break;
      case "Reject":
        checkCriterion(ctx, item.when);
        break;
      case "Stale":
        checkDuration(ctx, item.after, "elapsed");
        checkSelector(ctx, item.without);
        break;
      case "Standardize":
        checkStandardize(ctx, item);
        break;
      default:
    }
  }
}

function checkStandardize(ctx: CheckContext, item: HygieneStandardize): void {
  checkWord(ctx, item.as, closedWords.standardizeAs, "standardize … as");
  const symbol = resolve(ctx, "field", item.field);
  if (symbol === undefined) return;
  const type = typeOfField(ctx, symbol);
  const family = familyOf(type);
  if (family === "text" || family === "error") return;
  report(
    ctx,
    "wrong-type",
    item.field,
    `\`${symbol.name}\` is ${describeType(type)}, and only text can be standardized.`,
    {
      help: "Name a field of the type `text`, `country` or `phone`.",
    },
  );
}
