/** Reads the tracking calls that are activities: `track` by its event's name, `page` and `screen` by their type. */
import { buildActivity, buildIdentify, type Stamp } from "./build-input.ts";
import { anonymousOf, createKeys, userOf } from "./lead-keys.ts";
import {
  joinReadings,
  memberOf,
  readMalformed,
  readUnknown,
  type JsonObject,
  type ReadContext,
  type Reading,
} from "./reading.ts";
import { addKey, createMapping, mapMembers, type Mapping } from "./traits.ts";

/** What libraries say about every page; a plan that does not declare all of it has no gap worth a report. */
const usualPageDetails: ReadonlySet<string> = new Set([
  "url",
  "path",
  "title",
  "referrer",
  "search",
  "name",
  "category",
  "initial_referrer",
]);

const noDetails: ReadonlySet<string> = new Set();

/** A `track` call: the activity whose `track` names, or own name, its `event` is. */
export function readTrack(ctx: ReadContext, call: JsonObject, stamp: Stamp): Reading {
  const event = call["event"];
  if (typeof event !== "string" || event.trim() === "") return readMalformed("a track call needs an `event`");
  return readEvent(ctx, call, stamp, { name: event, shown: event, ignored: noDetails, described: [] });
}

/** A `page` or `screen` call: the activity `page_viewed` or `screen_viewed`, where the plan declares it. */
export function readView(ctx: ReadContext, call: JsonObject, stamp: Stamp, type: "page" | "screen"): Reading {
  const own: Record<string, unknown> = {};
  if (call["name"] !== undefined) own["name"] = call["name"];
  if (call["category"] !== undefined) own["category"] = call["category"];
  const described = [own, memberOf(memberOf(call, "context"), type)];
  return readEvent(ctx, call, stamp, { name: `${type}_viewed`, shown: type, ignored: usualPageDetails, described });
}

/** How an activity is found, and what says something about it besides the properties. */
interface EventName {
  readonly name: string;
  readonly shown: string;
  readonly ignored: ReadonlySet<string>;
  readonly described: readonly JsonObject[];
}

function readEvent(ctx: ReadContext, call: JsonObject, stamp: Stamp, event: EventName): Reading {
  const { lead } = ctx.vocabulary;
  const activity = ctx.vocabulary.findActivity(event.name);
  if (activity === undefined) return readUnknown(event.shown);
  const mapping = createMapping();
  const tables = { own: ctx.vocabulary.attributesOf(activity), lead, ignored: event.ignored };
  mapMembers(mapping, tables, memberOf(call, "properties"));
  for (const members of event.described) mapMembers(mapping, tables, members);
  const carried = readCarriedTraits(ctx, call);
  for (const [name, value] of Object.entries(carried?.keys ?? {})) addKey(mapping, name, value);

  const keys = createKeys(userOf(call), anonymousOf(call), mapping.keys);
  const reading = buildActivity(stamp, activity.name, keys, mapping);
  if (carried === undefined || reading.inputs.length === 0 || holdsOnlyKeys(carried)) return reading;
  // Traits beyond the keys that name the person say something about the person, so they are an input of their own.
  return joinReadings([buildIdentify({ id: `${stamp.id}/traits`, time: stamp.time }, keys, carried), reading]);
}

/** The traits that travel in the context of a call, where there are any. */
export function readCarriedTraits(ctx: ReadContext, call: JsonObject): Mapping | undefined {
  const traits = memberOf(call, "context")["traits"];
  if (traits === undefined) return undefined;
  const { lead } = ctx.vocabulary;
  const mapping = createMapping();
  mapMembers(mapping, { own: lead, lead }, memberOf(memberOf(call, "context"), "traits"));
  return mapping;
}

function holdsOnlyKeys({ data, keys }: Mapping): boolean {
  return Object.keys(data).length === Object.keys(keys ?? {}).length;
}
