/** How each agreement of a project stands, found once for all rules of the theme. */
import { type AgreementStatus, assessAgreements } from "../../../agreement/assess.ts";
import type { LintContext } from "../../define-rule.ts";

/** None where the lock cannot be read. */
export function listStatuses(ctx: LintContext): readonly AgreementStatus[] {
  return ctx.share(assess);
}

function assess({ plan, lock, now }: LintContext): readonly AgreementStatus[] {
  return lock === undefined ? [] : assessAgreements(plan, lock, now ?? 0);
}
