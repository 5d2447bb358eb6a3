/** Rendering of findings: goldens for every format, and laws for hostile sources. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import {
  plainPalette,
  renderReport,
  reportFormats,
  summaryLine,
  type Palette,
} from "../../compiler/diagnostics/render/index.ts";
import type { Source } from "../../compiler/text/source.ts";
import { expectGolden } from "../golden.ts";
import { finding, locate } from "./sample.ts";

const lifecycle: Source = {
  path: "lifecycle.funnel",
  text: [
    "lifecycle {",
    '  stage visitor "Known visitor" { initial }',
    '  stage mql "Marketing-qualified lead" {',
    "    owner sales",
    "    enter from inquiri when fit.grade in [A, B]",
    "  }",
    "\tstage inquiry\t{ owner\tmarketing }",
    "  stage mql { owner sales }",
    "}",
    "",
  ].join("\r\n"),
};
const names: Source = { path: "names.funnel", text: 'team 営業部 "Sales 🚀" { contact "x" }\nteam b\u0007ad {}' };
const long: Source = { path: "long.funnel", text: `${"a and ".repeat(80)}wrong${" or b".repeat(80)}\n` };

const catalogue: Source = {
  path: "catalogs/assets & offers/2026 100%.yaml",
  text: "assets:\n  - name: roi_calculator\n    url: htp://acme.example\n",
};

const cases: Record<string, readonly Diagnostic[]> = {
  "one-line": [
    finding("unknown-name", locate(lifecycle, "inquiri"), "nothing declares a stage called `inquiri`", {
      help: "did you mean `inquiry`?",
      fix: {
        title: "Replace with `inquiry`",
        edits: [{ location: locate(lifecycle, "inquiri"), newText: "inquiry" }],
      },
    }),
  ],
  "related-places": [
    finding("duplicate-name", locate(lifecycle, "mql { owner"), "two stages are called `mql`", {
      related: [{ location: locate(lifecycle, "mql"), message: "the first one is here" }],
    }),
  ],
  "many-lines": [
    finding("missing-property", locate(lifecycle, lifecycle.text.slice(0, -2)), "the lifecycle has no final stage", {
      severity: "warning",
      witness: 'given lead {\n  email "dana@bigbank.example"\n  employees 5000\n}',
    }),
  ],
  "tab-and-empty-span": [
    finding("wrong-value", locate(lifecycle, "marketing }"), "a tab stands before this"),
    finding("syntax-error", { source: lifecycle, start: 11, end: 11 }, "expected a stage, found the end of the line"),
    finding("unclosed-block", { source: lifecycle, start: lifecycle.text.length, end: 99_999 }, "a `}` is missing"),
  ],
  "wide-and-hidden-characters": [
    finding("duplicate-name", locate(names, "営業部"), "two teams are called `営業部`"),
    finding("wrong-value", locate(names, '"Sales 🚀"'), "an emoji is no title"),
    finding("unknown-character", locate(names, "\u0007"), "the character \u0007 is not used\u001b[31m"),
  ],
  "long-line": [
    finding("unknown-name", locate(long, "wrong"), "nothing is called `wrong`"),
    finding("wrong-type", locate(long, long.text.trimEnd()), "this is no condition", { severity: "warning" }),
  ],
  catalogue: [
    finding(
      "catalog-invalid",
      locate(catalogue, "htp://acme.example"),
      "`url` must be a link, not `a|b`, `{0}` or [x](1)",
      {
        help: "write it as `https://…`",
        related: [{ location: locate(lifecycle, "mql"), message: "used by `mql` {" }],
        fix: {
          title: "Replace `htp` with `https`",
          edits: [
            { location: locate(catalogue, "htp"), newText: "https" },
            { location: locate(lifecycle, "Known "), newText: "" },
          ],
        },
      },
    ),
  ],
  "hostile-words": [
    finding(
      "wrong-value",
      locate(names, "x"),
      '`a\\|b` ends ]]> here: <b>&amp; "it\'s" *bold* _under_ ::error::100%,\r\nnext',
      {
        severity: "warning",
        help: "write `` ` `` or `a``b`, not `| x |`",
      },
    ),
    finding("wrong-value", locate(names, "x"), "the same line, again"),
  ],
  nothing: [],
};

const report = (diagnostics: readonly Diagnostic[]) => ({ version: "1.2.3", checked: 4, diagnostics });
const options = { palette: plainPalette, width: 100 };
const extensions = {
  pretty: "pretty.txt",
  plain: "plain.txt",
  json: "report.json",
  sarif: "report.sarif.json",
  junit: "junit.xml",
  github: "github.txt",
  markdown: "comment.md",
};

describe.each(Object.keys(cases))("%s", (name) => {
  test.each(reportFormats)("as %s", (format) => {
    expectGolden("diagnostics", name, extensions[format], renderReport(format, report(cases[name] ?? []), options));
  });
});

test("the summary counts errors, warnings and files", () => {
  const all = Object.values(cases).flat();
  expect(summaryLine(report(all))).toBe("11 errors, 3 warnings in 4 files");
  expect(summaryLine(report(all.slice(0, 1)))).toBe("1 error in 1 file");
  expect(summaryLine(report([]))).toBe("no problems in 4 files");
});

test("colours come from the palette, around marks, codes and gutters only", () => {
  const tag =
    (name: string) =>
    (text: string): string =>
      `<${name}>${text}</${name}>`;
  const palette: Palette = {
    error: tag("e"),
    warning: tag("w"),
    quiet: tag("q"),
    note: tag("n"),
    strong: tag("s"),
  };
  expectGolden(
    "diagnostics",
    "colours",
    "pretty.txt",
    renderReport("pretty", report(cases["one-line"] ?? []), { palette, width: 100 }),
  );
});

test("the JSON document fits its schema", () => {
  const schema = JSON.parse(readFileSync("schemas/diagnostics.schema.json", "utf8")) as object;
  const validate = new Ajv2020({ strict: true }).compile(schema);
  for (const diagnostics of [...Object.values(cases), Object.values(cases).flat()]) {
    const document: unknown = JSON.parse(renderReport("json", report(diagnostics), options));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  }
});

test("a line of ten megabytes is cut around the span, and quickly", () => {
  const source: Source = { path: "big.funnel", text: `${"x".repeat(5_000_000)}HERE${"y".repeat(5_000_000)}` };
  // What this process has worked, however much else goes on.
  const started = process.cpuUsage();
  const text = renderReport("pretty", report([finding("syntax-error", locate(source, "HERE"), "odd")]), options);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
  expect(text.length).toBeLessThan(1_000);
  expect(text).toContain("xHEREy");
});

test("any text and span renders within the width, without control characters, and marks something", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.nat(320),
      fc.nat(320),
      fc.integer({ min: 40, max: 120 }),
      (text, start, length, width) => {
        const source: Source = { path: "any.funnel", text };
        const diagnostic = finding("syntax-error", { source, start, end: start + length }, text);
        const rendered = renderReport("pretty", report([diagnostic]), { palette: plainPalette, width });
        const rows = rendered.split("\n").slice(3);
        expect(rendered).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
        expect(rows.some((row) => row.includes("^"))).toBe(true);
        for (const row of rows) expect(row.length).toBeLessThanOrEqual(width * 2);
      },
    ),
    { numRuns: 300 },
  );
});
