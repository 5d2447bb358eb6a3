/** Laws of the formats for machines, whatever is in a message: well formed, read back as written, nothing injected. */
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { parsers } from "prettier/plugins/markdown";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import {
  plainPalette,
  renderReport,
  showOnOneLine,
  writeCommand,
  writeJunit,
  type ReportFormat,
} from "../../compiler/diagnostics/render/index.ts";
import type { Source } from "../../compiler/text/source.ts";
import { finding, locate } from "./sample.ts";
import { sarifSubset } from "./sarif-subset.ts";
import { findElements, readXml } from "./xml-reader.ts";

const options = { palette: plainPalette, width: 100 };
const render = (format: ReportFormat, diagnostics: readonly Diagnostic[], files?: readonly string[]): string =>
  renderReport(format, { version: "1.2.3", checked: 4, diagnostics, ...(files && { files }) }, options);

/** Words in which characters with a meaning in one of the formats are frequent. */
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "`",
        "``",
        "|",
        "\\",
        "]]>",
        "<",
        "&",
        '"',
        "'",
        "*",
        "{0}",
        "[a](1)",
        "%0A",
        "::",
        ",",
        "\n",
        "\r",
        "\0",
        "\ud800",
        "\ufffe",
        " ",
        "a",
        "é",
        "🚀",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);
const arbitraryFinding = fc
  .record({
    path: words,
    text: words,
    newText: words,
    message: words,
    help: words,
    start: fc.nat(50),
    length: fc.nat(50),
    error: fc.boolean(),
  })
  .map(({ path, text, newText, message, help, start, length, error }) => {
    const location = { source: { path, text }, start, end: start + length };
    return finding("wrong-value", location, message, {
      severity: error ? "error" : "warning",
      help,
      witness: message,
      related: [{ location, message: help }],
      fix: { title: help, edits: [{ location, newText }] },
    });
  });
const arbitraryFindings = fc.array(arbitraryFinding, { maxLength: 4 });

describe("SARIF", () => {
  interface Log {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly partialFingerprints: { readonly primaryLocationLineHash: string };
        readonly message: { readonly text: string };
        readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: object } }[];
      }[];
    }[];
  }
  const validate = new Ajv2020({ strict: true }).compile(sarifSubset);
  const read = (diagnostics: readonly Diagnostic[]): Log => JSON.parse(render("sarif", diagnostics)) as Log;
  const results = (diagnostics: readonly Diagnostic[]) => read(diagnostics).runs[0]?.results ?? [];
  const fingerprints = (diagnostics: readonly Diagnostic[]): string[] =>
    results(diagnostics).map((result) => result.partialFingerprints.primaryLocationLineHash);

  test("any findings fit the part of the standard that is used, and each points at its rule", () => {
    fc.assert(
      fc.property(arbitraryFindings, (diagnostics) => {
        const log = read(diagnostics);
        expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
        const rules = log.runs[0]?.tool.driver.rules ?? [];
        for (const { ruleId, ruleIndex } of results(diagnostics)) expect(rules[ruleIndex]?.id).toBe(ruleId);
      }),
      { numRuns: 200 },
    );
  });

  test("no message has a place for an argument or a link", () => {
    fc.assert(
      fc.property(arbitraryFinding, (diagnostic) => {
        const text = results([diagnostic])[0]?.message.text ?? "";
        expect(text.replaceAll("{{", "").replaceAll("}}", "")).not.toMatch(/[{}]/);
        expect(text).not.toMatch(/(?<!\\)\]\(/);
      }),
      { numRuns: 200 },
    );
  });

  test("a fingerprint outlives lines above, layout and renaming, and tells two of a kind apart", () => {
    const at = (path: string, text: string): Diagnostic[] =>
      [...text.matchAll(/bad/g)].map(({ index }) =>
        finding("unknown-name", { source: { path, text }, start: index, end: index + 3 }, "odd"),
      );
    const before = fingerprints(at("a.funnel", "enter  when bad\n\nenter when bad\nenter when bad or x\n"));
    expect(new Set(before).size).toBe(3);
    expect(before.map((each) => each.split(":")[1])).toEqual(["1", "2", "1"]);
    expect(
      fingerprints(at("b.funnel", "// new\n  enter when bad\r\n\tenter   when bad\n  enter when bad or x")),
    ).toEqual(before);
    expect(fingerprints(at("b.funnel", "enter when not bad"))).not.toEqual(before.slice(0, 1));
  });

  test.each([
    ["a b/ü#1%?.funnel", { uri: "a%20b/%C3%BC%231%25%3F.funnel", uriBaseId: "%SRCROOT%" }],
    ["c:x.funnel", { uri: "c%3Ax.funnel", uriBaseId: "%SRCROOT%" }],
    ["../up.funnel", { uri: "../up.funnel" }],
    ["/srv/a b.funnel", { uri: "file:///srv/a%20b.funnel" }],
    ["C:/me/a b.funnel", { uri: "file:///C:/me/a%20b.funnel" }],
  ])("the path %s", (path, expected) => {
    const source: Source = { path, text: "x" };
    expect(
      results([finding("wrong-type", locate(source, "x"), "odd")])[0]?.locations[0]?.physicalLocation.artifactLocation,
    ).toEqual(expected);
  });
});

