/** Lowers `score`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerDuration } from "./duration.ts";
import { lowerSelector, lowerTrigger } from "./history.ts";
import { lowerExpression } from "./operand.ts";
import { findProperty, headerOf, listProperties, lowerHead, present, textsOf } from "./property.ts";

/** A score without its thresholds, which depend on the criteria of the whole plan. */
export function lowerScore(ctx: LowerContext, declaration: ast.ScoreDeclaration): plan.Score {
  const { body } = declaration;
  const id = place(ctx, `score/${declaration.name.text}`, headerOf(declaration));
  const range = findProperty(body, "ScoreRange")?.value;
  return present<plan.Score>({
    id,
    ...lowerHead(declaration),
    kind: findProperty(body, "ScoreKind")?.value.text as plan.Score["kind"],
    minimum: lowerBound(ctx, range?.from),
    maximum: lowerBound(ctx, range?.to),
    start: findProperty(body, "ScoreStart")?.value.value ?? 0,
    reset_on: listProperties(body, "ResetOn").flatMap(({ value }) => textsOf(value)),
    exclude: listProperties(body, "Exclude").map((exclude, index) => ({
      id: place(ctx, `${id}/exclude/${index}`, exclude),
      when: lowerExpression(ctx, exclude.value),
    })),
    ...lowerRules(ctx, id, body),
    parts: listProperties(body, "SumOf").flatMap(({ value }) => value.map(lowerPart)),
    grades: listProperties(body, "Grade").flatMap(({ value }) => value.map(lowerGrade)),
    thresholds: [],
  });
}

function lowerBound(ctx: LowerContext, end: ast.Expression | undefined): number | undefined {
  const bound = end && lowerExpression(ctx, end);
  return bound?.op === "literal" && typeof bound.value === "number" ? bound.value : undefined;
}

function lowerPart({ score, share }: ast.ScorePart): plan.ScorePart {
  return { score: score.text, percent: share?.value ?? 100 };
}

function lowerGrade({ name, from }: ast.GradeBand): plan.Grade {
  return present<plan.Grade>({ name: name.text, from: from?.value });
}

/** Rules are numbered over the whole score in source order, those inside groups included. */
function lowerRules(
  ctx: LowerContext,
  id: string,
  body: readonly ast.ScoreProperty[],
): { rules: plan.ScoreRule[]; groups: plan.ScoreGroup[] } {
  const rules: plan.ScoreRule[] = [];
  const groups: plan.ScoreGroup[] = [];
  const add = (rule: ast.ScoreRule, group: number | undefined): void => {
    rules.push(lowerRule(ctx, `${id}/rule/${rules.length}`, rule, group));
  };
  for (const property of body) {
    if (property.kind === "ScoreRule") add(property, undefined);
    if (property.kind !== "Group") continue;
    const group = groups.length;
    groups.push(lowerGroup(ctx, `${id}/group/${group}`, property));
    for (const rule of listProperties(property.body, "ScoreRule")) add(rule, group);
  }
  return { rules, groups };
}

function lowerGroup(ctx: LowerContext, id: string, group: ast.ScoreGroup): plan.ScoreGroup {
  const last = [group.title, group.max, group.min].reduce(
    (end, part) => Math.max(end, part?.end ?? 0),
    group.keyword.end,
  );
  return present<plan.ScoreGroup>({
    id: place(ctx, id, { start: group.start, end: last }),
    title: group.title?.value,
    maximum: group.max?.value,
    minimum: group.min?.value,
  });
}

function lowerRule(ctx: LowerContext, id: string, rule: ast.ScoreRule, group: number | undefined): plan.ScoreRule {
  const trigger = rule.form.kind === "OnRule" ? lowerTrigger(ctx, rule.form.trigger) : undefined;
  const without = rule.form.kind === "WithoutRule" ? rule.form : undefined;
  const criterion = rule.form.kind === "WhenRule" || rule.form.kind === "EachTimeRule" ? rule.form.when : undefined;
  return present<plan.ScoreRule>({
    id: place(ctx, id, rule),
    group,
    points: rule.points.value,
    form: formOf(rule.form),
    when: criterion && lowerExpression(ctx, criterion),
    activities: trigger?.activities ?? (without && lowerSelector(ctx, without.selector)),
    where: trigger?.where,
    every: without && lowerDuration(ctx, without.every),
    lasting: without?.lasting,
    limits: lowerLimits(ctx, rule.limits),
  });
}

function formOf({ kind }: ast.ScoreRuleForm): plan.ScoreRule["form"] {
  switch (kind) {
    case "WhenRule":
      return "when";
    case "OnRule":
      return "on";
    case "EachTimeRule":
      return "each_time";
    case "WithoutRule":
      return "without";
    default:
      return assertNever(kind);
  }
}

function lowerLimits(ctx: LowerContext, limits: readonly ast.ScoreLimit[]): plan.ScoreLimits {
  const loses = findProperty(limits, "LimitLoses");
  const within = findProperty(limits, "LimitWithin");
  const halves = findProperty(limits, "LimitHalves");
  const once = findProperty(limits, "LimitOnce");
  return present<plan.ScoreLimits>({
    maximum: findProperty(limits, "LimitMax")?.max.value,
    once: once && lowerOnce(ctx, once.per),
    within: within && lowerDuration(ctx, within.duration),
    halves_every: halves && lowerDuration(ctx, halves.every),
    loses: loses && { percent: loses.percent.value, every: lowerDuration(ctx, loses.every) },
  });
}

function lowerOnce(ctx: LowerContext, per: ast.OncePer): plan.Once {
  return typeof per === "string" ? { per } : { per: "duration", duration: lowerDuration(ctx, per) };
}
