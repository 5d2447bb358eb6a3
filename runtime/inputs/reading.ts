/** What comes out of reading a line, a body or a row: inputs, and what could not become one. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Input } from "../../schemas/generated/event.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One line may carry several inputs (a batch), and some of them may be unusable. */
export interface Reading {
  readonly inputs: readonly Input[];
  /** Names of events that no activity of the plan stands for, one for each such event. */
  readonly unknown: readonly string[];
  /** Why something is no input, in words that follow a line number, one for each such thing. */
  readonly malformed: readonly string[];
}

/** How inputs are read. */
export interface ReadContext {
  readonly vocabulary: Vocabulary;
  /** When the inputs were received, in ISO 8601: the time of those that say none. Without it those are malformed. */
  readonly receivedAt: string | undefined;
}

export type JsonObject = Readonly<Record<string, unknown>>;

const none: readonly never[] = Object.freeze([]);
const noMembers: JsonObject = Object.freeze({});

/** A reading of one input. */
export function readInput(input: Input): Reading {
  return { inputs: [input], unknown: none, malformed: none };
}

/** A reading of an event that the plan does not have. */
export function readUnknown(name: string): Reading {
  return { inputs: none, unknown: [name], malformed: none };
}

/** A reading of something that is no input, and why. */
export function readMalformed(reason: string): Reading {
  return { inputs: none, unknown: none, malformed: [reason] };
}

/** The readings of the parts of a batch as one. */
export function joinReadings(readings: readonly Reading[]): Reading {
  return {
    inputs: readings.flatMap((each) => each.inputs),
    unknown: readings.flatMap((each) => each.unknown),
    malformed: readings.flatMap((each) => each.malformed),
  };
}

/** The id of an input whose sender gave none: the same text gets the same id, so that repeating it changes nothing. */
export function deriveId(text: string): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32)}`;
}

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An id as senders write it, in text or as a number; nothing when it is empty or of another kind. */
export function readId(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A member that is an object, else an empty one: senders leave out what they have nothing to say about. */
export function memberOf(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : noMembers;
}
