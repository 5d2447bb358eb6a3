/** Progressive profiling: which blank fields the next form asks for. */
import type { Expression, Plan, ProfilingRow } from "../../schemas/generated/plan.ts";

/** A row with everything that opens it as one criterion. */
export interface QuestionRow {
  readonly fields: readonly string[];
  readonly opensWhen: Expression;
}

/** How many questions a form asks unless the plan says otherwise. */
const usualPerForm = 2;

/** The rows in the order of the plan. Their criteria are made here, so whoever wants them answered must collect them. */
export function listQuestionRows(plan: Plan): readonly QuestionRow[] {
  return (plan.profiling?.rows ?? []).map((row) => ({ fields: row.fields, opensWhen: openingOf(row) }));
}

/** The first blank fields over the open rows, each once, as many as one form may ask for. */
export function chooseQuestions(
  plan: Plan,
  rows: readonly QuestionRow[],
  isBlank: (field: string) => boolean,
  isTrue: (criterion: Expression) => boolean,
): string[] {
  const most = plan.profiling?.per_form ?? usualPerForm;
  const chosen = new Set<string>();
  for (const { fields, opensWhen } of rows) {
    if (chosen.size >= most) break;
    const blank = fields.filter((field) => isBlank(field));
    if (blank.length === 0 || !isTrue(opensWhen)) continue;
    for (const field of blank) if (chosen.size < most) chosen.add(field);
  }
  return [...chosen];
}

/** The number of activities is counted over the whole history. */
function openingOf({ after, when }: ProfilingRow): Expression {
  const operands: Expression[] = [];
  if (after !== undefined) {
    operands.push({ op: "did", selection: { activities: [after.activity] }, at_least: after.count });
  }
  if (when !== undefined) operands.push(when);
  return { op: "and", operands };
}
