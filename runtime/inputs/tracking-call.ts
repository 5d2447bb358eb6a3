/** Reads the calls of customer-data platforms: identify, track, page, screen, group, alias and batch. */
import { assertNever } from "../model/invariant.ts";
import { buildAlias, buildGroup, buildIdentify, type Stamp } from "./build-input.ts";
import { readTime } from "./event-time.ts";
import { anonymousOf, createKeys, userOf } from "./lead-keys.ts";
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
import { readCarriedTraits, readTrack, readView } from "./tracking-event.ts";
import { createMapping, mapMembers } from "./traits.ts";

export const trackingTypes = ["identify", "track", "page", "screen", "group", "alias"] as const;

export type TrackingType = (typeof trackingTypes)[number];

/** The type of a call, in any case, or `undefined` when it is none. */
export function findTrackingType(value: unknown): TrackingType | undefined {
  if (typeof value !== "string") return undefined;
  return trackingTypes.find((type) => type === value.toLowerCase());
}

/**
 * Reads one call. Traits that travel in `context.traits` of another call become an `identify` of their own just before
 * it, unless they hold nothing but keys. Without a `messageId` the id is derived from the call's text.
 */
export function readTrackingCall(ctx: ReadContext, type: TrackingType, call: JsonObject): Reading {
  const timed = readTime(
    ctx,
    call["timestamp"],
    call["originalTimestamp"] ?? call["original_timestamp"],
    call["sentAt"] ?? call["sent_at"],
    call["receivedAt"] ?? call["received_at"],
  );
  if ("reading" in timed) return timed.reading;
  const id = readId(call["messageId"] ?? call["message_id"]) ?? deriveId(JSON.stringify(call));
  const stamp: Stamp = { id, time: timed.time };

  switch (type) {
    case "identify":
      return readIdentify(ctx, call, stamp);
    case "track":
      return readTrack(ctx, call, stamp);
    case "page":
    case "screen":
      return readView(ctx, call, stamp, type);
    case "group":
      return readGroup(ctx, call, stamp);
    case "alias":
      return readAlias(call, stamp);
    default:
      return assertNever(type);
  }
}

/** Reads `{ "batch": [ … ] }`: each call on its own, with the batch's `sentAt` and `context` where it has none. */
export function readBatch(ctx: ReadContext, batch: JsonObject): Reading {
  const calls = batch["batch"];
  if (!Array.isArray(calls)) return readMalformed("`batch` is no list of calls");
  const shared = Object.fromEntries(
    Object.entries({ context: batch["context"], sentAt: batch["sentAt"] ?? batch["sent_at"] }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return joinReadings(
    calls.map((call: unknown) => {
      if (!isObject(call)) return readMalformed("a call of the batch is no object");
      const type = findTrackingType(call["type"]);
      if (type === undefined) return readMalformed("a call of the batch has no `type` such as `track`");
      return readTrackingCall(ctx, type, { ...shared, ...call });
    }),
  );
}

function readIdentify(ctx: ReadContext, call: JsonObject, stamp: Stamp): Reading {
  const { lead } = ctx.vocabulary;
  const mapping = createMapping();
  mapMembers(mapping, { own: lead, lead }, memberOf(call, "traits"));
  mapMembers(mapping, { own: lead, lead }, memberOf(memberOf(call, "context"), "traits"));
  return buildIdentify(stamp, createKeys(userOf(call), anonymousOf(call), mapping.keys), mapping);
}

function readGroup(ctx: ReadContext, call: JsonObject, stamp: Stamp): Reading {
  const { account } = ctx.vocabulary;
  if (account === undefined) return readUnknown("group");
  const group = readId(call["groupId"] ?? call["group_id"]);
  if (group === undefined) return readMalformed("a group call needs a `groupId`");
  const mapping = createMapping();
  mapMembers(mapping, { own: account, lead: account }, memberOf(call, "traits"));
  // The key of the account names no person; the traits of the person travel in the context.
  const keys = createKeys(userOf(call), anonymousOf(call), readCarriedTraits(ctx, call)?.keys);
  return buildGroup(stamp, { ...keys, group }, mapping);
}

function readAlias(call: JsonObject, stamp: Stamp): Reading {
  const previous = readId(call["previousId"] ?? call["previous_id"]);
  const user = readId(userOf(call));
  if (previous === undefined || user === undefined) return readMalformed("an alias needs `previousId` and `userId`");
  // A previous id is most often an anonymous one, and sometimes an old user id: the call does not say which.
  return buildAlias(stamp, { user }, { user: previous, anonymous: previous });
}
