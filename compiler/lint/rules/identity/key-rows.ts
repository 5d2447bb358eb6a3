/** Lists by what two leads are known to be the same person. */
import type { Plan } from "../../../../schemas/generated/plan.ts";

export interface KeyRow {
  /** Of the `match` row, or of the key field. */
  readonly id: string;
  readonly fields: readonly string[];
}

/** The rows of `identity`; without any, each key field is one. */
export function listKeyRows({ identity, lead }: Plan): readonly KeyRow[] {
  if (identity !== undefined && identity.match.length > 0) return identity.match;
  return lead.fields.filter(({ key }) => key).map(({ id, name }) => ({ id, fields: [name] }));
}
