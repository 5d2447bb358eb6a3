/** Points out names that mean something else than a reader who looks further up would think. */
import type { FunnelSymbol, SymbolKind } from "../../../bind/symbol.ts";
import { describeSymbolKind } from "../../../bind/symbol-words.ts";
import { replaceText } from "../../../diagnostics/fix.ts";
import { visit } from "../../../syntax/visit.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

/** What a name may hide, the nearest first. */
const outer: Partial<Record<SymbolKind, readonly SymbolKind[]>> = {
  attribute: ["field", "score", "segment", "need"],
  field: ["score", "segment", "need"],
};

export const hiddenName = defineRule({
  code: "hidden-name",
  theme: "housekeeping",
  kind: "advice",
  severity: "warning",
  summary: "a name means an attribute or field, and hides another thing of that name",
  why:
    '`country is "US"` behind `where` asks for the country of the form, if forms have one, and not for that of the lead. ' +
    "Both are there, both look the same, and only one is meant. `activity.country` and `lead.country` say which.",
  bad: `activity form_submitted "Form submitted" {
  form    text
  country country
}
measure domestic "Forms from home" {
  count  did form_submitted where country is "US"
  target >= 100
}`,
  good: `activity form_submitted "Form submitted" {
  form    text
  country country
}
measure domestic "Forms from home" {
  count  did form_submitted where activity.country is "US"
  target >= 100
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const findings: Finding[] = [];
    for (const { source, declarations } of ctx.files) {
      for (const declaration of declarations) {
        if (declaration.kind === "Test") continue;
        visit(declaration, {
          enter(node) {
            if (node.kind !== "NameReference") return;
            const symbol = ctx.checked.symbolOf(node.name);
            const hidden = symbol && findHidden(ctx, symbol);
            if (symbol === undefined || hidden === undefined) return;
            const owner = symbol.kind === "attribute" ? "activity" : "lead";
            const words = { attribute: "the attribute of the activity", field: "the field of the lead" };
            findings.push({
              at: { source, start: node.start, end: node.end },
              message: `\`${symbol.name}\` means ${words[symbol.kind as keyof typeof words]} here, and hides ${describeSymbolKind(hidden.kind).one} of that name`,
              help: `Write \`${owner}.${symbol.name}\`${symbol.kind === "attribute" && hidden.kind === "field" ? `, or \`lead.${symbol.name}\` for the lead's` : ""}`,
              related: hidden.location === undefined ? [] : [{ location: hidden.location, message: "this is hidden" }],
              fix: replaceText(source, node.start, node.end, `${owner}.${symbol.name}`),
            });
          },
        });
      }
    }
    yield* findings;
  },
});

function findHidden({ checked }: LintContext, { kind, name }: FunnelSymbol): FunnelSymbol | undefined {
  for (const other of outer[kind] ?? []) {
    const symbol = checked.lookup(other, name);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}
