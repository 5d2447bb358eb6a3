/** A tracking call with its id and time read, and the traits that travel in its context mapped. */
import type { Envelope } from "./build-input.ts";
import { isObject, type JsonObject } from "./reading.ts";
import type { Mapped } from "./traits.ts";

export interface StampedCall {
  readonly call: JsonObject;
  readonly stamp: Pick<Envelope, "id" | "time">;
  readonly carried: Mapped;
}

/** The sender's ids of the person, in either spelling. */
export function idsOf(call: JsonObject): { readonly user: unknown; readonly anonymous: unknown } {
  return { user: call["userId"] ?? call["user_id"], anonymous: call["anonymousId"] ?? call["anonymous_id"] };
}

/** A member that is an object, else an empty one: senders leave out what they have nothing to say about. */
export function memberOf(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : {};
}
