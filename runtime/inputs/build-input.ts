/** Builds inputs of each kind from mapped values, with only the members that hold something. */
import type { Input, LeadKeys } from "../../schemas/generated/event.ts";
import type { Activity } from "../../schemas/generated/plan.ts";
import { namesPerson, noKeys } from "./lead-keys.ts";
import { readInputs, readMalformed, type JsonObject, type ReadContext, type Reading } from "./reading.ts";
import { mapTraits, type Mapped } from "./traits.ts";

/** What every input says about itself. */
export interface Envelope {
  readonly id: string;
  readonly time: string;
  readonly keys: LeadKeys;
}

/** An activity; `unknown` holds the sender's names that are neither attributes nor keys. */
export function buildActivity(
  ctx: ReadContext,
  envelope: Envelope,
  activity: Activity,
  properties: JsonObject,
): Reading {
  if (!namesPerson(envelope.keys)) return readMalformed(noKeys);
  const mapped = mapTraits(ctx.vocabulary.attributesOf(activity), properties);
  return readInputs(buildInput("activity", envelope, mapped, { activity: activity.name }));
}

/** Fields of a lead, by the plan's names. */
export function buildIdentify(envelope: Envelope, mapped: Mapped): Reading {
  if (!namesPerson(envelope.keys)) return readMalformed(noKeys);
  return readInputs(buildInput("identify", envelope, mapped));
}

/** Fields of an account, by the plan's names. */
export function buildGroup(envelope: Envelope, mapped: Mapped): Reading {
  return readInputs(buildInput("group", envelope, mapped));
}

/** Two names of one person. */
export function buildAlias(envelope: Envelope, previous: LeadKeys): Reading {
  return readInputs(buildInput("alias", envelope, { values: new Map(), unknown: [] }, { previous }));
}

function buildInput(
  kind: Input["kind"],
  envelope: Envelope,
  mapped: Mapped,
  rest: Pick<Input, "activity"> | Pick<Input, "previous"> = {},
): Input {
  return {
    id: envelope.id,
    time: envelope.time,
    kind,
    keys: envelope.keys,
    ...rest,
    data: Object.fromEntries(mapped.values),
    ...(mapped.unknown.length === 0 ? {} : { unknown: [...mapped.unknown] }),
  };
}
