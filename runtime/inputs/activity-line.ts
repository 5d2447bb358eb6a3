/**
 * Reads the plain shape that is easiest to write by hand:
 * `{ "id", "at", "activity", "lead": { key fields } or "text", "data": { attributes } }`. Without `activity` the `lead`
 * is what is known about it. Members beside these are attributes, or key fields of the lead.
 */
import { buildActivity, buildIdentify } from "./build-input.ts";
import { readTime } from "./event-time.ts";
import { createKeys, takePerson } from "./lead-keys.ts";
import {
  deriveId,
  isObject,
  joinReadings,
  memberOf,
  readId,
  readMalformed,
  readUnknown,
  type JsonObject,
  type ReadContext,
  type Reading,
} from "./reading.ts";
import { addKey, createMapping, mapMembers, type Mapping } from "./traits.ts";

const idNames = ["id", "messageId", "message_id"];
const timeNames = ["at", "time", "timestamp"];
const userNames = ["user", "userId", "user_id"];
const anonymousNames = ["anonymous", "anonymousId", "anonymous_id"];
const ownNames: ReadonlySet<string> = new Set([
  ...idNames,
  ...timeNames,
  ...userNames,
  ...anonymousNames,
  "activity",
  "lead",
  "data",
]);
const idsOfPerson: ReadonlySet<string> = new Set([...userNames, ...anonymousNames]);

/** True when an object has the shape read here. */
export function isActivityLine(line: JsonObject): boolean {
  return typeof line["activity"] === "string" || line["lead"] !== undefined;
}

/** Reads one line; `text` is the line as written, from which a missing id is derived. */
export function readActivityLine(ctx: ReadContext, line: JsonObject, text: string): Reading {
  const timed = readTime(ctx, ...timeNames.map((name) => line[name]));
  if ("reading" in timed) return timed.reading;
  const stamp = { id: readId(firstOf(line, idNames)) ?? deriveId(text), time: timed.time };
  const { lead } = ctx.vocabulary;
  const name = line["activity"] ?? undefined;
  if (name === undefined) {
    const mapping = createMapping();
    const person = readPerson(ctx, mapping, line);
    mapMembers(mapping, { own: lead, lead, ignored: idsOfPerson }, memberOf(line, "lead"));
    mapMembers(mapping, { own: lead, lead, ignored: ownNames }, withoutLead(line));
    return buildIdentify(stamp, createKeys(person.user, person.anonymous, mapping.keys), mapping);
  }
  if (typeof name !== "string") return readMalformed("`activity` is no name");
  const activity = ctx.vocabulary.findActivity(name);
  if (activity === undefined) return readUnknown(name);
  const data = line["data"] ?? {};
  if (!isObject(data)) return readMalformed("`data` is no object");
  const mapping = createMapping();
  const person = readPerson(ctx, mapping, line);
  const known = createMapping();
  mapMembers(known, { own: lead, lead, ignored: idsOfPerson }, memberOf(line, "lead"));
  for (const [field, value] of Object.entries(known.keys ?? {})) addKey(mapping, field, value);
  const tables = { own: ctx.vocabulary.attributesOf(activity), lead, ignored: ownNames };
  mapMembers(mapping, { own: tables.own, lead }, data);
  mapMembers(mapping, tables, withoutLead(line));
  const keys = createKeys(person.user, person.anonymous, mapping.keys);
  const reading = buildActivity(stamp, activity.name, keys, mapping);
  const saysMore = Object.keys(known.data).length > Object.keys(known.keys ?? {}).length || known.unknown !== undefined;
  if (reading.inputs.length === 0 || !saysMore) return reading;
  // What is said about the lead beyond its keys is an input of its own.
  return joinReadings([buildIdentify({ id: `${stamp.id}/lead`, time: stamp.time }, keys, known), reading]);
}

/** The members beside `lead` and `data`, which are mapped for themselves. */
function withoutLead(line: JsonObject): JsonObject {
  const { lead: _lead, data: _data, ...rest } = line;
  return rest;
}

/** `lead` is an object of fields and ids, or one text: an e-mail address or the sender's own id. */
function readPerson(
  ctx: ReadContext,
  mapping: Mapping,
  line: JsonObject,
): { readonly user: unknown; readonly anonymous: unknown } {
  const named = takePerson(ctx, mapping, readId(line["lead"]));
  const inside = memberOf(line, "lead");
  return {
    user: firstOf(line, userNames) ?? firstOf(inside, userNames) ?? named,
    anonymous: firstOf(line, anonymousNames) ?? firstOf(inside, anonymousNames),
  };
}

function firstOf(object: JsonObject, names: readonly string[]): unknown {
  for (const name of names) if (readId(object[name]) !== undefined) return object[name];
  return undefined;
}
