/** The keys that name a person: the sender's ids, and one for each row of the plan whose fields are all known. */
import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";
import type { Input, LeadKeys } from "../../schemas/generated/event.ts";
import type { Field, Plan } from "../../schemas/generated/plan.ts";
import type { Value } from "./history.ts";
import { readRaw, wrong } from "./reading.ts";
import type { WallTime } from "./wall-time.ts";

export interface Key {
  readonly kind: "user" | "anonymous" | "match";
  /** Two people with the same text are one. */
  readonly text: string;
  /** What the id of a new lead is made of. */
  readonly name: string;
  /** The declaration that makes two people one by it. */
  readonly cause: string;
  /** For an anonymous id: whether a user id came with it. */
  readonly withUser: boolean;
}

/** The keys of an input, of the fields it names and of those it sets. */
export function keysOf(plan: Plan, keys: LeadKeys, data: Input["data"], wallTime: WallTime): Key[] {
  const values: Record<string, Value | undefined> = {};
  for (const { name, type } of plan.lead.fields) {
    for (const source of [keys.fields ?? {}, data]) {
      if (!Object.hasOwn(source, name)) continue;
      const value = readRaw(type, source[name], wallTime);
      if (value !== wrong) values[name] = value;
    }
  }
  const unstated = plan.identity?.id ?? plan.lead.id;
  const own: Key[] = [];
  for (const kind of ["user", "anonymous"] as const) {
    const text = keys[kind] === undefined ? undefined : `${kind}:${keys[kind]}`;
    if (text !== undefined) own.push({ kind, text, name: text, cause: unstated, withUser: keys.user !== undefined });
  }
  return [...own, ...matchKeysOf(plan, values)];
}

/** The keys of rows by the values of fields. */
export function matchKeysOf(plan: Plan, values: Readonly<Record<string, Value | undefined>>): Key[] {
  const declared = plan.identity?.match ?? [];
  const keyFields = plan.lead.fields.filter(({ key }) => key).map(({ id, name }) => ({ id, fields: [name] }));
  const rows = declared.length > 0 ? declared : keyFields;
  const home = plan.lead.fields.find(({ type }) => type.type === "country");
  const country = home === undefined ? undefined : values[home.name];
  return rows.flatMap(({ id, fields }, index) => {
    const forms = fields.map((name) => {
      const field = plan.lead.fields.find((each) => each.name === name)!;
      return formOf(plan, field, values[name], typeof country === "string" ? country : undefined);
    });
    if (forms.includes(undefined)) return [];
    const text = `match/${index}:${forms.join("\u0000")}`;
    const name = fields.length === 1 ? `${fields[0]}:${forms[0]}` : text;
    return [{ kind: "match" as const, text, name, cause: id, withUser: false }];
  });
}

function formOf(plan: Plan, field: Field, value: Value | undefined, country: string | undefined): string | undefined {
  if (value === undefined || Array.isArray(value)) return undefined;
  const text = String(value).trim();
  const { identity } = plan;
  if (identity === undefined) return isNothing(text, []) ? undefined : text.toLowerCase();
  const ignored = identity.ignore.filter((row) => row.field === field.name).flatMap(({ values }) => values);
  if (isNothing(text, ignored)) return undefined;
  let form = text;
  for (const by of identity.normalize.filter((row) => row.field === field.name).flatMap((row) => row.by)) {
    if (by === "lowercase") form = form.toLowerCase();
    if (by === "domain") form = domainOf(form) ?? form;
    if (by === "e164") form = dial(form, country);
  }
  if (field.type.type === "email") form = form.toLowerCase();
  if (isNothing(form, ignored)) return undefined;
  return field.type.type === "phone" ? dial(form, country) : form;
}

function domainOf(text: string): string | undefined {
  const host = text.toLowerCase().replace(/^.*@/, "");
  return /^[^\s.]+(\.[^\s.]+)+$/.test(host) ? host : undefined;
}

function dial(text: string, country: string | undefined): string {
  const parsed = parsePhoneNumberFromString(text, {
    ...(country === undefined ? {} : { defaultCountry: country as CountryCode }),
    extract: false,
  });
  return parsed?.isPossible() === true ? parsed.number : text;
}

function isNothing(text: string, ignored: readonly string[]): boolean {
  const plain = text.trim().toLowerCase();
  const usual =
    ["null", "none", "n/a", "unknown"].includes(plain) || /^[0-]*$/.test(plain) || plain.startsWith("test@");
  return usual || ignored.some((value) => value.trim().toLowerCase() === plain);
}
