/** The plugin in Prettier's hands: fences in Markdown, errors with their place, line ends, tabs, ranges and pragmas. */
import { format, formatWithCursor, getSupportInfo } from "prettier";
import { describe, expect, it, test } from "vitest";
import * as plugin from "../../compiler/format/index.ts";
import { formatRange, formatText, FormatSyntaxError } from "../../compiler/format/index.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { expectFaithful } from "./faithful.ts";

const ugly = 'team   sales {contact "s@a.example"}\n';
const canonical = 'team sales { contact "s@a.example" }\n';

test("Prettier finds the language by the file's name, and its width is 100", async () => {
  const info = await getSupportInfo({ plugins: [plugin] });
  expect(info.languages.find(({ name }) => name === "Funnel")).toMatchObject({ extensions: [".funnel"] });
  expect(await format(ugly, { filepath: "a.funnel", plugins: [plugin] })).toBe(canonical);
  const long = `segment s { when ${"a is known and ".repeat(5)}b }\n`;
  expect(long.length).toBeGreaterThan(85);
  expect(await format(long, { filepath: "a.funnel", plugins: [plugin] })).toBe(long);
  expect(await format(long, { filepath: "a.funnel", plugins: [plugin], printWidth: 80 })).not.toBe(long);
});

describe("in Markdown", () => {
  const inMarkdown = (text: string): Promise<string> => format(text, { parser: "markdown", plugins: [plugin] });

  it("formats fences", async () => {
    expect(await inMarkdown(`# T\n\n\`\`\`funnel\n${ugly}\`\`\`\n`)).toBe(`# T\n\n\`\`\`funnel\n${canonical}\`\`\`\n`);
  });

  it("keeps the indentation of a list around them", async () => {
    const text = "- a\n\n  ```funnel\n  lead {\n  email    email\n  first_name text\n  }\n  ```\n";
    expect(await inMarkdown(text)).toBe(
      "- a\n\n  ```funnel\n  lead {\n    email      email\n    first_name text\n  }\n  ```\n",
    );
  });

  it("leaves a fence alone that does not parse", async () => {
    const text = "```funnel\nteam   sales {\n```\n";
    expect(await inMarkdown(text)).toBe(text);
  });
});

test("a mistake of form is thrown with its place", async () => {
  const failure: unknown = await formatText("team a {\n  contact\n}\n", { path: "a.funnel" }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(FormatSyntaxError);
  const { loc, diagnostic, message } = failure as FormatSyntaxError;
  expect(loc.start).toEqual({ line: 2, column: 10 });
  expect(diagnostic.location.source.path).toBe("a.funnel");
  expect(message).toMatch(/\(2:10\)\n/);
});

test("the emptiest files", async () => {
  expect(await formatText("")).toBe("");
  expect(await formatText(" \n\n")).toBe("");
  expect(await formatText("\n\n// only\n\n\n\n// this\n\n")).toBe("// only\n\n// this\n");
  expect(await formatText("\uFEFFchannel x")).toBe("\uFEFFchannel x\n");
});

test("line ends are those of the text or those asked for", async () => {
  const text = ugly.repeat(2).replaceAll("\n", "\r\n");
  expect(await formatText(text, { endOfLine: "auto" })).toBe(canonical.repeat(2).replaceAll("\n", "\r\n"));
  expect(await formatText(text)).toBe(canonical.repeat(2));
});

test("tabs indent, spaces align", async () => {
  const text = 'queue q {\nteam a\n\n\nmember "x"\ncapacity 3 per day\n}\n';
  const tabbed = await expectFaithful(text, { useTabs: true });
  expect(tabbed).toBe('queue q {\n\tteam a\n\n\tmember   "x"\n\tcapacity 3 per day\n}\n');
});

test("a text in three quotes says the same in its new place", async () => {
  const quotes = '"""';
  const text = `nurture n {\nsteps {\ntask ${quotes}\n        one  \n\n\t        two\n          \\"three${quotes} for sales\n}\n}\n`;
  const once = await expectFaithful(text);
  expect(once).toContain(`    task ${quotes}\n`);
  expect(await expectFaithful(once, { useTabs: true })).toContain(`\t\ttask ${quotes}\n`);
});

test("the cursor stays where it was", async () => {
  const cursorOffset = ugly.indexOf("tact");
  const result = await formatWithCursor(ugly, { filepath: "a.funnel", plugins: [plugin], cursorOffset });
  expect(result.cursorOffset).toBe(canonical.indexOf("tact"));
});

test("pragmas are found and written", async () => {
  const options = { filepath: "a.funnel", plugins: [plugin] };
  expect(await format(ugly, { ...options, requirePragma: true })).toBe(ugly);
  expect(await format(`// @format\n\n${ugly}`, { ...options, requirePragma: true })).toBe(`// @format\n\n${canonical}`);
  expect(await format(ugly, { ...options, insertPragma: true })).toBe(`// @format\n\n${canonical}`);
});

describe("a range", () => {
  const text = `${ugly}\n${ugly}\n${ugly}`;
  const apply = async (start: number, end: number): Promise<string> => {
    const edits = await formatRange(text, { start, end });
    return [...edits].reverse().reduce((result, edit) => {
      return result.slice(0, edit.start) + edit.newText + result.slice(edit.end);
    }, text);
  };

  it("changes the declarations it touches", async () => {
    const second = ugly.length + 1;
    expect(await apply(second + 5, second + 6)).toBe(`${ugly}\n${canonical}\n${ugly}`);
    expect(await apply(0, second + 6)).toBe(`${canonical}\n${canonical}\n${ugly}`);
    expect(await formatRange(await formatText(text), { start: 0, end: text.length })).toEqual([]);
  });

  it("gives what formatting the whole file gives when it is the whole file", async () => {
    expect(await apply(0, text.length)).toBe(await formatText(text));
  });
});

test("what Prettier compares in its own check is the tree", () => {
  const text = "segment s { when (a) }\n";
  const tree = plugin.parsers.funnel.parse(text, { filepath: "a" } as never);
  const other = plugin.parsers.funnel.parse("segment s {\n  when a\n}\n", { filepath: "a" } as never);
  const massage = plugin.printers["funnel-ast"]?.massageAstNode as (tree: unknown) => unknown;
  expect(massage(tree)).toEqual(massage(other));
  expect(parseSource({ path: "a", text }).diagnostics).toEqual([]);
});
