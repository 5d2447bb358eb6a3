/** Reports turnbacks that leave a reason without an answer, or a lead without a way back. */
import type { Tier, Turnback, TurnbackRow } from "../../../../schemas/generated/plan.ts";
import type { Arrow } from "../../../analysis/analysis.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listQuoted } from "../../listing.ts";
import { findDead, isExplained } from "./explained.ts";

export const turnbackIncomplete = defineRule({
  code: "turnback-incomplete",
  theme: "logic",
  kind: "logic",
  severity: "error",
  requirement: "R18",
  summary: "a turnback leaves a reason without a row, or a lead without a way back",
  why:
    "Sales hands a lead back for a reason, and what happens next depends on it. A reason that no row answers, or a way " +
    "back that can never be taken, is where leads are lost that somebody paid for.",
  bad: `turnback recycled {
  not_ready -> nurture keep_warm   requalify when engagement >= 60
}`,
  good: `turnback recycled {
  not_ready  -> nurture keep_warm   requalify when engagement >= 60
  no_contact -> nurture keep_warm   requalify when did form_submitted
  otherwise  -> nurture keep_warm   requalify when engagement >= 60
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const dead = ctx.share(findDead);
    for (const turnback of ctx.plan.turnbacks) {
      yield* checkReasons(ctx, turnback);
      for (const row of turnback.rows) yield* checkRow(ctx, turnback, row, dead);
    }
  },
});

function* checkReasons(ctx: LintContext, { id, stage: name, rows }: Turnback): Iterable<Finding> {
  const stage = ctx.analysis.index.stage(name);
  if (stage === undefined || rows.some(({ otherwise }) => otherwise)) return;
  const answered = new Set(rows.flatMap(({ reasons }) => reasons));
  const all = canBeUnspecified(ctx, name) ? [...stage.reasons, "unspecified"] : stage.reasons;
  const left = all.filter((reason) => !answered.has(reason));
  if (left.length === 0) return;
  const isUnspecified = left.length === 1 && left[0] === "unspecified";
  yield {
    at: ctx.locate(id),
    message: isUnspecified
      ? `The turnback of \`${name}\` has no row for a lead that came without a reason`
      : `The turnback of \`${name}\` has no row for ${listQuoted(left)}`,
    help: isUnspecified
      ? "Add `otherwise -> …` as the last row: a reason that was not sent is `unspecified`"
      : `Add ${left.length === 1 ? `\`${left[0]} -> …\`` : "a row for each"}, or \`otherwise -> …\` as the last row`,
    related: [{ location: ctx.locate(stage.id), message: "its reasons are declared here" }],
  };
}

/** Whether a lead can get into the stage without one of its reasons. */
function canBeUnspecified(ctx: LintContext, stage: string): boolean {
  return (ctx.share(groupArrows).get(stage) ?? []).some(({ by }) => {
    switch (by.kind) {
      case "clause":
        return by.clause.because?.op !== "literal";
      case "limit":
        return by.limit.because?.op !== "literal";
      case "sla": {
        const tier = ctx.share(listTiers).get(by.tier);
        return tier?.actions.some((action) => action.stage === stage && action.because?.op !== "literal") === true;
      }
      case "turnback":
        return true;
    }
  });
}

/** The possible arrows by the stage that they lead to. */
function groupArrows({ analysis }: LintContext): ReadonlyMap<string, readonly Arrow[]> {
  const possible = analysis.lifecycle.arrows.filter((arrow) => arrow.possible);
  return Map.groupBy(possible, ({ to }) => to);
}

function listTiers({ plan }: LintContext): ReadonlyMap<string, Tier> {
  return new Map(plan.slas.flatMap(({ tiers }) => tiers.map((tier) => [tier.id, tier])));
}

function* checkRow(
  ctx: LintContext,
  { stage }: Turnback,
  { id, requalify, nurture: name }: TurnbackRow,
  dead: ReadonlyMap<string, unknown>,
): Iterable<Finding> {
  const { analysis } = ctx;
  const when = requalify?.when;
  if (when !== undefined && analysis.impossible({ holds: [when], stages: [stage] }) && !isExplained(ctx, when, dead)) {
    yield {
      at: ctx.locateExpression(when) ?? ctx.locate(id),
      message: `What requalifies a lead here can never be true of one in \`${stage}\`, so it never comes back`,
      help: "Change the conditions that exclude each other, or name a time with `requalify after 90 days`",
    };
  }
  const nurture = name === undefined ? undefined : ctx.analysis.index.nurture(name);
  if (nurture === undefined || !analysis.impossible({ holds: [nurture.for], stages: [stage] })) return;
  if (analysis.impossible({ holds: [nurture.for] })) return;
  yield {
    at: ctx.locate(id),
    message: `\`${nurture.name}\` never takes a lead that is turned back: its \`for\` excludes the stage \`${stage}\``,
    help: `Let the \`for\` of \`${nurture.name}\` include \`${stage}\`, or name another programme`,
    related: [{ location: ctx.locateExpression(nurture.for) ?? ctx.locate(nurture.id), message: "who it is for" }],
  };
}
