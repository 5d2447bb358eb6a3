/** The rules of the theme `content`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";

export const contentRules: readonly Rule[] = [];
