/** Finds out whose an input is: the sender's ids, and values of the plan's key fields. */
import type { LeadKeys } from "../../schemas/generated/event.ts";
import { readId, type JsonObject, type ReadContext } from "./reading.ts";
import { addKey, type Mapping } from "./traits.ts";

/** What every shape without a person is told. */
export const noKeys = "it does not say whose it is: there is no user id, anonymous id or key field of the lead";

/** The keys of an input, without empty members. */
export function createKeys(user: unknown, anonymous: unknown, fields: Record<string, unknown> | undefined): LeadKeys {
  const keys: LeadKeys = {};
  const userId = readId(user);
  const anonymousId = readId(anonymous);
  if (userId !== undefined) keys.user = userId;
  if (anonymousId !== undefined) keys.anonymous = anonymousId;
  if (fields !== undefined) keys.fields = fields;
  return keys;
}

/** True when the keys say which person it is; a group alone does not. */
export function namesPerson(keys: LeadKeys): boolean {
  return keys.user !== undefined || keys.anonymous !== undefined || keys.fields !== undefined;
}

/** The sender's id of the person, in either spelling. */
export function userOf(object: JsonObject): unknown {
  return object["userId"] ?? object["user_id"];
}

/** The sender's id of a person whose name is not known, in either spelling. */
export function anonymousOf(object: JsonObject): unknown {
  return object["anonymousId"] ?? object["anonymous_id"];
}

/** Takes a person named by one text: a value of the e-mail key where it looks like one, else an id, which is returned. */
export function takePerson(ctx: ReadContext, mapping: Mapping, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const email = ctx.vocabulary.lead.find("email");
  if (email?.key !== true || !/^[^\s@]+@[^\s@]+$/.test(text)) return text;
  addKey(mapping, email.name, text);
  return undefined;
}
