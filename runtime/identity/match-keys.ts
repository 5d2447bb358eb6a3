/** The keys by which a lead is known from its fields: one for each row of `identity` whose fields are all known. */
import type { Field, IdentityMatch, Plan } from "../../schemas/generated/plan.ts";
import { toE164 } from "../expr/phone.ts";
import { normalForm, type Value } from "../model/value.ts";
import { isPlaceholder, normalizeValue, type Normalizer } from "./normalize.ts";

export interface MatchKey {
  /** Two leads with the same text are one. */
  readonly text: string;
  /** What a lead that is new gets its id from: `FIELD:VALUE`, or the text for a row of several fields. */
  readonly name: string;
  /** The id of the row in the plan. */
  readonly row: string;
}

/** Values of lead fields by place. */
export type ValueAt = (place: number) => Value | undefined;

/** The keys of values, in the order of the rows. */
export type MatchKeyReader = (valueAt: ValueAt) => readonly MatchKey[];

/** Without rows in an `identity` of the plan, every key field is a row of its own. */
export function createMatchKeyReader({ identity, lead }: Plan): MatchKeyReader {
  const { fields } = lead;
  const keyFields = fields.filter(({ key }) => key).map(({ id, name }) => ({ id, fields: [name] }));
  const declared = identity?.match ?? [];
  const rows = (declared.length > 0 ? declared : keyFields).map((row, index) => linkRow(row, index, fields));
  const forms = fields.map((field) => createForm(field, identity));
  const home = fields.findIndex(({ type }) => type.type === "country");

  function readRow({ id, index, names, places }: LinkedRow, valueAt: ValueAt, country: string | undefined) {
    const values: string[] = [];
    for (const place of places) {
      const value = valueAt(place);
      const form = value === undefined || typeof value === "object" ? undefined : forms[place]!(String(value), country);
      if (form === undefined) return undefined;
      values.push(form);
    }
    const text = `match/${index}:${values.join("\u0000")}`;
    return { text, name: names.length === 1 ? `${names[0]}:${values[0]}` : text, row: id };
  }

  return (valueAt) => {
    const value = home === -1 ? undefined : valueAt(home);
    const country = typeof value === "string" && /^[A-Z]{2}$/.test(value) ? value : undefined;
    const keys: MatchKey[] = [];
    for (const row of rows) {
      const key = readRow(row, valueAt, country);
      if (key !== undefined) keys.push(key);
    }
    return keys;
  };
}

interface LinkedRow {
  readonly id: string;
  readonly index: number;
  readonly names: readonly string[];
  readonly places: readonly number[];
}

function linkRow({ id, fields: names }: IdentityMatch, index: number, fields: readonly Field[]): LinkedRow {
  return { id, index, names, places: names.map((name) => fields.findIndex((field) => field.name === name)) };
}

/** The form in which values of a field are compared; undefined for what is no value at all. */
function createForm(
  { name, type }: Field,
  identity: Plan["identity"],
): (text: string, country: string | undefined) => string | undefined {
  if (identity === undefined) return (text) => (isPlaceholder(text, []) ? undefined : normalForm(text));
  const ignored = identity.ignore.filter(({ field }) => field === name).flatMap(({ values }) => values);
  const normalizers: Normalizer[] = [
    "trim",
    ...identity.normalize.filter(({ field }) => field === name).flatMap(({ by }) => by),
    ...(type.type === "email" ? (["lowercase"] as const) : []),
  ];
  return (text, country) => {
    if (isPlaceholder(text, ignored)) return undefined;
    const normal = normalizeValue(text, normalizers, country);
    if (isPlaceholder(normal, ignored)) return undefined;
    return type.type === "phone" ? (toE164(normal, country) ?? normal) : normal;
  };
}
