/** The types of the words that say where a lead stands. */
import type { FactName } from "../bind/built-ins.ts";
import {
  booleanType,
  datetimeType,
  nurtureType,
  personaType,
  phaseType,
  queueType,
  reasonType,
  stageType,
  textType,
} from "./primitives.ts";
import type { Type } from "./type.ts";

/** `owner` is the name of a person, so it is text. */
export const factTypes: Readonly<Record<FactName, Type>> = {
  stage: stageType,
  phase: phaseType,
  persona: personaType,
  owner: textType,
  queue: queueType,
  nurture: nurtureType,
  reason: reasonType,
  created: datetimeType,
  now: datetimeType,
  quarantined: booleanType,
};
