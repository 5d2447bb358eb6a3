/** The rules of the theme `qualification`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";

export const qualificationRules: readonly Rule[] = [];
