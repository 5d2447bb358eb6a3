/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * This interface was referenced by `Input`'s JSON-Schema
 * via the `definition` "Json".
 */
export type Json = unknown;

/**
 * One input of the runtime, whatever shape it arrived in.
 */
export interface Input {
  /**
   * The sender's id of the message; an input whose id was seen is ignored.
   */
  id: string;
  /**
   * When it happened, as the sender says.
   */
  time: string;
  kind: "activity" | "identify" | "group" | "alias";
  keys: LeadKeys;
  previous?: LeadKeys1;
  /**
   * For `activity`: the plan's name of the activity.
   */
  activity?: string;
  /**
   * Attributes of the activity, traits of the lead, or traits of the account, by the plan's names; not yet typed.
   */
  data: {
    [k: string]: Json;
  };
  /**
   * Names of attributes or traits that the plan does not have.
   */
  unknown?: string[];
}
/**
 * What identifies the person: the sender's own ids, and values of key fields by field name.
 *
 * This interface was referenced by `Input`'s JSON-Schema
 * via the `definition` "LeadKeys".
 */
export interface LeadKeys {
  user?: string;
  anonymous?: string;
  group?: string;
  fields?: {
    [k: string]: Json;
  };
}
/**
 * What identifies the person: the sender's own ids, and values of key fields by field name.
 */
export interface LeadKeys1 {
  user?: string;
  anonymous?: string;
  group?: string;
  fields?: {
    [k: string]: Json;
  };
}
