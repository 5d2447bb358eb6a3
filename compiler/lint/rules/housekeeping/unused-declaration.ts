/** Points out declarations that only mean something where others speak of them, and nothing does. */
import type { SymbolKind } from "../../../bind/symbol.ts";
import { describeSymbolKind } from "../../../bind/symbol-words.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";
import { createUseFinder } from "../../outside-tests.ts";

/** Fields and activities come from outside; stages, programmes and measures do something by themselves. */
const passive = ["need", "segment", "score", "queue", "calendar", "channel"] as const satisfies readonly SymbolKind[];

export const unusedDeclaration = defineRule({
  code: "unused-declaration",
  theme: "housekeeping",
  kind: "advice",
  severity: "warning",
  summary: "nothing uses a declaration",
  why:
    "A segment that no programme asks for, a queue that no routing fills: a reader takes it for a part of the funnel and " +
    "changes it with care, and nothing happens. Most often the rule that used it was deleted. Tests do not count: what " +
    "only a test uses does nothing for anybody.",
  bad: `segment evaluating "Deciding now" {
  when did demo_requested within 30 days
}`,
  good: `segment evaluating "Deciding now" {
  when did demo_requested within 30 days
}
nurture why_now "Why now?" {
  intent lead
  for    stage is mql and evaluating
  goal   stage is accepted
  steps {
    send exec_dinner by event, direct_mail
    wait 5 days
    task "Call, and offer the ROI example" for sales by phone
  }
}`,
  *check({ checked }: LintContext): Iterable<Finding> {
    const findUses = createUseFinder(checked);
    for (const kind of passive) {
      for (const symbol of checked.symbols(kind)) {
        const { name, location } = symbol;
        if (location === undefined || findUses(symbol).length > 0) continue;
        const isTested = checked.referencesTo(symbol).length > 0;
        yield {
          at: location,
          message: `${isTested ? "Only tests use" : "Nothing uses"} the ${describeSymbolKind(kind).one.replace(/^an? /u, "")} \`${name}\``,
          help: "Use it, or delete it",
        };
      }
    }
  },
});
