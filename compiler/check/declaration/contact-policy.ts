/** Checks `contact policy`: caps, quiet hours, days and consent. */
import type { ConsentRule, ContactCap, ContactPolicyDeclaration } from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { checkDuration } from "../duration.ts";
import { checkCriterion } from "../expression/recursion.ts";
import { checkOnce } from "../properties.ts";
import { checkWholeNumber } from "../quantity.ts";
import { resolveEach } from "../references.ts";
import { checkTimes } from "./calendar.ts";

export function checkContactPolicy(ctx: CheckContext, policy: ContactPolicyDeclaration): void {
  checkOnce(ctx, policy.body, { ContactDays: "on", WhenCapped: "when capped" });
  const asked = new Set<string>();
  for (const item of policy.body) {
    if (item.kind === "ContactCap") checkCap(ctx, item);
    else if (item.kind === "Quiet") checkTimes(ctx, item.value);
    else if (item.kind === "WhenCapped") checkWord(ctx, item.value, closedWords.whenCapped, "when capped");
    else if (item.kind === "Consent") checkConsent(ctx, item, asked);
  }
}

function checkCap(ctx: CheckContext, cap: ContactCap): void {
  checkWholeNumber(ctx, cap.touches, 1, "A number of touches");
  if (typeof cap.per !== "string") checkDuration(ctx, cap.per, "elapsed");
  resolveEach(ctx, "channel", cap.channels);
}

function checkConsent(ctx: CheckContext, rule: ConsentRule, asked: Set<string>): void {
  for (const channel of resolveEach(ctx, "channel", rule.channels)) {
    if (asked.has(channel.name)) {
      report(ctx, "repeated-property", rule.keyword, `There is a rule for consent to \`${channel.name}\` already.`, {
        help: "Write one rule for each channel, with `and` or `or` inside.",
      });
    }
    asked.add(channel.name);
  }
  checkCriterion(ctx, rule.when);
}
