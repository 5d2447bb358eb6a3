/** Which other leads turned out to be this person, by what, and whose values and standing were kept. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import type { Value } from "../model/value.ts";
import { optional, spanOf } from "./plain-data.ts";

export interface ExplainedMerge {
  readonly at: string;
  /** The id of the lead that is no more. */
  readonly lead: string;
  /** The row of `identity`, or the key field, as it was written; absent when the sender's ids said so. */
  readonly by?: { readonly text: string; readonly values: Readonly<Record<string, Value>> };
  /** Whether stage, owner, SLAs and programme of the lead that is no more go on. */
  readonly gave_standing: boolean;
  /** Fields whose values were not the same: which lead's was kept, and what the other was. */
  readonly fields: readonly ExplainedOrigin[];
  readonly span?: SourceSpan;
}

export interface ExplainedOrigin {
  readonly field: string;
  /** The id of the lead whose value was kept. */
  readonly from: string;
  /** The value that was not kept; absent when the other lead had none. */
  readonly other?: unknown;
  /** What the field holds now, which something may have changed since. */
  readonly now?: Value;
}

/** In order of time; undefined for a lead that was never merged. `history` tells of the lead and of those merged into it. */
export function explainMerges(
  program: Program,
  lead: Lead,
  history: readonly Effect[],
): readonly ExplainedMerge[] | undefined {
  const valueOf = (field: string): Value | undefined => {
    const place = program.linked.fields.find(field);
    return place === undefined ? undefined : lead.fields[place];
  };
  const merges = history.flatMap((effect): ExplainedMerge[] => {
    if (effect.type !== "merged") return [];
    const { at, merged_lead: gone, supplier, cause } = effect;
    const fields = Object.entries(effect.fields).map(([field, { from, other }]): ExplainedOrigin => {
      return { field, from, ...optional("other", other), ...optional("now", valueOf(field)) };
    });
    const names = fieldsOfRow(program, cause);
    const values = names?.flatMap((name) => {
      const value = valueOf(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const text = program.plan.spans[cause]?.text ?? names?.join(" and ") ?? cause;
    return [
      {
        at,
        lead: gone,
        ...optional("by", values === undefined ? undefined : { text, values: Object.fromEntries(values) }),
        gave_standing: supplier === gone,
        fields,
        ...spanOf(program, cause),
      },
    ];
  });
  return merges.length === 0 ? undefined : merges;
}

/** The fields of the row, or the key field, with an id; undefined for other declarations. */
function fieldsOfRow({ plan }: Program, id: string): readonly string[] | undefined {
  const row = plan.identity?.match.find((each) => each.id === id);
  const field = plan.lead.fields.find((each) => each.id === id);
  return row?.fields ?? (field === undefined ? undefined : [field.name]);
}
