/** The rules of the theme `nurture`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { customersForgotten } from "./customers-forgotten.ts";
import { customersTreatedAsProspects } from "./customers-treated-as-prospects.ts";
import { emailOnly } from "./email-only.ts";
import { oneNurtureForTwoIntents } from "./one-nurture-for-two-intents.ts";

export const nurtureRules: readonly Rule[] = [
  emailOnly,
  oneNurtureForTwoIntents,
  customersForgotten,
  customersTreatedAsProspects,
];
