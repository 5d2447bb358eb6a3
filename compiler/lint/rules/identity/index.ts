/** The rules of the theme `identity`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { noIdentityKey } from "./no-identity-key.ts";
import { noSurvivorship } from "./no-survivorship.ts";
import { responseCountedAsLead } from "./response-counted-as-lead.ts";

export const identityRules: readonly Rule[] = [noIdentityKey, noSurvivorship, responseCountedAsLead];
