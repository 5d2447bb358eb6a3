/** The rules of the theme `housekeeping`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";

export const housekeepingRules: readonly Rule[] = [];
