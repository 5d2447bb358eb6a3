/** The rules of the theme `agreement`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { definitionChangedSinceSigning } from "./definition-changed-since-signing.ts";
import { notInAgreement } from "./not-in-agreement.ts";
import { oneSidedAgreement } from "./one-sided-agreement.ts";
import { reviewOverdue } from "./review-overdue.ts";
import { unsignedAgreement } from "./unsigned-agreement.ts";

export const agreementRules: readonly Rule[] = [
  definitionChangedSinceSigning,
  oneSidedAgreement,
  unsignedAgreement,
  reviewOverdue,
  notInAgreement,
];