describe("JUnit", () => {
  const codeOf = (character: string): number => character.codePointAt(0) ?? 0;
  const nameOf = (character: string): string => `\\u{${codeOf(character).toString(16)}}`;
  const isXml = (character: string): boolean =>
    codeOf(character) < 32 ? "\t\n\r".includes(character) : !/[\p{Cs}\ufffe\uffff]/u.test(character);

  test("any findings are well-formed XML, a case for each file, failed where there is an error", () => {
    fc.assert(
      fc.property(arbitraryFindings, fc.array(words, { maxLength: 3 }), (diagnostics, files) => {
        const root = readXml(render("junit", diagnostics, files));
        const paths = (some: readonly Diagnostic[]): Set<string> =>
          new Set(some.map(({ location }) => location.source.path));
        expect(findElements(root, "testcase")).toHaveLength(new Set([...files, ...paths(diagnostics)]).size);
        const failed = paths(diagnostics.filter(({ severity }) => severity === "error")).size;
        expect(findElements(root, "failure")).toHaveLength(failed);
        expect(root.attributes["failures"]).toBe(String(failed));
      }),
      { numRuns: 200 },
    );
  });

  test("text and attributes are read back as they were, but for what XML cannot hold", () => {
    fc.assert(
      fc.property(words, (text) => {
        const failure = { message: text, type: "t", text };
        const written = writeJunit("n", [
          { name: text, cases: [{ name: "c", group: "g", file: "f", line: 1, failure, output: text }] },
        ]);
        const [element] = findElements(readXml(written), "failure");
        const expected = [...text].map((character) => (isXml(character) ? character : nameOf(character))).join("");
        expect(element?.text).toBe(expected);
        expect(element?.attributes["message"]).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  test("the reader of this test refuses what is not well formed", () => {
    for (const text of [
      "<a>",
      "<a></b>",
      "<a>&x;</a>",
      "<a>& </a>",
      "<a b='c'/>",
      "<a>]]></a>",
      '<a b="1" b="2"/>',
      "<a/><b/>",
      "<a>\0</a>",
    ]) {
      expect(() => readXml(text), text).toThrow();
    }
  });
});

describe("GitHub", () => {
  test("any findings are a command a line, and the runner reads back what was written", () => {
    const undo = (text: string): string =>
      text
        .replaceAll("%3A", ":")
        .replaceAll("%2C", ",")
        .replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n")
        .replaceAll("%25", "%");
    fc.assert(
      fc.property(words, words, words, (file, title, message) => {
        const place = { file, line: 1, column: 2, end_line: 1, end_column: 3, offset: 1, end_offset: 2 };
        const command = writeCommand({ severity: "error", place, title, lines: [message] });
        expect(command.match(/[\r\n]/g)).toEqual(["\n"]);
        const [, properties = "", data = ""] = /^::error (.*?)::(.*)\n$/s.exec(command) ?? [];
        const read = Object.fromEntries(
          properties
            .split(",")
            .map((each) => [each.slice(0, each.indexOf("=")), undo(each.slice(each.indexOf("=") + 1))]),
        );
        const where = file === "" ? {} : { file, line: "1", endLine: "1", col: "2", endColumn: "3" };
        expect(read).toEqual({ ...where, title });
        expect(undo(data)).toBe(message);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(arbitraryFindings, (diagnostics) => {
        const lines = render("github", diagnostics).split("\n").slice(0, -1);
        expect(lines).toHaveLength(diagnostics.length);
        for (const line of lines) expect(line).toMatch(/^::(error|warning) /);
      }),
      { numRuns: 100 },
    );
  });
});

describe("Markdown", () => {
  interface Node {
    readonly type: string;
    readonly value?: string;
    readonly children?: readonly Node[];
  }
  const parse = (text: string): Node => parsers.markdown.parse(text, {} as never) as Node;
  const find = (node: Node, type: string): Node[] => [
    ...(node.type === type ? [node] : []),
    ...(node.children ?? []).flatMap((child) => find(child, type)),
  ];

  test("any findings are one table with three cells a row, and nothing in them is markup", () => {
    fc.assert(
      fc.property(arbitraryFindings, (diagnostics) => {
        const tree = parse(render("markdown", diagnostics));
        expect((tree.children ?? []).map(({ type }) => type)).toEqual(
          diagnostics.length === 0 ? ["heading"] : ["heading", "table"],
        );
        const rows = find(tree, "tableRow");
        expect(rows).toHaveLength(diagnostics.length === 0 ? 0 : diagnostics.length + 1);
        for (const row of rows) expect(row.children).toHaveLength(3);
        for (const type of ["emphasis", "strong", "link", "image", "delete", "linkReference"])
          expect(find(tree, type)).toEqual([]);
        for (const { value = "" } of find(tree, "html")) expect(["<br>", "<code>", "</code>"]).toContain(value);
      }),
      { numRuns: 200 },
    );
  });

  test("code in a message is shown as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), (name) => {
        fc.pre(!/[`|]/.test(name) && name.trim() === name && !/\s\s/.test(name));
        const source: Source = { path: "a.funnel", text: "x" };
        const tree = parse(
          render("markdown", [finding("unknown-name", locate(source, "x"), `nothing is called \`${name}\``)]),
        );
        expect(find(tree, "inlineCode").map(({ value }) => value)).toContain(showOnOneLine(name));
      }),
      { numRuns: 100 },
    );
  });

  test("plain words in a message are shown as they are", () => {
    const part = fc.constantFrom(
      "\\",
      "*",
      "_",
      "[",
      "](",
      ")",
      "<",
      ">",
      "&amp;",
      "&",
      "|",
      "~~",
      "!",
      "#",
      "a",
      "b c",
      "{",
      "}",
      "$",
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const message = parts.join("");
        const source: Source = { path: "a.funnel", text: "x" };
        const tree = parse(render("markdown", [finding("unknown-name", locate(source, "x"), message)]));
        const cell = find(tree, "tableRow")[1]?.children?.[2]?.children ?? [];
        const shown = cell
          .filter(({ type }) => type !== "inlineCode")
          .map(({ type, value }) => `${type === "html" ? type : ""}${value ?? type}`);
        expect(shown.join("")).toBe(`${message} ()`);
      }),
      { numRuns: 200 },
    );
  });

  test("rows that would not fit into a comment are counted", () => {
    const source: Source = { path: "a.funnel", text: "x" };
    const many = Array.from({ length: 3_000 }, () =>
      finding("unknown-name", locate(source, "x"), "nothing is called so"),
    );
    const text = render("markdown", many);
    expect(text.length).toBeLessThan(65_536);
    const shown = text.split("\n").filter((line) => line.startsWith("| ❌")).length;
    expect(text).toContain(`\n\n${3_000 - shown} more are not shown.\n`);
  });
});
