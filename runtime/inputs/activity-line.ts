/**
 * Reads the plain shape that is easiest to write by hand:
 * `{ "id", "at", "activity", "lead": { key fields } or "text", "data": { attributes } }`. Without `activity` the `lead`
 * is what is known about it. Members beside these are attributes, or key fields of the lead.
 */
import { buildActivity, buildIdentify } from "./build-input.ts";
import { readTime } from "./event-time.ts";
import { createKeys, keysOfText, pickKeyFields, splitKeyFields } from "./lead-keys.ts";
import {
  deriveId,
  isObject,
  readId,
  readMalformed,
  readUnknown,
  type JsonObject,
  type ReadContext,
  type Reading,
} from "./reading.ts";
import { mapTraits } from "./traits.ts";

const idNames = ["id", "messageId", "message_id"];
const timeNames = ["at", "time", "timestamp"];
const userNames = ["user", "userId", "user_id"];
const anonymousNames = ["anonymous", "anonymousId", "anonymous_id"];
const ownNames = new Set([...idNames, ...timeNames, ...userNames, ...anonymousNames, "activity", "lead", "data"]);

/** True when an object has the shape read here. */
export function isActivityLine(line: JsonObject): boolean {
  return typeof line["activity"] === "string" || line["lead"] !== undefined;
}

/** Reads one line; `text` is the line as written, from which a missing id is derived. */
export function readActivityLine(ctx: ReadContext, line: JsonObject, text: string): Reading {
  const timed = readTime(ctx, ...timeNames.map((name) => line[name]));
  if ("reading" in timed) return timed.reading;
  const stamp = { id: readId(firstOf(line, idNames)) ?? deriveId(text), time: timed.time };
  const person = readPerson(ctx, line);
  const others = Object.fromEntries(Object.entries(line).filter(([name]) => !ownNames.has(name)));

  const name = line["activity"];
  if (name === undefined || name === null) {
    const mapped = mapTraits(ctx.vocabulary.lead, { ...others, ...person.traits });
    const fields = new Map([...person.fields, ...pickKeyFields(ctx, mapped.values)]);
    return buildIdentify({ ...stamp, keys: createKeys(person, fields) }, mapped);
  }
  if (typeof name !== "string") return readMalformed("`activity` is no name");
  const activity = ctx.vocabulary.findActivity(name);
  if (activity === undefined) return readUnknown(name);
  const data = line["data"] ?? {};
  if (!isObject(data)) return readMalformed("`data` is no object");
  const known = mapTraits(ctx.vocabulary.lead, person.traits);
  const { keys, rest } = splitKeyFields(ctx, { ...others, ...data }, ctx.vocabulary.attributesOf(activity));
  const fields = new Map([...person.fields, ...pickKeyFields(ctx, known.values), ...keys]);
  return buildActivity(ctx, { ...stamp, keys: createKeys(person, fields) }, activity, rest);
}

interface Person {
  readonly user?: unknown;
  readonly anonymous?: unknown;
  readonly fields: ReadonlyMap<string, unknown>;
  readonly traits: JsonObject;
}

/** `lead` is an object of fields and ids, or one text: an e-mail address or the sender's own id. */
function readPerson(ctx: ReadContext, line: JsonObject): Person {
  const lead = line["lead"];
  const inside = isObject(lead) ? lead : {};
  const user = firstOf(line, userNames) ?? firstOf(inside, userNames);
  const anonymous = firstOf(line, anonymousNames) ?? firstOf(inside, anonymousNames);
  const named = readId(lead);
  const byText = named === undefined ? { fields: new Map<string, unknown>() } : keysOfText(ctx, named);
  return {
    ...byText,
    ...(user === undefined ? {} : { user }),
    ...(anonymous === undefined ? {} : { anonymous }),
    traits: Object.fromEntries(
      Object.entries(inside).filter(([name]) => !userNames.includes(name) && !anonymousNames.includes(name)),
    ),
  };
}

function firstOf(object: JsonObject, names: readonly string[]): unknown {
  for (const name of names) if (readId(object[name]) !== undefined) return object[name];
  return undefined;
}
