/** Reads the tracking calls that are activities: `track` by its event's name, `page` and `screen` by their type. */
import { buildActivity, buildIdentify } from "./build-input.ts";
import { createKeys, pickKeyFields, splitKeyFields } from "./lead-keys.ts";
import {
  joinReadings,
  readMalformed,
  readUnknown,
  type JsonObject,
  type ReadContext,
  type Reading,
} from "./reading.ts";
import { idsOf, memberOf, type StampedCall } from "./stamped-call.ts";

/** What libraries say about every page; a plan that does not declare all of it has no gap worth a report. */
const usualPageDetails = new Set([
  "url",
  "path",
  "title",
  "referrer",
  "search",
  "name",
  "category",
  "initial_referrer",
]);

/** A `track` call: the activity whose `track` names, or own name, its `event` is. */
export function readTrack(ctx: ReadContext, stamped: StampedCall): Reading {
  const event = stamped.call["event"];
  if (typeof event !== "string" || event.trim() === "") return readMalformed("a track call needs an `event`");
  return readEvent(ctx, stamped, { name: event, shown: event, properties: memberOf(stamped.call, "properties") });
}

/** A `page` or `screen` call: the activity `page_viewed` or `screen_viewed`, where the plan declares it. */
export function readView(ctx: ReadContext, stamped: StampedCall, type: "page" | "screen"): Reading {
  const { call } = stamped;
  const described = Object.fromEntries(
    Object.entries({ name: call["name"], category: call["category"] }).filter(([, value]) => value !== undefined),
  );
  const seen = memberOf(memberOf(call, "context"), type);
  const all = { ...seen, ...described, ...memberOf(call, "properties") };
  const activity = ctx.vocabulary.findActivity(`${type}_viewed`);
  const attributes = activity === undefined ? undefined : ctx.vocabulary.attributesOf(activity);
  const properties = Object.fromEntries(
    Object.entries(all).filter(([name]) => !usualPageDetails.has(name) || attributes?.find(name) !== undefined),
  );
  return readEvent(ctx, stamped, { name: `${type}_viewed`, shown: type, properties });
}

function readEvent(
  ctx: ReadContext,
  { call, stamp, carried }: StampedCall,
  event: { readonly name: string; readonly shown: string; readonly properties: JsonObject },
): Reading {
  const activity = ctx.vocabulary.findActivity(event.name);
  if (activity === undefined) return readUnknown(event.shown);
  const { keys, rest } = splitKeyFields(ctx, event.properties, ctx.vocabulary.attributesOf(activity));
  const carriedKeys = pickKeyFields(ctx, carried.values);
  const envelope = { ...stamp, keys: createKeys(idsOf(call), new Map([...keys, ...carriedKeys])) };
  const reading = buildActivity(ctx, envelope, activity, rest);
  // Traits beyond the keys that name the person say something about the person, so they are an input of their own.
  if (reading.inputs.length === 0 || carried.values.size === carriedKeys.size) return reading;
  return joinReadings([buildIdentify({ ...envelope, id: `${stamp.id}/traits` }, carried), reading]);
}
