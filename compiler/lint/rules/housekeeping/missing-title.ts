/** Points out what people outside of the repository see by a name that was made for the language. */
import type { SymbolKind } from "../../../bind/symbol.ts";
import { describeSymbolKind } from "../../../bind/symbol-words.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

/** What stands in reports, tasks, the content map and on the site; the rest is for those who write the funnel. */
const shown = [
  "stage",
  "phase",
  "persona",
  "score",
  "content",
  "nurture",
  "sla",
  "measure",
] as const satisfies readonly SymbolKind[];

export const missingTitle = defineRule({
  code: "missing-title",
  theme: "housekeeping",
  kind: "advice",
  severity: "warning",
  summary: "something that people see in reports has no title",
  why:
    "`p_ec_buyer_2` means something to whoever wrote it. In the report to sales, on the task of a representative and on the " +
    "site, a title stands in its place; a phase's title is the question that the buyer asks.",
  bad: `sla follow_up {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  commit within 30 business minutes of business on sales_accepted
  at 100% -> notify sales, escalate to sales
}`,
  good: `sla follow_up "Sales follows up" {
  starts on entering mql
  within 4 business hours of business
  met    on sales_accepted, sales_rejected
  commit within 30 business minutes of business on sales_accepted
  at 100% -> notify sales, escalate to sales
}`,
  *check({ checked, plan }: LintContext): Iterable<Finding> {
    const titled: Record<(typeof shown)[number], readonly { readonly name: string; readonly title?: string }[]> = {
      stage: plan.lifecycle,
      phase: plan.journey,
      persona: plan.personas,
      score: plan.scores,
      content: plan.contents,
      nurture: plan.nurtures,
      sla: plan.slas,
      measure: plan.measures,
    };
    for (const kind of shown) {
      for (const { name, title } of titled[kind]) {
        const location = checked.lookup(kind, name)?.location;
        if (title !== undefined || location === undefined) continue;
        yield {
          at: location,
          message: `The ${describeSymbolKind(kind).one.replace(/^an? /u, "")} \`${name}\` has no title`,
          help:
            kind === "phase"
              ? `Write the buyer's question behind it: \`phase ${name} "…?"\``
              : `Write one behind its name: \`${name} "${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("_", " ")}"\``,
        };
      }
    }
  },
});
