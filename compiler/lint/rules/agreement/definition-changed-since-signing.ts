/** Stops a build in which a definition is not what a team signed. */
import type { AgreementStatus, TeamStatus } from "../../../agreement/assess.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listWords } from "../../listing.ts";
import { dayOf, locateAgreement, locateCovered } from "./covered-places.ts";
import { listStatuses } from "./statuses.ts";

export const definitionChangedSinceSigning = defineRule({
  code: "definition-changed-since-signing",
  theme: "agreement",
  kind: "logic",
  severity: "error",
  requirement: "R21",
  suppressible: false,
  summary: "a definition is not what a team signed",
  why:
    "Sales agreed to call every lead with 50 points within four hours. If marketing makes it 40 overnight, the promise " +
    "was made about other leads, and trust goes with the first bad week. Whoever signed must see the change and sign " +
    "again, or it does not go live; titles, comments and layout may change freely.",
  bad: `score fit "Fit" {
  kind  fit
  range 0..100
  +60 when employees >= 1000
  +30 when persona is economic_buyer
  +20 when email is business
  grade A from 70, B from 40, C
}`,
  good: `score fit "Fit" {
  kind  fit
  range 0..100
  +40 when employees >= 1000
  +30 when persona is economic_buyer
  +20 when email is business
  grade A from 70, B from 40, C
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    if (ctx.lock === undefined || ctx.lock.signatures.length === 0) return;
    for (const status of listStatuses(ctx)) yield* checkAgreement(ctx, status);
  },
});

/** One finding for each definition, whoever signed it. */
function* checkAgreement(ctx: LintContext, { agreement, covered, teams }: AgreementStatus): Iterable<Finding> {
  const place = locateAgreement(ctx, agreement);
  const words = new Set(teams.flatMap(({ changes }) => changes.map((change) => change.words)));
  for (const word of words) {
    const against = teams.filter(({ changes }) => changes.some((change) => change.words === word));
    const change = against[0]?.changes.find((candidate) => candidate.words === word)?.change;
    const definition = covered.find((candidate) => candidate.words === word);
    const own = definition && locateCovered(ctx, definition.kind, definition.name);
    yield {
      at: (change === "changed" ? own : undefined) ?? place,
      message: describe(word, change, agreement.name, against),
      help: `Take the change back, or show it to them and let them sign: ${listWords(against.map(({ team }) => `\`funnel sign --team ${team} --by NAME\``))}`,
      related:
        own === undefined || own === place ? [] : [{ location: place, message: "signed as part of this agreement" }],
    };
  }
}

function describe(
  words: string,
  change: "changed" | "added" | "removed" | undefined,
  agreement: string,
  teams: readonly TeamStatus[],
): string {
  const signers = listWords(teams.map(describeSigning));
  if (words === `agreement ${agreement}`)
    return `The terms of \`${agreement}\` have changed since ${signers} signed it`;
  const signed = `${signers} signed \`${agreement}\``;
  if (change === "added") return `\`${words}\` was not covered when ${signed}`;
  if (change === "removed") return `\`${words}\` was covered when ${signed}, and is not any more`;
  return `\`${words}\` has changed since ${signed}`;
}

function describeSigning({ team, signing }: TeamStatus): string {
  return signing === undefined ? `\`${team}\`` : `\`${team}\` (${signing.by}, ${dayOf(signing.at)})`;
}
