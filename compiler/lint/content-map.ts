/** Reads the content map as a lead meets it: which contents stand for a persona in a phase. */
import type { Content, ContentMapRow, Plan } from "../../schemas/generated/plan.ts";

/** The columns by which leads are served: every persona, and `any` for those without one where the map has it. */
export function listColumns({ personas, content_map: map }: Plan): readonly string[] {
  const hasAny = map.some(({ cells }) => cells.some(({ persona }) => persona === "any"));
  return [...personas.map(({ name }) => name), ...(hasAny ? ["any"] : [])];
}

/** The cell for a column in a row: the persona's own, else that of `any`. */
export function findCell(row: ContentMapRow, column: string): ContentMapRow["cells"][number] | undefined {
  return row.cells.find(({ persona }) => persona === column) ?? row.cells.find(({ persona }) => persona === "any");
}

/** Every content of a column, over all phases, each once. */
export function listColumnContents(plan: Plan, column: string): readonly Content[] {
  const names = new Set(plan.content_map.flatMap((row) => findCell(row, column)?.contents ?? []));
  return plan.contents.filter(({ name }) => names.has(name));
}

/** True once the day of its retirement has begun somewhere. */
export function isRetired({ retired }: Content, now: number | undefined): boolean {
  return retired !== undefined && now !== undefined && retired <= new Date(now).toISOString().slice(0, 10);
}
