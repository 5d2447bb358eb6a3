/** Reads one line of JSON in whichever of the known shapes it has. */
import { isActivityLine, readActivityLine } from "./activity-line.ts";
import { readCloudEvent } from "./cloud-event.ts";
import { isObject, joinReadings, readMalformed, type ReadContext, type Reading } from "./reading.ts";
import { findTrackingType, readBatch, readTrackingCall } from "./tracking-call.ts";

/** Reads a line of text, or an event that goes over several; a list on one line is read as a batch. Nothing of the text is repeated in a reason. */
export function readLine(ctx: ReadContext, text: string): Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    return readMalformed(
      `it is no JSON${position === undefined ? "" : ` (${describePosition(text, Number(position))})`}`,
    );
  }
  if (!Array.isArray(value)) return readValue(ctx, value, text);
  return joinReadings(value.map((each: unknown) => readValue(ctx, each, JSON.stringify(each))));
}

/** `column 5`, or `line 3 of it, column 5` for a text of several lines. */
function describePosition(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  const column = `column ${(before.at(-1)?.length ?? 0) + 1}`;
  return before.length === 1 ? column : `line ${before.length} of it, ${column}`;
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
