/** Going from name to name: definitions, references, highlights, linked names and what stages lead to. */
import type { CallHierarchyItem } from "vscode-languageserver";
import { describe, expect, test } from "vitest";
import { findIncoming, findOutgoing, prepareHierarchy } from "../../lsp/features/call-hierarchy.ts";
import { findDefinition, findTypeDefinition } from "../../lsp/features/definition.ts";
import { findReferences, highlightOccurrences, linkOccurrences } from "../../lsp/features/occurrences.ts";
import { openFixture, textOf } from "./fixture.ts";

const model = `//- company.funnel
funnel acme "Acme" { timezone "UTC" currency USD }
team sales "Sales" { contact "s@acme.example" }
lead {
  email   email key
  country one of [DE, US]
}
activity demo_requested "Demo" { seconds integer }
activity called "Called"
catalog "content.yaml"
//- content.yaml
# Assets.
peer_podcast:
  title: Peers
  by: [email]
//- lifecycle.funnel
lifecycle {
  stage visitor "Visitor" { initial }
  stage mql "Qualified" {
    owner sales
    enter from visitor on demo_requested
    limit 14 days then visitor
  }
  stage customer { final won   enter from mql, visitor when country is US }
}
score fit "Fit" {
  kind fit
  range 0..100
  +40 when country is DE
  grade A from 50, B
}
nurture welcome "Welcome" {
  for stage is mql
  steps { send peer_podcast by email }
}
sla first_call {
  starts on entering mql
  within 4 hours
  met on called
  at 100% -> move to visitor
}
`;

/** The model with the cursor at the first place where `text` stands, moved by `shift`. */
function at(text: string, shift = 0): string {
  const index = model.indexOf(text);
  expect(index).toBeGreaterThan(-1);
  return `${model.slice(0, index + shift)}$0${model.slice(index + shift)}`;
}

test("the fixture has no findings", () => {
  expect(openFixture(model).snapshot.diagnostics).toEqual([]);
});

describe("definition", () => {
  test.each([
    ["mql, visitor", 1, "lifecycle.funnel:2: mql"],
    ["sales\n", 5, "company.funnel:1: sales"],
    ["peer_podcast by", 3, "content.yaml:1: peer_podcast"],
    ["DE\n  grade", 0, "company.funnel:4: DE"],
    ["country is US", 2, "company.funnel:4: country"],
    ["demo_requested\n", 0, "company.funnel:6: demo_requested"],
  ])("of %s + %i is %s", (text, shift, expected) => {
    const { snapshot, spot } = openFixture(at(text, shift));
    expect(textOf(snapshot, findDefinition(snapshot, spot)!)).toBe(expected);
  });

  test("of a catalogue's path is the catalogue", () => {
    const { snapshot, spot } = openFixture(at('content.yaml"', 3));
    expect(findDefinition(snapshot, spot)?.uri).toBe("file:///project/content.yaml");
  });

  test("there is none of what the language brings", () => {
    const { snapshot, spot } = openFixture(at("email }", 2));
    expect(findDefinition(snapshot, spot)).toBeNull();
  });

  test("in another file that is not open leads to its URI", () => {
    const { snapshot, spot } = openFixture(at("visitor when", 2));
    expect(findDefinition(snapshot, spot)?.uri).toBe("file:///project/lifecycle.funnel");
  });
});

test.each([
  ["stage is mql", 1, ["lifecycle.funnel:7: customer", "lifecycle.funnel:2: mql", "lifecycle.funnel:1: visitor"]],
  ["country is US", 1, ["company.funnel:4: country"]],
  ["DE\n  grade", 1, ["company.funnel:4: country"]],
])("the type of %s is declared at %j", (text, shift, expected) => {
  const { snapshot, spot } = openFixture(at(text, shift));
  expect(findTypeDefinition(snapshot, spot).map((location) => textOf(snapshot, location))).toEqual(expected);
});

test("references are found in every file, with the declaration when it is wanted", () => {
  const { snapshot, spot } = openFixture(at("mql, visitor"));
  const found = findReferences(snapshot, spot, true).map((location) => textOf(snapshot, location));
  expect(found).toEqual([
    "lifecycle.funnel:2: mql",
    "lifecycle.funnel:7: mql",
    "lifecycle.funnel:16: mql",
    "lifecycle.funnel:20: mql",
  ]);
  expect(findReferences(snapshot, spot, false)).toHaveLength(3);
});

test("highlights tell the declaration from what refers to it, and stay in the file", () => {
  const { snapshot, spot } = openFixture(at("country one"));
  expect(highlightOccurrences(snapshot, spot)).toMatchObject([{ kind: 3 }]);
  const stage = openFixture(at("visitor on"));
  expect(highlightOccurrences(stage.snapshot, stage.spot).map(({ kind }) => kind)).toEqual([3, 2, 2, 2, 2]);
});

test("names of one file are linked, names of several are not", () => {
  const stage = openFixture(at("visitor on"));
  expect(linkOccurrences(stage.snapshot, stage.spot)?.ranges).toHaveLength(5);
  const field = openFixture(at("country one"));
  expect(linkOccurrences(field.snapshot, field.spot)).toBeNull();
});

describe("the flow of stages", () => {
  function itemAt(text: string): { snapshot: ReturnType<typeof openFixture>["snapshot"]; item: CallHierarchyItem } {
    const { snapshot, spot } = openFixture(at(text));
    return { snapshot, item: prepareHierarchy(snapshot, spot)![0]! };
  }

  test("what leads to a stage are stages and SLAs, each with its condition", () => {
    const { snapshot, item } = itemAt("visitor on");
    expect(item).toMatchObject({ name: "visitor", detail: "Visitor" });
    expect(findIncoming(snapshot, item).map(({ from }) => [from.name, from.detail])).toEqual([
      ["mql", "after 14 days"],
      ["first_call", "at 100%"],
    ]);
  });

  test("where a stage goes", () => {
    const { snapshot, item } = itemAt("mql, visitor");
    const found = findOutgoing(snapshot, item);
    expect(found.map(({ to }) => [to.name, to.detail])).toEqual([
      ["visitor", "after 14 days"],
      ["customer", "when country is US"],
    ]);
    expect(found.map(({ fromRanges }) => fromRanges[0]?.start)).toEqual([
      { line: 5, character: 23 },
      { line: 7, character: 42 },
    ]);
  });

  test("a place inside of a stage stands for the stage, and others for none", () => {
    expect(itemAt("limit 14").item.name).toBe("mql");
    const { snapshot, spot } = openFixture(at("range 0"));
    expect(prepareHierarchy(snapshot, spot)).toBeNull();
  });
});
