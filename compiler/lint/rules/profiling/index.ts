/** The rules of the theme `profiling`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { profilingTooMuch } from "./profiling-too-much.ts";
import { profilingTooSoon } from "./profiling-too-soon.ts";

export const profilingRules: readonly Rule[] = [profilingTooSoon, profilingTooMuch];
