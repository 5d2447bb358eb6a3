/** Says how much is at stake when two plans leave a lead in different stages. */
import type { Plan } from "../../../schemas/generated/plan.ts";
import { priceStages } from "../worth.ts";

/** What a stage is worth, by name: in money where the plan assumes prices for all that count, else by its place. */
export function createStakes(plan: Plan): (stage: string | undefined) => number {
  const priced = priceStages(plan, [], []);
  const worth = new Map(priced?.stages.map((stage) => [stage.stage, stage.worth]));
  const places = new Map(plan.lifecycle.map(({ name, final }, place) => [name, final === "lost" ? 0 : place]));
  return (stage) => (stage === undefined ? 0 : worth.size > 0 ? (worth.get(stage) ?? 0) : (places.get(stage) ?? 0));
}
