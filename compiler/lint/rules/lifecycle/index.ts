/** The rules of the theme `lifecycle`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";

export const lifecycleRules: readonly Rule[] = [];
