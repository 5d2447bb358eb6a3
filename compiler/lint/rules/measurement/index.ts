/** The rules of the theme `measurement`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { measureMissing } from "./measure-missing.ts";
import { measureWithoutTarget } from "./measure-without-target.ts";
import { measureWrongIntent } from "./measure-wrong-intent.ts";
import { noFeedback } from "./no-feedback.ts";

export const measurementRules: readonly Rule[] = [measureMissing, measureWrongIntent, measureWithoutTarget, noFeedback];
