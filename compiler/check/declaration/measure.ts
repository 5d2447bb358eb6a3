/** Checks `measure`: one thing that is measured, and a target in its unit. */
import type { MeasureDeclaration, MeasureProperty, MeasureTarget } from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import { describeShort } from "../../types/describe-type.ts";
import { familyOf } from "../../types/relations.ts";
import type { Family } from "../../types/relations.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { checkDuration } from "../duration.ts";
import { checkCriterion, checkExpression } from "../expression/recursion.ts";
import { checkMovedIn, checkOnce, reportRepeated, requireProperty } from "../properties.ts";
import { resolve } from "../references.ts";

const once = { MeasureIntent: "intent", Statistic: "statistic", Target: "target" };
const subjects = ["MeasureRate", "MeasureTime", "MeasureSla", "MeasureReasons", "MeasureCount"] as const;

type Subject = Extract<MeasureProperty, { kind: (typeof subjects)[number] }>;

export function checkMeasure(ctx: CheckContext, measure: MeasureDeclaration): void {
  checkOnce(ctx, measure.body, once);
  checkMovedIn(ctx, measure.body, ctx.bound.scopeOf("measure"));
  requireProperty(ctx, measure, measure.body, {
    kinds: subjects,
    words: "something to measure",
    example: "rate from visitor to inquiry",
  });
  const found = measure.body.filter((item): item is Subject => (subjects as readonly string[]).includes(item.kind));
  const [subject, second] = found;
  if (subject !== undefined && second !== undefined)
    reportRepeated(ctx, "rate, time, sla, reasons or count", second, subject);
  for (const item of measure.body) {
    if (item.kind === "MeasureIntent") checkWord(ctx, item.value, closedWords.programmeIntent, "intent");
    else if (item.kind === "Statistic") checkStatistic(ctx, item, subject);
    else if (item.kind === "Target") checkTarget(ctx, item, subject);
    else checkSubject(ctx, item);
  }
}

function checkSubject(ctx: CheckContext, item: MeasureProperty): void {
  switch (item.kind) {
    case "MeasureRate":
      resolve(ctx, "stage", item.from);
      resolve(ctx, "stage", item.to);
      if (item.within !== undefined) checkDuration(ctx, item.within, "business");
      return;
    case "MeasureTime":
      resolve(ctx, "stage", item.from);
      resolve(ctx, "stage", item.to);
      return;
    case "MeasureSla":
      resolve(ctx, "sla", item.value);
      return;
    case "MeasureReasons":
      resolve(ctx, "stage", item.value);
      return;
    case "MeasureCount":
      checkCriterion(ctx, item.value);
      return;
    default:
  }
}

function checkStatistic(
  ctx: CheckContext,
  item: Extract<MeasureProperty, { kind: "Statistic" }>,
  subject: Subject | undefined,
): void {
  checkWord(ctx, item.value, closedWords.statistic, "statistic");
  if (subject === undefined || subject.kind === "MeasureTime") return;
  report(
    ctx,
    "expression-not-allowed",
    item.value,
    `\`${item.value.text}\` is a statistic of times, and no time is measured here.`,
    {
      help: "Delete it, or measure `time from … to …`.",
    },
  );
}

const units: Readonly<Record<Subject["kind"], { readonly family: Family; readonly example: string } | undefined>> = {
  MeasureRate: { family: "percent", example: "target >= 10%" },
  MeasureSla: { family: "percent", example: "target >= 95%" },
  MeasureTime: { family: "duration", example: "target <= 3 days" },
  MeasureCount: { family: "number", example: "target >= 100" },
  MeasureReasons: undefined,
};

function checkTarget(ctx: CheckContext, target: MeasureTarget, subject: Subject | undefined): void {
  const { value, operator } = target;
  if (value.kind === "Missing") return;
  if (!["=", "!=", "<", "<=", ">", ">="].includes(operator)) {
    report(ctx, "wrong-value", target, `A target is at least or at most something, and cannot have \`${operator}\`.`, {
      help: "Write `target >= …` or `target <= …`.",
    });
    return;
  }
  if (value.kind === "Duration") checkDuration(ctx, value, "business");
  const type = value.kind === "Duration" ? undefined : checkExpression(ctx, value);
  const family: Family = type === undefined ? "duration" : familyOf(type);
  if (subject === undefined || family === "error") return;
  const unit = units[subject.kind];
  if (unit?.family === family) return;
  const given = type === undefined ? "a duration" : describeShort(type);
  report(
    ctx,
    "wrong-unit",
    value,
    unit === undefined
      ? "Reasons are counted one by one, and have no target."
      : `This measure has another unit than ${given}.`,
    {
      help: unit === undefined ? "Delete the target." : `Write it as in \`${unit.example}\`.`,
    },
  );
}
