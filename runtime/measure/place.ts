/** Where in the sources a declaration of the plan was written. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Place } from "../../schemas/generated/report.ts";

/** As a member `span`, or none when the plan does not know. */
export function placeOf({ spans }: Plan, id: string): { readonly span?: Place } {
  const span = spans[id];
  return span === undefined ? {} : { span: { file: span.file, line: span.line, column: span.column } };
}
