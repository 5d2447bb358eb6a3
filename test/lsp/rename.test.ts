/** Renaming: everywhere at once, and refused where it would change what the project means. */
import { describe, expect, test } from "vitest";
import { prepareRename, renameSymbol } from "../../lsp/features/rename.ts";
import { openFixture, textOf } from "./fixture.ts";

const model = `//- a.funnel
funnel acme "Acme" { timezone "UTC" }
lead {
  email email key
  size  integer
  tier  one of [gold, "very gold"]
}
activity viewed { seconds integer   reason one of [x, y] }
segment big { when size >= 100 }
segment seen { when did viewed where seconds > 3 }
need guides { when size > 1 }
catalog "c.csv"
//- b.funnel
lifecycle {
  stage visitor { initial   owner sales }
  stage mql {
    enter from visitor when big and tier is gold
    enter from visitor when tier is "very gold"
  }
}
team sales "Sales" { contact "s@acme.example" }
test "t" {
  given lead ann { email "a@b.example" }
  expect ann.stage is mql
}
//- c.csv
name,by,needs
guide,email,guides
`;

function at(text: string, shift = 0): string {
  const index = model.indexOf(text);
  return `${model.slice(0, index + shift)}$0${model.slice(index + shift)}`;
}

function rename(text: string, shift: number, newName: string): string[] {
  const { snapshot, spot } = openFixture(at(text, shift));
  const { changes = {} } = renameSymbol(snapshot, spot, newName);
  return Object.entries(changes)
    .flatMap(([uri, edits]) =>
      edits.map((edit) => `${textOf(snapshot, { uri, range: edit.range })} -> ${edit.newText}`),
    )
    .sort();
}

test("the fixture has no findings", () => {
  expect(openFixture(model).snapshot.diagnostics).toEqual([]);
});

test.each([
  ["big {", 1, "large", ["a.funnel:6: big -> large", "b.funnel:3: big -> large"]],
  ["mql {", 3, "sql", ["b.funnel:2: mql -> sql", "b.funnel:9: mql -> sql"]],
  ["guides {", 1, "manuals", ["a.funnel:8: guides -> manuals", "c.csv:1: guides -> manuals"]],
  ["guide,", 1, "handbook", ["c.csv:1: guide -> handbook"]],
  ["ann {", 1, "bob", ["b.funnel:8: ann -> bob", "b.funnel:9: ann -> bob"]],
  ["gold\n", 1, "silver", ["a.funnel:4: gold -> silver", "b.funnel:3: gold -> silver"]],
  ["seconds >", 1, "length", ["a.funnel:6: seconds -> length", "a.funnel:7: seconds -> length"]],
] as const)("%s + %i becomes %s everywhere", (text, shift, newName, expected) => {
  const found = rename(text, shift, newName);
  expect(found.map((line) => line.replace(/:\d+:/, ":"))).toEqual(expected.map((line) => line.replace(/:\d+:/, ":")));
});

test("a member that is no name is written in quotes", () => {
  expect(rename("gold,", 1, "pure gold").map((line) => line.split(" -> ")[1])).toEqual(['"pure gold"', '"pure gold"']);
});

describe("refuses", () => {
  test.each([
    ["what the language brings", "email key", 0, "mail"],
    ["a name that is taken", "big {", 0, "seen"],
    ["a name that is not one", "big {", 0, "2 big"],
    ["a word that cannot be a name", "big {", 0, "and"],
    ["a name that the kind keeps for itself", "mql {", 0, "known"],
    ["a name that would be ambiguous", "big {", 0, "size"],
    ["a place without a name", "initial", 0, "x"],
  ])("%s", (_, text, shift, newName) => {
    const { snapshot, spot } = openFixture(at(text, shift));
    expect(() => renameSymbol(snapshot, spot, newName)).toThrow();
  });

  test("to begin where nothing can be renamed, and offers the name elsewhere", () => {
    const nothing = openFixture(at("initial"));
    expect(() => prepareRename(nothing.snapshot, nothing.spot)).toThrow();
    const quoted = openFixture(at('"very gold"]', 2));
    expect(prepareRename(quoted.snapshot, quoted.spot)).toMatchObject({ placeholder: "very gold" });
  });
});
