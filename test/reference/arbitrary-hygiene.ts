/** Generates random hygiene and turnbacks. */
import type { FieldType, Hygiene, Turnback, TurnbackRow } from "../../schemas/generated/plan.ts";
import { drawCriterion, reasons } from "./arbitrary-expression.ts";
import type { DrawnPlan } from "./arbitrary-plan.ts";
import type { Draw } from "./draw.ts";

/** Fields that can be standardised. */
export const roughFields: readonly (readonly [string, FieldType])[] = [
  ["nation", { type: "text" }],
  ["region", { type: "text" }],
  ["phone", { type: "phone" }],
];

/** Gives a plan hygiene. */
export function addHygiene(draw: Draw, { plan, words }: DrawnPlan): void {
  const id = "hygiene";
  const rough = roughFields.filter(([field]) => plan.lead.fields.some(({ name }) => name === field));
  const hygiene: Hygiene = {
    id,
    require: draw.list(0, 2, (index) => ({
      id: `${id}/require/${index}`,
      condition: drawCriterion(draw, words, 1),
      before: draw.some(words.stages, 1),
    })),
    reject: draw.list(0, 2, (index) => ({
      id: `${id}/reject/${index}`,
      when: { op: "and", operands: [drawCriterion(draw, words, 0), drawCriterion(draw, words, 1)] },
      ...(draw.chance(50) ? { because: "not fit for use" } : {}),
    })),
    stale: draw.list(0, 2, (index) => ({
      id: `${id}/stale/${index}`,
      after: draw.pick(words.durations),
      without: draw.some(
        words.activities.map(({ name }) => name),
        1,
      ),
    })),
    standardize: draw.some(rough, 0).map(([field], index) => ({
      id: `${id}/standardize/${index}`,
      field,
      as: field === "nation" ? "country" : field === "region" ? "state" : "phone",
    })),
  };
  plan.hygiene = hygiene;
}

/** Gives a plan a turnback for one or two of its stages. */
export function addTurnbacks(draw: Draw, drawn: DrawnPlan): void {
  const { plan } = drawn;
  const stages = plan.lifecycle.filter(({ initial, final }) => !initial && final === undefined);
  plan.turnbacks = draw
    .some(stages, 0)
    .slice(0, 2)
    .map(({ name }): Turnback => {
      const id = `turnback/${name}`;
      const rows = draw.list(0, 2, (index) => drawRow(draw, drawn, `${id}/row/${index}`, name, false));
      if (rows.length === 0 || draw.chance(70)) rows.push(drawRow(draw, drawn, `${id}/row/${rows.length}`, name, true));
      return { id, stage: name, rows };
    });
}

function drawRow(draw: Draw, { words }: DrawnPlan, id: string, stage: string, otherwise: boolean): TurnbackRow {
  const others = words.stages.filter((name) => name !== stage);
  const action = draw.pick(["nurture", "quarantine", "to"] as const);
  const requalify = {
    ...(draw.chance(60) ? { after: draw.pick(words.durations) } : {}),
    ...(draw.chance(60) ? { when: drawCriterion(draw, words, 1) } : {}),
  };
  return {
    id,
    reasons: otherwise ? [] : draw.some([...reasons, "unspecified"], 1),
    otherwise,
    ...(action === "quarantine" || (action === "nurture" && words.nurtures.length === 0) ? { quarantine: true } : {}),
    ...(action === "nurture" && words.nurtures.length > 0 ? { nurture: draw.pick(words.nurtures) } : {}),
    ...(action === "to" ? { to: draw.pick(others) } : {}),
    ...(Object.keys(requalify).length > 0 ? { requalify } : {}),
  };
}
