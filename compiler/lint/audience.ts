/** Says which stages the audience of a programme can stand in, and where it was written. */
import type { Expression, Nurture } from "../../schemas/generated/plan.ts";
import type { Witness } from "../analysis/analysis.ts";
import { findProperty } from "../plan/lower/property.ts";
import type { Location } from "../text/source.ts";
import type { LintContext } from "./define-rule.ts";
import { findWritten, locateNode } from "./written.ts";

/**
 * The stages, of those given, whose leads can belong: shown by one, or said by a `for` that names the stage and is not
 * refuted.
 */
export function listStagesFor(
  { analysis }: LintContext,
  nurture: Nurture,
  stages: readonly string[],
): readonly string[] {
  // One question about all of them spares most programmes one about each.
  if (stages.length === 0 || analysis.impossible({ holds: [nurture.for], stages })) return [];
  return stages.filter((stage) => {
    const question = { holds: [nurture.for], stages: [stage] };
    if (analysis.impossible(question)) return false;
    // Building a lead costs far more than the proof, so that it is asked for last.
    return namesStage(nurture.for, stage) || analysis.satisfiable(question).answer === "yes";
  });
}

/** A lead of one of the stages that belongs, ready to be spread into a finding; nothing where none was built. */
export function showMember(
  { analysis }: LintContext,
  nurture: Nurture,
  stages: readonly string[],
): { readonly witness?: Witness } {
  const answer = analysis.satisfiable({ holds: [nurture.for], stages });
  return answer.answer === "yes" && answer.witness !== undefined ? { witness: answer.witness } : {};
}

/** The criterion of `for`. */
export function locateAudience(ctx: LintContext, { id, name }: Nurture): Location {
  const written = findWritten(ctx.checked, "Nurture", name);
  const audience = written && findProperty(written.declaration.body, "For");
  return written && audience ? locateNode(written.source, audience.value) : ctx.locate(id);
}

function namesStage(expression: Expression, stage: string): boolean {
  switch (expression.op) {
    case "and":
    case "or":
      return expression.operands.some((operand) => namesStage(operand, stage));
    case "among":
      return isStage(expression.operand) && expression.values.includes(stage);
    case "compare":
      return (
        expression.comparison === "equal" &&
        isStage(expression.left) &&
        expression.right.op === "literal" &&
        expression.right.value === stage
      );
    default:
      return false;
  }
}

function isStage(expression: Expression): boolean {
  return expression.op === "fact" && expression.fact === "stage";
}
