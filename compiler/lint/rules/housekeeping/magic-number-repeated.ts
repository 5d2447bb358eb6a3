/** Points out thresholds that stand in several places and will one day be changed in some of them. */
import type { Comparison, Expression } from "../../../syntax/ast/index.ts";
import type { Location, Source } from "../../../text/source.ts";
import { visit } from "../../../syntax/visit.ts";
import { defineRule, type Finding, type LintContext } from "../../define-rule.ts";

/** Twice is a coincidence: a way in and a way back often share a threshold. */
const most = 2;

export const magicNumberRepeated = defineRule({
  code: "magic-number-repeated",
  theme: "housekeeping",
  kind: "advice",
  severity: "warning",
  summary: "the same threshold stands in three places or more",
  why:
    "Sales and marketing agree to raise the bar from 50 to 60 points. Two of the three places are changed, and for half a " +
    "year some leads still come in by the third. A segment gives the threshold a name and one place.",
  bad: `measure engaged_visitors "Engaged visitors" {
  count  stage is visitor and engagement >= 30
  target >= 50
}
measure engaged_inquiries "Engaged inquiries" {
  count  stage is inquiry and engagement >= 30
  target >= 20
}
measure engaged_customers "Engaged customers" {
  count  stage is customer and engagement >= 30
  target >= 10
}`,
  good: `segment engaged "Reads what we send" { when engagement >= 30 }
measure engaged_visitors "Engaged visitors" {
  count  stage is visitor and engaged
  target >= 50
}
measure engaged_inquiries "Engaged inquiries" {
  count  stage is inquiry and engaged
  target >= 20
}
measure engaged_customers "Engaged customers" {
  count  stage is customer and engaged
  target >= 10
}`,
  *check(ctx: LintContext): Iterable<Finding> {
    const places = new Map<string, Location[]>();
    for (const { source, declarations } of ctx.files) {
      for (const declaration of declarations) {
        if (declaration.kind === "Test") continue;
        visit(declaration, {
          enter(node) {
            const key = node.kind === "Comparison" ? describeThreshold(source, node) : undefined;
            if (key === undefined) return;
            places.set(key, [...(places.get(key) ?? []), { source, start: node.start, end: node.end }]);
          },
        });
      }
    }
    for (const [key, [first, ...others]] of places) {
      if (first === undefined || others.length < most) continue;
      yield {
        at: first,
        message: `\`${key}\` stands in ${others.length + 1} places`,
        help: `Give it a name, \`segment NAME { when ${key} }\`, and write that in each of them`,
        related: others.map((location) => ({ location, message: "and here" })),
      };
    }
  },
});

/** A comparison of a name with a number, as it is written, without white space of its own. */
function describeThreshold(source: Source, { left, operator, right }: Comparison): string | undefined {
  if (!["<", "<=", ">", ">="].includes(operator) || !isName(left) || !isQuantity(right)) return undefined;
  return `${textOf(source, left)} ${operator} ${textOf(source, right)}`;
}

function isName({ kind }: Expression): boolean {
  return kind === "NameReference" || kind === "MemberAccess";
}

function isQuantity(expression: Expression): boolean {
  switch (expression.kind) {
    case "Number":
      return expression.value !== 0 && expression.value !== 1;
    case "Money":
    case "Percent":
      return true;
    default:
      return false;
  }
}

function textOf({ text }: Source, { start, end }: Expression): string {
  return text.slice(start, end).replaceAll(/\s+/gu, " ");
}
