/** The rules of the theme `handover`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { handoverWithoutSla } from "./handover-without-sla.ts";
import { slaWithoutCalendar } from "./sla-without-calendar.ts";
import { slaWithoutCommitment } from "./sla-without-commitment.ts";
import { slaWithoutEscalation } from "./sla-without-escalation.ts";

export const handoverRules: readonly Rule[] = [
  handoverWithoutSla,
  slaWithoutEscalation,
  slaWithoutCalendar,
  slaWithoutCommitment,
];
