/** Spans and the child table: children lie inside their parents, in order, and none is overlooked. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AnyNode } from "../../compiler/syntax/ast/index.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { childrenOf, findNodesAt, visit } from "../../compiler/syntax/visit.ts";
import { listGoldenCases, readGoldenInput } from "../golden.ts";

const acme = readFileSync(new URL("../fixtures/acme.funnel", import.meta.url), "utf8");
const texts: [string, string][] = [
  ["acme", acme],
  ...["parse", "mistakes-syntax"].flatMap((phase) =>
    listGoldenCases(phase).map((name): [string, string] => [name, readGoldenInput(phase, name, "input.funnel")]),
  ),
];

describe.each(texts)("%s", (_, text) => {
  const { value: file } = parseSource({ path: "a.funnel", text });

  test("children lie inside their parents, in order of position", () => {
    visit(file, {
      enter: (node) => {
        expect(node.start).toBeLessThanOrEqual(node.end);
        let last = node.start;
        for (const child of childrenOf(node)) {
          expect(child.start, `${child.kind} in ${node.kind}`).toBeGreaterThanOrEqual(node.start);
          expect(child.end, `${child.kind} in ${node.kind}`).toBeLessThanOrEqual(node.end);
          expect(child.start, `${child.kind} in ${node.kind}`).toBeGreaterThanOrEqual(last);
          last = child.start;
        }
      },
    });
  });

  test("names span their text, and no span has blanks at its ends", () => {
    visit(file, {
      enter: (node) => {
        if (node.kind === "SourceFile") return;
        const written = text.slice(node.start, node.end);
        expect(written, node.kind).toBe(written.trim());
        if (node.kind === "Name" && !node.text.includes(" ")) expect(written).toBe(node.text);
      },
    });
  });

  test("the child table reaches every node that brute force finds", () => {
    const reached = new Set<unknown>();
    visit(file, { enter: (node) => void reached.add(node) });
    const missed: string[] = [];
    const search = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      if (Array.isArray(value)) return value.forEach((item, index) => search(item, `${path}[${index}]`));
      if ("kind" in value && !reached.has(value)) missed.push(path);
      for (const [name, inner] of Object.entries(value)) {
        if (name !== "source" && name !== "comments") search(inner, `${path}.${name}`);
      }
    };
    search(file, "file");
    expect(missed).toEqual([]);
  });
});

describe("the tree of the example", () => {
  const { value: file, diagnostics } = parseSource({ path: "acme.funnel", text: acme });

  test("has no findings", () => {
    expect(diagnostics).toEqual([]);
  });

  test("keeps doc comments and comments", () => {
    const [funnel] = file.declarations;
    expect(funnel?.doc).toBe("How Acme turns strangers into customers. Agreed by Marketing and Sales.");
    expect(file.comments.map(({ kind }) => kind)).toEqual(["DocComment", ...Array(3).fill("LineComment")]);
  });

  test("says which nodes hold an offset", () => {
    const offset = acme.indexOf("engagement >= 50");
    const kinds = findNodesAt(file, offset).map((node: AnyNode) => node.kind);
    expect(kinds).toEqual([
      "SourceFile",
      "Lifecycle",
      "Stage",
      "Enter",
      "Binary",
      "Comparison",
      "NameReference",
      "Name",
    ]);
  });

  test("a visitor may pass over what lies below a node", () => {
    const seen: string[] = [];
    visit(file, {
      enter: (node) => {
        seen.push(node.kind);
        return node.kind !== "Score";
      },
    });
    expect(seen).toContain("Score");
    expect(seen).not.toContain("ScoreRule");
  });
});
