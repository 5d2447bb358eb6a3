/** The tree of every declaration, with all its properties, and of every form of expression. */
import { describe, expect, test } from "vitest";
import type { AnyNode } from "../../compiler/syntax/ast/index.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { childTable } from "../../compiler/syntax/child-table.ts";
import { visit } from "../../compiler/syntax/visit.ts";
import { expectGolden, listGoldenCases, readGoldenInput } from "../golden.ts";
import { showDiagnostics } from "./show-diagnostics.ts";
import { showTree } from "./show-tree.ts";

const cases = listGoldenCases("parse");

describe("goldens of trees", () => {
  test.each(cases)("%s", (name) => {
    const source = { path: "input.funnel", text: readGoldenInput("parse", name, "input.funnel") };
    const { value, diagnostics } = parseSource(source);
    const shown = value.declarations.map((declaration) => showTree(declaration)).join("\n\n");
    const findings = diagnostics.length === 0 ? "" : `\n\n${showDiagnostics(source, diagnostics)}`;
    expectGolden("parse", name, "expected.txt", `${shown}${findings}\n`);
  });

  test("together they hold every kind of node that a correct text can make", () => {
    const seen = new Set<AnyNode["kind"]>();
    for (const name of cases) {
      const text = readGoldenInput("parse", name, "input.funnel");
      visit(parseSource({ path: name, text }).value, { enter: (node) => void seen.add(node.kind) });
    }
    const unseen = Object.keys(childTable).filter((kind) => !seen.has(kind as AnyNode["kind"]));
    expect(unseen.toSorted()).toEqual(["Missing", "UnknownProperty"]);
  });
});
