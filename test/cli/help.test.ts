/** The help of every command, wrong usage, and the catalogue. */
import { describe, expect, test } from "vitest";
import { codes } from "../../compiler/diagnostics/codes.ts";
import { ruleCodes } from "../../compiler/diagnostics/rule-codes.ts";
import { expectGolden } from "../golden.ts";
import { makeFolder, run } from "./in-process.ts";
import { smallProject } from "./small-project.ts";

const commands = [
  "init",
  "check",
  "build",
  "fmt",
  "test",
  "run",
  "explain",
  "report",
  "audit",
  "docs",
  "graph",
  "diff",
  "backtest",
  "sign",
  "agreements",
  "rules",
  "lsp",
];

test("the help lists every command", async () => {
  const { code, stdout, stderr } = await run({ cwd: "." }, "--help");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expectGolden("cli", "help", "funnel.txt", stdout);
});

describe.each(commands)("%s", (command) => {
  test("has a help with examples", async () => {
    const { code, stdout } = await run({ cwd: "." }, command, "--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nExamples?:\n {2}\$ funnel /);
    expectGolden("cli", "help", `${command}.txt`, stdout);
  });
});

test("without a command the help is shown, as wrong usage", async () => {
  const { code, stdout, stderr } = await run({ cwd: "." });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Usage: funnel");
});

test("the version is that of the package", async () => {
  const { code, stdout } = await run({ cwd: "." }, "--version");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("wrong usage names the nearest command or option", async () => {
  expect(await run({ cwd: "." }, "chek")).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: unknown command 'chek'\n(Did you mean check?)\nhelp: `funnel --help` lists the commands\n",
  });
  for (const args of [["--wrong"], ["--format", "xml"], ["one", "two", "three", "four"]]) {
    const { code, stdout, stderr } = await run({ cwd: "." }, "rules", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error: .*\nhelp: `funnel rules --help` shows how it is used\n$/);
  }
  expect((await run({ cwd: "." }, "check", "--formt", "json")).stderr).toContain("(Did you mean --format?)");
  expect(await run({ cwd: "." }, "check", "--format", "xml")).toMatchObject({ code: 2, stdout: "" });
  expect(await run({ cwd: "." }, "check", "nowhere")).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: there is no file or folder `nowhere`\n",
  });
});

test("rules lists every code once, by theme, or shows the page of one", async () => {
  const every = [...Object.keys(codes), ...ruleCodes];
  const all = await run({ cwd: "." }, "rules");
  expect(all.code).toBe(0);
  for (const code of every) expect(all.stdout.match(new RegExp(`^  ${code} `, "gm")) ?? code).toHaveLength(1);
  const json = JSON.parse((await run({ cwd: "." }, "rules", "--format", "json")).stdout) as { rules: unknown[] };
  expect(json.rules).toHaveLength(every.length);
  const markdown = await run({ cwd: "." }, "rules", "--format", "markdown");
  expect(markdown.stdout).toContain("| [`unknown-name`](unknown-name.md) | a name that nothing declares | error |  |");
  expect(await run({ cwd: "." }, "rules", "unkown-name")).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: there is no finding `unkown-name`\nhelp: did you mean `unknown-name`?\n",
  });
});

test.each(["unknown-name", "suppression-unused"])("rules shows the page of %s", async (code) => {
  for (const format of ["pretty", "json", "markdown"]) {
    const { stdout } = await run({ cwd: "." }, "rules", code, "--format", format);
    expectGolden("cli", "rules", `${code}.${format}.txt`, stdout);
  }
});

test("colour only on a terminal, and as NO_COLOR and FORCE_COLOR say", async () => {
  const cwd = makeFolder();
  const coloured = async (world: { terminal?: boolean; env?: Record<string, string> }): Promise<boolean> =>
    (await run({ cwd, ...world }, "rules")).stdout.includes("\u001b[");
  expect(await coloured({})).toBe(false);
  expect(await coloured({ terminal: true })).toBe(true);
  expect(await coloured({ terminal: true, env: { NO_COLOR: "1" } })).toBe(false);
  expect(await coloured({ terminal: true, env: { NO_COLOR: "" } })).toBe(true);
  expect(await coloured({ terminal: true, env: { TERM: "dumb" } })).toBe(false);
  expect(await coloured({ env: { FORCE_COLOR: "1" } })).toBe(true);
  expect(await coloured({ terminal: true, env: { FORCE_COLOR: "0" } })).toBe(false);
});

describe.each([
  ["graph"],
  ["docs"],
  ["agreements"],
  ["audit"],
  ["sign", "--team", "sales", "--by", "dana@small.example"],
  ["diff", "empty", "empty"],
])("%s", (...command) => {
  test("says what is wrong with a folder that is missing, none, empty or broken, and what helps", async () => {
    const cwd = makeFolder({ file: "", "empty/notes.txt": "", "broken/a.funnel": "team sales {\n" });
    const [name = "", ...rest] = command;
    const at = (folder: string) =>
      run({ cwd }, name, ...rest.map((word) => (word === "empty" ? folder : word)), "-C", folder);
    for (const folder of ["missing", "file"]) {
      const { code, stdout, stderr } = await run({ cwd }, ...command, "-C", folder);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^error: .*`(?:missing|file)`.*\nhelp: -C takes the folder of a project/);
    }
    const empty = await at("empty");
    expect({ code: empty.code, stdout: empty.stdout }).toEqual({ code: 1, stdout: "" });
    expect(empty.stderr).toMatch(/^error\[empty-project\][^]* empty:1:1\n[^]*= help: Make one with `funnel init`\./);
    const broken = await at("broken");
    expect({ code: broken.code, stdout: broken.stdout }).toEqual({ code: 1, stdout: "" });
    expect(broken.stderr).toMatch(/^error\[unclosed-block\][^]* broken\/a\.funnel:1:13\n[^]*= help: /);
  });
});

test("what is in the way of a site or a plan is said in words", async () => {
  const cwd = makeFolder(smallProject);
  for (const [command, target, reason] of [
    ["docs", "small.funnel", "something of that name is in the way"],
    ["docs", "small.funnel/site", "a part of the path is no folder"],
    ["build", "small.funnel/build", "a part of the path is no folder"],
  ] as const) {
    const { code, stdout, stderr } = await run({ cwd }, command, "-o", target);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^error: cannot write ${target}.*: ${reason}\nhelp: -o takes `));
  }
});
