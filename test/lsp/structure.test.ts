/** The shape of a file: outline, folds, wider selections, links, symbols of the workspace and layout. */
import type { DocumentSymbol, SelectionRange } from "vscode-languageserver";
import { expect, test } from "vitest";
import { outlineFile } from "../../lsp/features/document-symbols.ts";
import { findFolds } from "../../lsp/features/folding.ts";
import { formatDocument, formatOnType, formatRange } from "../../lsp/features/formatting.ts";
import { findLinks } from "../../lsp/features/links.ts";
import { widenSelections } from "../../lsp/features/selection.ts";
import { findWorkspaceSymbols } from "../../lsp/features/workspace-symbols.ts";
import { openFixture } from "./fixture.ts";

const text = `// The company.
// Two lines.
funnel acme "Acme" { timezone "UTC" }

lead {
  email   email key
  country one of [
    DE,
    US
  ]
}
catalog "assets/content.yaml"
content guide "Guide" { by email   url "https://acme.example/guide" }
score fit "Fit" {
  kind fit
  group "Size" max 30 {
    +5 when country is DE
  }
}
`;

function names(symbols: readonly DocumentSymbol[]): unknown[] {
  return symbols.map(({ name, children }) => (children === undefined ? name : [name, ...names(children)]));
}

test("the outline has declarations with what they declare, in parts that are far down too", () => {
  const { snapshot, file } = openFixture(text);
  const outline = outlineFile(snapshot, file);
  expect(names(outline)).toEqual([
    "acme",
    ["lead", "email", ["country", "DE", "US"]],
    "assets/content.yaml",
    "guide",
    ["fit", "Size"],
  ]);
  expect(outline[4]).toMatchObject({
    detail: "Fit",
    range: { start: { line: 13, character: 0 }, end: { line: 18, character: 1 } },
    selectionRange: { start: { line: 13, character: 6 }, end: { line: 13, character: 9 } },
  });
});

test("the outline of a catalogue has its entries", () => {
  const { snapshot } = openFixture({
    "a.funnel": 'catalog "c.yaml"\n',
    "c.yaml": "two:\n  by: [email]\none:\n  by: [sms]\n",
  });
  expect(names(outlineFile(snapshot, snapshot.files.get("c.yaml")!))).toEqual(["two", "one"]);
});

test("blocks, lists and comments fold", () => {
  const { file } = openFixture(text);
  expect(findFolds(file).map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
    [0, 1, "comment"],
    [4, 9, undefined],
    [6, 8, undefined],
    [13, 17, undefined],
    [15, 16, undefined],
  ]);
});

test("tables and regions fold", () => {
  const table = "// region map\ncontent map {\n  | phase | a |\n  | one | x |\n  | two | y |\n}\n// endregion\n";
  expect(findFolds(openFixture(table).file)).toEqual([
    { startLine: 0, endLine: 6, kind: "region" },
    { startLine: 1, endLine: 4 },
    { startLine: 2, endLine: 4 },
  ]);
});

test("a selection widens from the name to the file", () => {
  const { snapshot, file, position } = openFixture(text.replace("country is DE", "coun$0try is DE"));
  const widths: string[] = [];
  let chain: SelectionRange | undefined = widenSelections(snapshot, file, [position])[0];
  for (; chain !== undefined; chain = chain.parent) {
    const { start, end } = file.positions.spanOf(chain.range);
    widths.push(file.text.slice(start, end));
  }
  expect(widths.map((width) => width.split("\n").length)).toEqual([1, 1, 1, 1, 3, 6, 20]);
  expect(widths.slice(0, 4)).toEqual(["country", "country is DE", "when country is DE", "+5 when country is DE"]);
});

test("catalogues and web addresses are links", () => {
  const { snapshot, file } = openFixture(text);
  expect(findLinks(snapshot, file).map(({ target }) => target)).toEqual([
    "file:///project/assets/content.yaml",
    "https://acme.example/guide",
  ]);
});

test("symbols are found by letters of names and titles, the best first", () => {
  const { snapshot } = openFixture(text);
  const find = (query: string): string[] => findWorkspaceSymbols([snapshot], query).map(({ name }) => name);
  expect(find("fit")).toEqual(["fit"]);
  expect(find("ctry")).toEqual(["country"]);
  expect(find("GUI")).toEqual(["guide"]);
  expect(find("zzz")).toEqual([]);
});

const rough =
  'funnel acme { timezone  "UTC" }\n\n\n// The lead.\nlead {\nemail email    key\n}\nteam a {\n  contact \n}\n';

test("a document that does not parse is left alone, but its good declarations are laid out", async () => {
  const { snapshot, file } = openFixture(rough);
  expect(await formatDocument(snapshot, file)).toEqual([]);
  const whole = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
  expect((await formatRange(snapshot, file, whole)).map(({ newText }) => newText)).toEqual([
    'funnel acme { timezone "UTC" }',
    "  email email   key\n",
  ]);
});

test("the last brace of a declaration lays it out, and a new line is indented", async () => {
  const { snapshot, file } = openFixture(rough);
  const typed = await formatOnType(snapshot, file, { line: 6, character: 1 }, "}");
  expect(typed.map(({ newText }) => newText)).toEqual(["  email email   key\n"]);
  const line = await formatOnType(snapshot, file, { line: 5, character: 0 }, "\n");
  expect(line).toEqual([
    { range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } }, newText: "  " },
  ]);
});
