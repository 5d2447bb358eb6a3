/** Checks `score`: its rules and limits, groups, parts and grades. */
import type { GradeBand, ScoreDeclaration, ScoreGroup, ScorePart } from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import type { CheckContext } from "../check-context.ts";
import { recordDependency, report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { checkRangeOrder } from "../expression/membership.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkMovedIn, checkOnce } from "../properties.ts";
import { checkShare } from "../quantity.ts";
import { reportTwice, resolve, resolveEach } from "../references.ts";
import { checkScoreRule } from "./score-rule.ts";

const once = {
  ScoreKind: "kind",
  ScoreRange: "range",
  ScoreStart: "start",
  ResetOn: "reset on entering",
  SumOf: "sum of",
  Grade: "grade",
};

export function checkScore(ctx: CheckContext, score: ScoreDeclaration): void {
  checkOnce(ctx, score.body, once);
  checkMovedIn(ctx, score.body, ctx.bound.scopeOf("score"));
  ctx.definition = ctx.bound.declaredBy(score.name);
  const isComposite = score.body.some((item) => item.kind === "SumOf");
  for (const item of score.body) {
    switch (item.kind) {
      case "ScoreKind":
        checkWord(ctx, item.value, closedWords.scoreKind, "kind");
        break;
      case "ScoreRange":
        checkRangeOrder(ctx, item.value);
        break;
      case "ResetOn":
        resolveEach(ctx, "stage", item.value);
        break;
      case "Exclude":
        checkCriterion(ctx, item.value);
        break;
      case "SumOf":
        checkParts(ctx, item.value);
        break;
      case "Grade":
        checkGrades(ctx, item.value);
        break;
      case "ScoreRule":
        if (isComposite) reportRuleInComposite(ctx, item.points);
        checkScoreRule(ctx, item);
        break;
      case "Group":
        if (isComposite) reportRuleInComposite(ctx, item.keyword);
        checkGroup(ctx, item);
        break;
      default:
    }
  }
}

function reportRuleInComposite(ctx: CheckContext, place: { readonly start: number; readonly end: number }): void {
  report(ctx, "expression-not-allowed", place, "A score that is the `sum of` others has no rules of its own.", {
    help: "Put the rules into a score of their own, and add it to the `sum of`.",
  });
}

function checkParts(ctx: CheckContext, parts: readonly ScorePart[]): void {
  const seen = new Set<string>();
  for (const part of parts) {
    const symbol = resolve(ctx, "score", part.score);
    if (symbol !== undefined) {
      recordDependency(ctx, part.score, symbol);
      if (seen.has(symbol.name)) reportTwice(ctx, part.score);
      seen.add(symbol.name);
    }
    const most = Number.POSITIVE_INFINITY;
    if (part.share !== undefined) checkShare(ctx, part.share, { least: "above zero", most }, "The share of a score");
  }
}

function checkGroup(ctx: CheckContext, group: ScoreGroup): void {
  const { min, max } = group;
  if (min !== undefined && max !== undefined && min.value > max.value) {
    report(ctx, "wrong-value", min, `The least of this group, ${min.value}, is above its most, ${max.value}.`, {
      help: `Write a \`min\` of at most ${max.value}.`,
    });
  }
  for (const item of group.body) if (item.kind === "ScoreRule") checkScoreRule(ctx, item);
}

/** Grades go down from the highest, and the last one takes the rest. */
function checkGrades(ctx: CheckContext, bands: readonly GradeBand[]): void {
  let previous: GradeBand | undefined;
  bands.forEach((band, index) => {
    const isLast = index === bands.length - 1;
    if (band.from === undefined && !isLast) {
      report(ctx, "missing-property", band, `The grade \`${band.name.text}\` does not say from where it counts.`, {
        help: `Write \`${band.name.text} from 50\`; only the last grade takes the rest.`,
      });
    }
    if (band.from !== undefined && isLast) {
      report(ctx, "missing-property", band, `No grade is left for scores below ${band.from.value}.`, {
        help: `Add a last grade without \`from\`, as in \`${band.name.text} from ${band.from.value}, D\`.`,
      });
    }
    if (band.from !== undefined && previous?.from !== undefined && band.from.value >= previous.from.value) {
      const message = `The grade \`${band.name.text}\` begins at ${band.from.value}, which is not below \`${previous.name.text}\`.`;
      report(ctx, "wrong-value", band.from, message, { help: "List the grades from the highest to the lowest." });
    }
    if (band.from !== undefined) previous = band;
  });
}
