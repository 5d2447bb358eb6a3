/** Points out assets of the first phase that are of no use to somebody who never buys. */
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { listFirstPhase } from "./first-phase.ts";

export const contentSellsTooEarly = defineRule({
  code: "content-sells-too-early",
  theme: "content",
  kind: "advice",
  severity: "warning",
  requirement: "R24",
  summary: "an asset of the first phase is not useful without a purchase",
  why:
    "Somebody who only wonders whether there is a problem gets a price calculator, and learns that you sell. What comes " +
    "first has to be worth reading even for those who never buy; they come back to whoever taught them something.",
  bad: `content map {
  | phase         | any                                          |
  | interest      | industry_guide, peer_podcast, roi_calculator |
  | justification | roi_calculator, exec_dinner                  |
}`,
  good: `content map {
  | phase         | any                          |
  | interest      | industry_guide, peer_podcast |
  | justification | roi_calculator, exec_dinner  |
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const [phase] = ctx.plan.journey;
    for (const { content, at } of listFirstPhase(ctx)) {
      if (content.useful_without_purchase) continue;
      yield {
        at,
        message: `\`${content.name}\` is sent in the first phase, \`${phase?.name}\`, and does not say that it is useful without a purchase`,
        help: "Move it to a later phase, or add `useful without purchase` to it if it is",
        related: [{ location: ctx.locate(content.id), message: "the content" }],
      };
    }
  },
});
