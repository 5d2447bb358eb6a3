/** The rules of the theme `logic`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";

export const logicRules: readonly Rule[] = [];
