/** The rules of the theme `logic`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { alwaysTrue } from "./always-true.ts";
import { lifecycleCycle } from "./lifecycle-cycle.ts";
import { mergeLosesActivity } from "./merge-loses-activity.ts";
import { missingOtherwise } from "./missing-otherwise.ts";
import { neverTrue } from "./never-true.ts";
import { nurtureWhileWorked } from "./nurture-while-worked.ts";
import { overlappingPersonas } from "./overlapping-personas.ts";
import { overlappingProgrammes } from "./overlapping-programmes.ts";
import { shadowedRule } from "./shadowed-rule.ts";
import { thresholdOutOfReach } from "./threshold-out-of-reach.ts";
import { turnbackIncomplete } from "./turnback-incomplete.ts";
import { unreachableStage } from "./unreachable-stage.ts";

export const logicRules: readonly Rule[] = [
  nurtureWhileWorked,
  unreachableStage,
  thresholdOutOfReach,
  neverTrue,
  alwaysTrue,
  shadowedRule,
  missingOtherwise,
  turnbackIncomplete,
  mergeLosesActivity,
  overlappingProgrammes,
  overlappingPersonas,
  lifecycleCycle,
];
