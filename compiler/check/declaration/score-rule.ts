/** Checks one rule of a score and the limits behind it. */
import type { ScoreLimit, ScoreRule } from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { checkDuration } from "../duration.ts";
import { checkTrigger } from "../expression/history.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkSelector } from "../expression/selector.ts";
import { reportRepeated } from "../properties.ts";
import { checkPositive, checkShare } from "../quantity.ts";

export function checkScoreRule(ctx: CheckContext, rule: ScoreRule): void {
  const { form } = rule;
  switch (form.kind) {
    case "WhenRule":
    case "EachTimeRule":
      checkCriterion(ctx, form.when);
      break;
    case "OnRule":
      checkTrigger(ctx, form.trigger);
      break;
    case "WithoutRule":
      checkDuration(ctx, form.every, "elapsed");
      checkSelector(ctx, form.selector);
      break;
    default:
      assertNever(form);
  }
  if (form.kind === "WhenRule") reportLimitsOfWhen(ctx, rule);
  checkLimits(ctx, rule.limits);
}

/** A rule with `when` counts once while it is true, so there is nothing that a limit could act on. */
function reportLimitsOfWhen(ctx: CheckContext, rule: ScoreRule): void {
  const limit = rule.limits[0];
  if (limit === undefined) return;
  report(
    ctx,
    "expression-not-allowed",
    limit,
    `${quote(ctx, limit)} limits nothing: a rule with \`when\` counts once while it is true.`,
    {
      help: "Delete it, or count each time with `each time` or `on`.",
    },
  );
}

const words = {
  LimitMax: "max",
  LimitOnce: "once",
  LimitWithin: "within",
  LimitHalves: "halves every",
  LimitLoses: "loses",
} as const;

function checkLimits(ctx: CheckContext, limits: readonly ScoreLimit[]): void {
  limits.forEach((limit, index) => {
    const first = limits.findIndex((other) => other.kind === limit.kind);
    const earlier = limits[first];
    if (earlier !== undefined && first < index) reportRepeated(ctx, words[limit.kind], limit, earlier);
    checkLimit(ctx, limit);
  });
}

function checkLimit(ctx: CheckContext, limit: ScoreLimit): void {
  switch (limit.kind) {
    case "LimitMax":
      return checkPositive(ctx, limit.max, "The most a rule gives or takes");
    case "LimitOnce":
      if (typeof limit.per !== "string") checkDuration(ctx, limit.per, "elapsed");
      return;
    case "LimitWithin":
      return checkDuration(ctx, limit.duration, "elapsed");
    case "LimitHalves":
      return checkDuration(ctx, limit.every, "elapsed");
    case "LimitLoses":
      checkShare(ctx, limit.percent, { least: "above zero", most: 100 }, "The share that is lost");
      return checkDuration(ctx, limit.every, "elapsed");
    default:
      assertNever(limit);
  }
}
