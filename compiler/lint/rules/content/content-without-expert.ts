/** Points out assets of the first phase that nobody with a name stands behind. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listFirstPhase } from "./first-phase.ts";

export const contentWithoutExpert = defineRule({
  code: "content-without-expert",
  theme: "content",
  kind: "advice",
  severity: "warning",
  requirement: "R24",
  summary: "no expert stands behind an asset of the first phase",
  why:
    "Early buyers look for somebody who knows, and find a brochure without an author. An expert's name says whom to ask " +
    "when the reader writes back, and who has to read it again next year.",
  bad: `content industry_guide "The industry guide" {
  type guide
  by   email, web
  useful without purchase
}`,
  good: `content industry_guide "The industry guide" {
  type   guide
  by     email, web
  expert "Priya, solutions lead"
  useful without purchase
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    for (const { content } of listFirstPhase(ctx)) {
      // What sells is pointed out as such; an expert would not mend it.
      if (content.expert !== undefined || !content.useful_without_purchase) continue;
      yield {
        at: ctx.checked.lookup("content", content.name)?.location ?? ctx.locate(content.id),
        message: `No expert stands behind \`${content.name}\`, which leads get first`,
        help: 'Add `expert "NAME, ROLE"`',
      };
    }
  },
});
