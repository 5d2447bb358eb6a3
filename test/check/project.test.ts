/** Whole projects: what must be there, what may stand once, and how a lead moves through its stages. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DiagnosticCode } from "../../compiler/diagnostics/codes.ts";
import { check, checkSources, expectMistakesAlone } from "./check-harness.ts";

const start = `funnel f { timezone "Europe/Berlin"   currency USD }
lead { email email key }
activity asked { why one of [price, time]   note text }
`;
const lifecycle = `lifecycle {
  stage visitor { initial }
  stage lost {
    reasons [price]
    enter from visitor on asked because why
  }
}
`;

const bad: readonly (readonly [string, ...(readonly DiagnosticCode[])])[] = [
  ['«team» a { contact "x" }', "missing-declaration"],
  [
    `${start.replace('"Europe/Berlin"', '«"Mars/Olympus"»').replace("USD", "«USX»")}${lifecycle}`,
    "unknown-timezone",
    "unknown-currency",
  ],
  [
    `funnel «f» { currency USD }\nlead { email email key }\n${"lifecycle { stage visitor { initial } }"}`,
    "missing-property",
  ],
  [`${start}«lead» { phone phone }\n${lifecycle}`, "duplicate-declaration"],
  [`${start}«lifecycle» {\n  stage visitor\n}`, "missing-property"],
  [`${start}lifecycle {\n  stage a { initial }\n  stage b { «initial» }\n}`, "repeated-property"],
  [`${start}lifecycle {\n  stage a { initial }\n  stage «a»\n}`, "duplicate-name"],
  [`${start}lifecycle {\n  stage «known» { initial }\n}`, "reserved-name"],
  [
    `${start}lifecycle {\n  stage a {\n    initial\n    owner «sales»\n    final «wo»\n    intent «invest»\n  }\n}`,
    "unknown-name",
    "wrong-value",
    "wrong-value",
  ],
  [
    `${start}lifecycle {\n  stage a { initial }\n  stage b {\n    enter from «c» on asked\n    «enter» from a\n    enter from «b» on asked\n  }\n}`,
    "unknown-name",
    "missing-property",
    "wrong-value",
  ],
  [`${start}lifecycle {\n  stage a {\n    initial\n    limit «0 days» then «b»\n  }\n}`, "wrong-value", "unknown-name"],
  [`${start}lifecycle {\n  stage a {\n    initial\n    limit 1 day then «a»\n  }\n}`, "wrong-value"],
  [
    `${start}lifecycle {\n  stage a { initial }\n  stage b {\n    reasons [price, «price»]\n    enter from a on asked because «prize»\n    enter from a on asked because «note»\n    enter from a on asked because «"price"»\n  }\n}`,
    "duplicate-name",
    "unknown-name",
    "wrong-type",
    "wrong-type",
  ],
  [
    `${start}lifecycle {\n  stage a { initial }\n  stage b {\n    enter from a on asked because «why»\n  }\n}`,
    "unknown-name",
  ],
  [
    `${start}${lifecycle}journey {\n  phase p\n}\npersona q { when email is known }\ncontent c { by email }\ncontent map {\n  | «stage» | q | «z» | «q» |\n  | p | c | - | - |\n  | «p» | c, «c» | «d» | - |\n  | «r» | - | - | - |\n}`,
    "wrong-value",
    "unknown-name",
    "duplicate-name",
    "duplicate-name",
    "duplicate-name",
    "unknown-name",
    "unknown-name",
  ],
  [
    `${start}${lifecycle}«account» {\n  domain text\n  «match» domain of email\n}`.replace("«match»", "match"),
    "missing-property",
  ],
  [
    `${start}${lifecycle}account {\n  domain text key\n  «other» text key\n  match domain of «mail»\n}`,
    "repeated-property",
    "unknown-name",
  ],
  [`${start}${lifecycle}journey {\n  phase p { when «phase» is p }\n}`, "cyclic-definition"],
  [`${start}${lifecycle}nurture n {\n  for email is known\n  steps { «send next by email» }\n}`, "missing-declaration"],
  [
    `${start}${lifecycle}score s {\n  +5 when «email is valid» max 3\n}`.replace(
      "«email is valid» max 3",
      "email is valid «max 3»",
    ),
    "expression-not-allowed",
  ],
];

describe("reports", () => {
  it.each(bad)("%s", (text, ...codes) => expectMistakesAlone(text, ...(codes as DiagnosticCode[])));
});

it("finds nothing wrong with the example of the language", () => {
  const text = readFileSync(new URL("../fixtures/acme.funnel", import.meta.url), "utf8");
  expect(check(text).diagnostics).toEqual([]);
});

it("finds nothing in an empty project", () => {
  expect(checkSources([]).diagnostics).toEqual([]);
  expect(check("// nothing yet").diagnostics).toEqual([]);
});

it("gives the same answer whatever the order of files", () => {
  const sources = [
    { path: "b.funnel", text: `${lifecycle}team x { contact "1" }` },
    { path: "a.funnel", text: `${start}team x { contact "2" }` },
  ];
  const show = (found: ReturnType<typeof checkSources>) =>
    found.diagnostics.map(({ code, location, related }) => [
      code,
      location.source.path,
      related[0]?.location.source.path,
    ]);
  const expected = [["duplicate-name", "b.funnel", "a.funnel"]];
  expect(show(checkSources(sources))).toEqual(expected);
  expect(show(checkSources(sources.toReversed()))).toEqual(expected);
});

it("silences what depends on a name that nothing declares", () => {
  const text = `${start}${lifecycle}segment s { when (budgett + 5 USD) * 2 > 3 and not (budgett is price) and lead.budgett }`;
  expect(check(text).diagnostics.map(({ code }) => code)).toEqual(["unknown-name", "unknown-name", "unknown-name"]);
});
