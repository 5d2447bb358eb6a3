/** What the editor shows for the word under the pointer. */
import { expect, it } from "vitest";
import { hover } from "../../lsp/features/hover.ts";
import { openFixture } from "./fixture.ts";

const model = `funnel acme "Acme" { timezone "UTC" currency USD }
team marketing "Demand" { contact "m@acme.example" }
team sales "Sales" { contact "s@acme.example" }
lead {
  email     email key
  employees integer
}
/// Whoever asked for a demo.
activity demo_requested "Demo requested" { seconds integer }
segment large "Large companies" { when employees >= 1000 }
lifecycle {
  stage visitor { initial   owner marketing }
  stage mql "Qualified" { owner sales   enter from visitor when fit >= 40
    limit 14 days then visitor
  }
}
score fit "Fit" {
  kind fit
  range 0..100
  +40 when large
  +80 when employees in 5..10
  grade A from 90, B from 40, C
}
content guide "The guide" { type guide   by email }
journey { phase interest "Why?" }
persona buyer "Buyer" { when large }
content map {
  | phase    | buyer |
  | interest | guide |
}
sla first_call "First call" {
  starts on entering mql
  within 36 hours
  met on demo_requested
  at 100% -> notify sales
}
`;

/** The Markdown shown at the first place where a text stands, moved by a few characters. */
function shown(text: string, shift = 0): string {
  const index = model.indexOf(text) + shift;
  expect(index).toBeGreaterThan(-1);
  const { snapshot, spot } = openFixture(`${model.slice(0, index)}$0${model.slice(index)}`);
  const found = hover(snapshot, spot);
  return found === null ? "" : (found.contents as { readonly value: string }).value;
}

it.each([
  ["the type and use of a field", "employees >=", 0, ["**employees**", "a whole number", "Used twice"]],
  ["the doc comment of an activity", "demo_requested\n", 0, ["Demo requested", "Whoever asked for a demo."]],
  ["the criterion of a segment", "large\n", 0, ["Large companies", "when employees >= 1000"]],
  ["a score's reach and grades", "fit >=", 0, ["Reaches 0 to 80", "**B** from 40", "**A** from 90 (out of reach)"]],
  ["a stage's ways in and out", "mql\n", 0, ["Ways in:", "`visitor` when fit >= 40", "Ways out:", "after 14 days"]],
  ["the cells of a content", "guide |", 0, ["The guide", "interest × buyer"]],
  ["an SLA's course", "first_call", 0, ["Allows 1 day 12 hours", "100%: notify Sales", "met by: Demo requested"]],
  ["a duration in other units", "36 hours", 1, ["**36 hours**", "1.5 days"]],
  ["a property's form and meaning", "limit 14", 1, ["limit D then STAGE", "."]],
  ["a declaration's form", "segment large", 2, ["segment NAME", "usable in any expression"]],
  ["a word of expressions", "in 5..10", 0, ["A in [B, C]"]],
] as const)("shows %s", (_title, text, shift, wanted) => {
  const markdown = shown(text, shift);
  for (const part of wanted) expect(markdown).toContain(part);
});

it("is silent where there is nothing to say", () => {
  const { snapshot, spot } = openFixture("// just a comment$0\n");
  expect(hover(snapshot, spot)).toBeNull();
});
