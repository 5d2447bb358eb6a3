/** Finds out whose an input is: the sender's ids, and values of the plan's key fields. */
import type { LeadKeys } from "../../schemas/generated/event.ts";
import { readId, type JsonObject, type ReadContext } from "./reading.ts";
import type { FieldTable } from "./vocabulary.ts";

/** What every shape without a person is told. */
export const noKeys = "it does not say whose it is: there is no user id, anonymous id or key field of the lead";

/** The values of key fields among mapped lead values; empty ones are no keys. */
export function pickKeyFields(ctx: ReadContext, values: ReadonlyMap<string, unknown>): Map<string, unknown> {
  const keys = new Map<string, unknown>();
  for (const [name, value] of values) {
    if (ctx.vocabulary.lead.find(name)?.key === true && readId(value) !== undefined) keys.set(name, value);
  }
  return keys;
}

/** Splits members into key fields of the lead, by the plan's names, and the rest; what is an attribute is no key. */
export function splitKeyFields(
  ctx: ReadContext,
  members: JsonObject,
  attributes: FieldTable,
): { readonly keys: ReadonlyMap<string, unknown>; readonly rest: JsonObject } {
  const keys = new Map<string, unknown>();
  const rest: [string, unknown][] = [];
  for (const [name, value] of Object.entries(members)) {
    const field = attributes.find(name) === undefined ? ctx.vocabulary.lead.find(name) : undefined;
    if (field?.key === true && readId(value) !== undefined) keys.set(field.name, value);
    else rest.push([name, value]);
  }
  return { keys, rest: Object.fromEntries(rest) };
}

/** The keys of an input, without empty members. */
export function createKeys(
  ids: { readonly user?: unknown; readonly anonymous?: unknown; readonly group?: unknown },
  fields: ReadonlyMap<string, unknown>,
): LeadKeys {
  const user = readId(ids.user);
  const anonymous = readId(ids.anonymous);
  const group = readId(ids.group);
  return {
    ...(user === undefined ? {} : { user }),
    ...(anonymous === undefined ? {} : { anonymous }),
    ...(group === undefined ? {} : { group }),
    ...(fields.size === 0 ? {} : { fields: Object.fromEntries(fields) }),
  };
}

/** True when the keys say which person it is; a group alone does not. */
export function namesPerson(keys: LeadKeys): boolean {
  return keys.user !== undefined || keys.anonymous !== undefined || keys.fields !== undefined;
}

/** A person named by one text: the value of the e-mail key where it looks like one, else the sender's own id. */
export function keysOfText(ctx: ReadContext, text: string): { user?: string; fields: Map<string, unknown> } {
  const email = ctx.vocabulary.lead.find("email");
  if (/^[^\s@]+@[^\s@]+$/.test(text) && email?.key === true) return { fields: new Map([[email.name, text]]) };
  return { user: text, fields: new Map() };
}
