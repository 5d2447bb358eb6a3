/** Checks `profiling`: which questions come next. */
import type { ProfilingDeclaration } from "../../syntax/ast/index.ts";
import type { CheckContext } from "../check-context.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkOnce } from "../properties.ts";
import { checkWholeNumber } from "../quantity.ts";
import { resolve, resolveEach } from "../references.ts";

export function checkProfiling(ctx: CheckContext, profiling: ProfilingDeclaration): void {
  checkOnce(ctx, profiling.body, { AtMostPerForm: "at most" });
  for (const item of profiling.body) {
    if (item.kind === "AtMostPerForm") checkWholeNumber(ctx, item.value, 1, "A number of questions");
    if (item.kind !== "ProfilingRow") continue;
    resolveEach(ctx, "field", item.fields);
    if (item.after !== undefined) {
      checkWholeNumber(ctx, item.after.count, 1, "A number of activities");
      resolve(ctx, "activity", item.after.activity);
    }
    if (item.when !== undefined) checkCriterion(ctx, item.when);
  }
}
