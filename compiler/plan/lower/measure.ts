/** Lowers `measure`, `agreement` and `value`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { comparingOf } from "./comparison.ts";
import { type LowerContext, place } from "./context.ts";
import { lowerDurationIfWritten } from "./duration.ts";
import { lowerExpression, lowerExpressionIfWritten } from "./operand.ts";
import { findProperty, listProperties, lowerHead, present, textsOf, wholeOf } from "./property.ts";

export function lowerMeasure(ctx: LowerContext, declaration: ast.MeasureDeclaration): plan.Measure {
  const { body, name } = declaration;
  const rate = findProperty(body, "MeasureRate");
  const time = findProperty(body, "MeasureTime");
  const target = findProperty(body, "Target");
  return present<plan.Measure>({
    id: place(ctx, `measure/${name.text}`, wholeOf(declaration)),
    ...lowerHead(declaration),
    intent: findProperty(body, "MeasureIntent")?.value.text as plan.Measure["intent"],
    rate: rate && lowerRate(ctx, rate),
    time: time && {
      from: time.from.text,
      to: time.to.text,
      statistic: (findProperty(body, "Statistic")?.value.text ?? "p50") as plan.StageTime["statistic"],
    },
    sla: findProperty(body, "MeasureSla")?.value.text,
    reasons_of: findProperty(body, "MeasureReasons")?.value.text,
    count: lowerExpressionIfWritten(ctx, findProperty(body, "MeasureCount")?.value),
    target: target && lowerTarget(ctx, target),
  });
}

function lowerRate(ctx: LowerContext, { from, to, within }: ast.MeasureRate): plan.StageRate {
  return present<plan.StageRate>({ from: from.text, to: to.text, within: lowerDurationIfWritten(ctx, within) });
}

function lowerTarget(ctx: LowerContext, { operator, value }: ast.MeasureTarget): plan.Target {
  const goal = lowerExpression(ctx, value);
  const number = goal.op === "literal" && typeof goal.value === "number" ? goal.value : undefined;
  const isPercent = goal.op === "literal" && goal.type === "percent";
  return present<plan.Target>({
    comparison: comparingOf(operator),
    number: isPercent ? undefined : number,
    percent: isPercent ? number : undefined,
    duration: goal.op === "duration" ? goal.duration : undefined,
  });
}

/** What an agreement covers is named as in the plan: `content map` is `content_map`. */
export function lowerAgreement(ctx: LowerContext, declaration: ast.AgreementDeclaration): plan.Agreement {
  const { body, name } = declaration;
  return present<plan.Agreement>({
    id: place(ctx, `agreement/${name.text}`, wholeOf(declaration)),
    ...lowerHead(declaration),
    between: listProperties(body, "Between").flatMap(({ value }) => textsOf(value)),
    covers: listProperties(body, "Covers").flatMap(({ value }) => value.map(lowerCovered)),
    review_every: lowerDurationIfWritten(ctx, findProperty(body, "Review")?.value),
  });
}

function lowerCovered({ keyword, name }: ast.CoveredDeclaration): plan.Covered {
  return present<plan.Covered>({ kind: keyword.text.trim().replace(/\s+/g, "_"), name: name?.text });
}

export function lowerValue(ctx: LowerContext, declaration: ast.ValueDeclaration): plan.Value {
  const { body } = declaration;
  return present<plan.Value>({
    id: place(ctx, "value", wholeOf(declaration)),
    deal: findProperty(body, "Deal")?.value.amount,
    conversions: listProperties(body, "Conversion").map(({ stage, rate }) => ({
      stage: stage.text,
      percent: rate.value,
    })),
  });
}
