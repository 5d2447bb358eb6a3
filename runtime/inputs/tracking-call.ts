/** Reads the calls of customer-data platforms: identify, track, page, screen, group, alias and batch. */
import { assertNever } from "../model/invariant.ts";
import { buildAlias, buildGroup, buildIdentify } from "./build-input.ts";
import { readTime } from "./event-time.ts";
import { createKeys, pickKeyFields } from "./lead-keys.ts";
import {
  deriveId,
  isObject,
  joinReadings,
  readId,
  readMalformed,
  readUnknown,
  type JsonObject,
  type ReadContext,
  type Reading,
} from "./reading.ts";
import { idsOf, memberOf, type StampedCall } from "./stamped-call.ts";
import { readTrack, readView } from "./tracking-event.ts";
import { mapTraits } from "./traits.ts";

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
  const carried = mapTraits(ctx.vocabulary.lead, memberOf(memberOf(call, "context"), "traits"));
  const stamped: StampedCall = { call, stamp: { id, time: timed.time }, carried };

  switch (type) {
    case "identify":
      return readIdentify(ctx, stamped);
    case "track":
      return readTrack(ctx, stamped);
    case "page":
    case "screen":
      return readView(ctx, stamped, type);
    case "group":
      return readGroup(ctx, stamped);
    case "alias":
      return readAlias(stamped);
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

function readIdentify(ctx: ReadContext, { call, stamp, carried }: StampedCall): Reading {
  const own = mapTraits(ctx.vocabulary.lead, memberOf(call, "traits"));
  const values = new Map([...carried.values, ...own.values]);
  const keys = createKeys(idsOf(call), pickKeyFields(ctx, values));
  return buildIdentify({ ...stamp, keys }, { values, unknown: [...carried.unknown, ...own.unknown] });
}

function readGroup(ctx: ReadContext, { call, stamp, carried }: StampedCall): Reading {
  if (ctx.vocabulary.account === undefined) return readUnknown("group");
  const group = readId(call["groupId"] ?? call["group_id"]);
  if (group === undefined) return readMalformed("a group call needs a `groupId`");
  const keys = createKeys({ ...idsOf(call), group }, pickKeyFields(ctx, carried.values));
  return buildGroup({ ...stamp, keys }, mapTraits(ctx.vocabulary.account, memberOf(call, "traits")));
}

function readAlias({ call, stamp }: StampedCall): Reading {
  const previous = readId(call["previousId"] ?? call["previous_id"]);
  const user = readId(call["userId"] ?? call["user_id"]);
  if (previous === undefined || user === undefined) return readMalformed("an alias needs `previousId` and `userId`");
  // A previous id is most often an anonymous one, and sometimes an old user id: the call does not say which.
  return buildAlias({ ...stamp, keys: { user } }, { user: previous, anonymous: previous });
}
