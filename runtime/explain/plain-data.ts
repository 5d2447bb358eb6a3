/** The parts that every explanation is made of: times, places in the source, and what is left out when unknown. */
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import type { Program } from "../kernel/program.ts";

/** Where a declaration stands in the source. */
export function spanOf({ plan }: Program, id: string): { readonly span?: SourceSpan } {
  return optional("span", plan.spans[id]);
}

/** ISO 8601. */
export function timeOf(instant: number): string {
  return new Date(instant).toISOString();
}

/** A member that is there only if it has a value. */
export function optional<Name extends string, Held>(
  name: Name,
  value: Held | undefined,
): { readonly [Key in Name]?: Held } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]?: Held });
}
