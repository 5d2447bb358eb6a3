/** Every block of Funnel in the documents parses; those marked `complete` compile to a plan without a finding. */
import { globSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileProject, createMemoryHost, type Diagnostic, parseSource } from "../../compiler/index.ts";
import { readSource, root } from "./source-files.ts";

interface Block {
  /** Where it is, as `docs/language/scores.md:7`. */
  readonly path: string;
  readonly complete: boolean;
  readonly text: string;
}

const documents = globSync(["*.md", "docs/**/*.md", "examples/**/*.md"], { cwd: root })
  .map((path) => path.replaceAll("\\", "/"))
  .sort();
const blocks = documents.flatMap((path) => listBlocks(path, readSource(path)));

/** The fenced blocks whose language is `funnel`. */
function listBlocks(path: string, text: string): Block[] {
  return [...text.matchAll(/^```funnel([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    path: `${path}:${text.slice(0, match.index).split("\n").length + 1}`,
    complete: /\bcomplete\b/.test(match[1] ?? ""),
    text: match[2] ?? "",
  }));
}

function describeFindings(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, message, location }) => {
    const line = location.source.text.slice(0, location.start).split("\n").length;
    return `line ${line}: ${code}: ${message}`;
  });
}

describe("blocks of Funnel in the documents", () => {
  it("are found, and some are complete", () => {
    expect(blocks.length).toBeGreaterThan(15);
    expect(blocks.filter(({ complete }) => complete).length).toBeGreaterThan(0);
  });

  it.each(blocks)("parses $path", ({ path, text }) => {
    expect(describeFindings(parseSource({ path, text }).diagnostics)).toEqual([]);
  });

  it.each(blocks.filter(({ complete }) => complete))("compiles $path", ({ text }) => {
    const { plan, diagnostics } = compileProject(createMemoryHost({ "main.funnel": text }));
    expect(describeFindings(diagnostics)).toEqual([]);
    expect(plan).toBeDefined();
  });
});
