/** The rules of the theme `measurement`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";

export const measurementRules: readonly Rule[] = [];
