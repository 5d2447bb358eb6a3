/** Finds what in a plan depends on a score, so that a reader sees what it decides. */
import type { Plan } from "../../../schemas/generated/plan.ts";
import { type PlanNames, titleOf } from "./names.ts";
import type { Name } from "./phrase.ts";

/** Every declaration whose criteria read the score or its grade, in the order of the plan's parts. */
export function listUsesOfScore(names: PlanNames, score: string): Name[] {
  const { plan } = names;
  const reads = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(reads);
    if (typeof value !== "object" || value === null) return false;
    if ("score" in value && value.score === score && ("op" in value || "percent" in value)) return true;
    return Object.values(value).some(reads);
  };
  return listDeclarations(plan).filter(({ id, content }) => id !== `score/${score}` && reads(content));
}

function listDeclarations(plan: Plan): (Name & { readonly content: unknown })[] {
  const titled = [
    plan.lifecycle,
    plan.segments,
    plan.needs,
    plan.personas,
    plan.journey,
    plan.scores,
    plan.routings,
    plan.slas,
    plan.nurtures,
    plan.measures,
  ].flat();
  const stageTitle = (name: string): string => titleOf(plan.lifecycle.find((stage) => stage.name === name) ?? { name });
  return [
    ...titled.map((content) => ({ id: content.id, text: titleOf(content), content })),
    ...plan.turnbacks.map((content) => ({
      id: content.id,
      text: `coming back from ${stageTitle(content.stage)}`,
      content,
    })),
    ...(plan.hygiene === undefined ? [] : [{ id: plan.hygiene.id, text: "clean data", content: plan.hygiene }]),
    ...(plan.contact_policy === undefined
      ? []
      : [{ id: plan.contact_policy.id, text: "the contact policy", content: plan.contact_policy }]),
    ...(plan.profiling === undefined
      ? []
      : [{ id: plan.profiling.id, text: "the questions we ask", content: plan.profiling }]),
  ];
}
