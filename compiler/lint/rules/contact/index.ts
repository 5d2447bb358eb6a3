/** The rules of the theme `contact`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { noConsentRule } from "./no-consent-rule.ts";
import { noContactCap } from "./no-contact-cap.ts";
import { noQuietHours } from "./no-quiet-hours.ts";

export const contactRules: readonly Rule[] = [noContactCap, noConsentRule, noQuietHours];
