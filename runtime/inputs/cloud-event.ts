/** Reads CloudEvents 1.0 in structured JSON mode: `type` names the activity, `subject` or the data the person. */
import type { Activity } from "../../schemas/generated/plan.ts";
import { buildActivity, buildIdentify } from "./build-input.ts";
import { readTime } from "./event-time.ts";
import { anonymousOf, createKeys, takePerson, userOf } from "./lead-keys.ts";
import {
  isObject,
  readId,
  readMalformed,
  readUnknown,
  type JsonObject,
  type ReadContext,
  type Reading,
} from "./reading.ts";
import { createMapping, mapMembers } from "./traits.ts";

/** Members of `data` that name the person in the sender's own words. */
const idNames: ReadonlySet<string> = new Set(["userId", "user_id", "anonymousId", "anonymous_id"]);

/** Reads one event. Its id counts together with its source, as the standard has it. */
export function readCloudEvent(ctx: ReadContext, event: JsonObject): Reading {
  const version = event["specversion"];
  if (typeof version !== "string" || !/^1(\.|$)/.test(version)) {
    return readMalformed("only CloudEvents of `specversion` 1.0 are understood");
  }
  const type = readId(event["type"]);
  const id = readId(event["id"]);
  const source = readId(event["source"]);
  if (type === undefined || id === undefined || source === undefined) {
    return readMalformed("a CloudEvent needs `id`, `source` and `type`");
  }
  if (event["data_base64"] !== undefined) return readMalformed("the data of a CloudEvent must be JSON, not base64");
  const data = event["data"] ?? {};
  if (!isObject(data)) return readMalformed("the `data` of a CloudEvent must be an object");
  const timed = readTime(ctx, event["time"]);
  if ("reading" in timed) return timed.reading;

  const stamp = { id: `${source}#${id}`, time: timed.time };
  const { lead } = ctx.vocabulary;
  const mapping = createMapping();
  const subject = takePerson(ctx, mapping, readId(event["subject"]));
  const names = activityNames(type);
  const activity = findActivity(ctx, names);
  if (activity === undefined && !names.includes("identify")) return readUnknown(type);
  const own = activity === undefined ? lead : ctx.vocabulary.attributesOf(activity);
  mapMembers(mapping, { own, lead, ignored: idNames }, data);
  const keys = createKeys(readId(userOf(data)) ?? subject, anonymousOf(data), mapping.keys);
  return activity === undefined
    ? buildIdentify(stamp, keys, mapping)
    : buildActivity(stamp, activity.name, keys, mapping);
}

/** `com.example.form_submitted.v2` is looked for as a whole, then by its last part that is no version. */
function activityNames(type: string): string[] {
  const parts = type.split(/[./]/).filter((part) => part !== "" && !/^v?\d+$/i.test(part));
  return [type, parts.at(-1) ?? type];
}

function findActivity(ctx: ReadContext, names: readonly string[]): Activity | undefined {
  for (const name of names) {
    const activity = ctx.vocabulary.findActivity(name);
    if (activity !== undefined) return activity;
  }
  return undefined;
}
