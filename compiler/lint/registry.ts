/** Every rule, by theme; each theme lists its own files in `rules/<theme>/index.ts`. */
import type { Rule } from "./define-rule.ts";
import { agreementRules } from "./rules/agreement/index.ts";
import { contactRules } from "./rules/contact/index.ts";
import { contentRules } from "./rules/content/index.ts";
import { handoverRules } from "./rules/handover/index.ts";
import { housekeepingRules } from "./rules/housekeeping/index.ts";
import { identityRules } from "./rules/identity/index.ts";
import { lifecycleRules } from "./rules/lifecycle/index.ts";
import { logicRules } from "./rules/logic/index.ts";
import { measurementRules } from "./rules/measurement/index.ts";
import { nurtureRules } from "./rules/nurture/index.ts";
import { profilingRules } from "./rules/profiling/index.ts";
import { qualificationRules } from "./rules/qualification/index.ts";

/** The order of the catalogue. */
export const rules: readonly Rule[] = [
  ...logicRules,
  ...lifecycleRules,
  ...contentRules,
  ...nurtureRules,
  ...qualificationRules,
  ...measurementRules,
  ...handoverRules,
  ...profilingRules,
  ...agreementRules,
  ...contactRules,
  ...identityRules,
  ...housekeepingRules,
];
