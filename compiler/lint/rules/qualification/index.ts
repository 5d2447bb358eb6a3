/** The rules of the theme `qualification`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { bantOnly } from "./bant-only.ts";
import { needsIgnored } from "./needs-ignored.ts";
import { oneSidedQualification } from "./one-sided-qualification.ts";
import { scoreNeverDecays } from "./score-never-decays.ts";
import { scoreNeverReviewed } from "./score-never-reviewed.ts";

export const qualificationRules: readonly Rule[] = [
  oneSidedQualification,
  bantOnly,
  needsIgnored,
  scoreNeverDecays,
  scoreNeverReviewed,
];
