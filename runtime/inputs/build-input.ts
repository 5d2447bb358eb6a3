/** Builds inputs of each kind from mapped values, with only the members that hold something. */
import type { Input, LeadKeys } from "../../schemas/generated/event.ts";
import { namesPerson, noKeys } from "./lead-keys.ts";
import { readInput, readMalformed, type Reading } from "./reading.ts";
import type { Mapping } from "./traits.ts";

/** What every input says about itself. */
export interface Stamp {
  readonly id: string;
  readonly time: string;
}

/** What the lead did. */
export function buildActivity(stamp: Stamp, activity: string, keys: LeadKeys, mapping: Mapping): Reading {
  if (!namesPerson(keys)) return readMalformed(noKeys);
  const input: Input = { id: stamp.id, time: stamp.time, kind: "activity", keys, activity, data: mapping.data };
  if (mapping.unknown !== undefined) input.unknown = mapping.unknown;
  return readInput(input);
}

/** What is known about the lead. */
export function buildIdentify(stamp: Stamp, keys: LeadKeys, mapping: Mapping): Reading {
  if (!namesPerson(keys)) return readMalformed(noKeys);
  return readInput(buildFields("identify", stamp, keys, mapping));
}

/** What is known about the account. */
export function buildGroup(stamp: Stamp, keys: LeadKeys, mapping: Mapping): Reading {
  return readInput(buildFields("group", stamp, keys, mapping));
}

/** Two names of one person. */
export function buildAlias(stamp: Stamp, keys: LeadKeys, previous: LeadKeys): Reading {
  return readInput({ id: stamp.id, time: stamp.time, kind: "alias", keys, previous, data: {} });
}

function buildFields(kind: "identify" | "group", stamp: Stamp, keys: LeadKeys, mapping: Mapping): Input {
  const input: Input = { id: stamp.id, time: stamp.time, kind, keys, data: mapping.data };
  if (mapping.unknown !== undefined) input.unknown = mapping.unknown;
  return input;
}
