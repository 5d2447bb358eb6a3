/** Reads one line of JSON in whichever of the known shapes it has. */
import { isActivityLine, readActivityLine } from "./activity-line.ts";
import { readCloudEvent } from "./cloud-event.ts";
import { isObject, joinReadings, readMalformed, type ReadContext, type Reading } from "./reading.ts";
import { findTrackingType, readBatch, readTrackingCall } from "./tracking-call.ts";

/** Reads a line of text; a list on one line is read as a batch. Nothing of the text is repeated in a reason. */
export function readLine(ctx: ReadContext, text: string): Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const column = /at position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    return readMalformed(column === undefined ? "it is no JSON" : `it is no JSON (column ${Number(column) + 1})`);
  }
  if (!Array.isArray(value)) return readValue(ctx, value, text);
  return joinReadings(value.map((each: unknown) => readValue(ctx, each, JSON.stringify(each))));
}

/** Reads a parsed value; `text` is what its id is derived from when it has none. */
export function readValue(ctx: ReadContext, value: unknown, text: string): Reading {
  if (!isObject(value)) return readMalformed("it is no JSON object");
  if (value["specversion"] !== undefined) return readCloudEvent(ctx, value);
  if (value["batch"] !== undefined) return readBatch(ctx, value);
  const type = findTrackingType(value["type"]);
  if (type !== undefined) return readTrackingCall(ctx, type, value);
  if (isActivityLine(value)) return readActivityLine(ctx, value, text);
  if (typeof value["event"] === "string") return readTrackingCall(ctx, "track", value);
  if (isObject(value["traits"])) return readTrackingCall(ctx, "identify", value);
  return readMalformed("it is neither a tracking call, nor a CloudEvent, nor an object with `activity` or `lead`");
}
