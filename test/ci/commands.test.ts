/** The files for build servers parse, and every `funnel` in them is a command that there is, with options that it has. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { commands } from "../../cli/commands/index.ts";
import { createProgram } from "../../cli/run-cli.ts";
import { starterExtras } from "../../cli/starter/extras.ts";
import { readSource, root } from "../house/source-files.ts";
import { createProcessIo } from "../../cli/process-io.ts";
import { recordCalls } from "./run-shell.ts";
import { listBlocks, listShell, type Shell } from "./shell-pieces.ts";

const manifest = JSON.parse(readSource("package.json")) as {
  readonly version: string;
  readonly files: readonly string[];
};
const starter = Object.fromEntries(
  Object.entries(starterExtras)
    .filter(([path]) => /\.ya?ml$/u.test(path))
    .map(([path, text]) => [`starter ${path}`, text.replaceAll("VERSION", manifest.version)]),
);
const guide = readSource("docs/ci.md");
const yaml: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["action.yml", ".pre-commit-hooks.yaml", "ci/gitlab.yml"].map((path) => [path, readSource(path)]),
  ),
  ...starter,
  ...Object.fromEntries(listBlocks("docs/ci.md", guide, "yaml").map(({ where, text }) => [where, text])),
};
const shell: readonly Shell[] = [
  ...Object.entries(yaml).flatMap(([path, text]) => listShell(path, text)),
  ...listBlocks("docs/ci.md", guide, "sh"),
];

/** What makes every branch of the scripts run. */
const env = {
  VERSION: "none",
  DIRECTORY: "acme",
  FAIL_ON: "warning",
  BASE: "abc",
  HISTORY: "one.jsonl two.jsonl",
  NUMBER: "7",
  FUNNEL_DIRECTORY: "acme",
  FUNNEL_VERSION: "1.2.3",
  FUNNEL_HISTORY: "one.jsonl",
  CI_MERGE_REQUEST_DIFF_BASE_SHA: "abc",
};

/** Why the program would refuse these arguments; nothing when it would not. */
function findMistake(program: Command, [name, ...words]: readonly string[]): string | undefined {
  const command = program.commands.find((each) => each.name() === name);
  if (command === undefined) return `there is no command ${name}`;
  const { operands, unknown } = command.parseOptions([...words]);
  const known = command.registeredArguments;
  if (unknown.length > 0) return `${name} has no ${unknown.join(" ")}`;
  if (operands.length > known.length && known.at(-1)?.variadic !== true) return `${name} takes no ${operands.at(-1)}`;
  const isShort = known.some(({ required }, index) => required && operands[index] === undefined);
  return isShort ? `${name} needs more arguments` : undefined;
}

const io = createProcessIo();

function createCommands(): Command {
  return createProgram({ io, version: "0.0.0", exitCode: 0 }, commands);
}

describe.each(Object.entries(yaml))("%s", (_, text) => {
  it("is YAML", () => {
    expect(parse(text)).toBeTruthy();
  });
});

describe.each(shell.map((piece) => [piece.where, piece] as const))("%s", (where, { text }) => {
  it("calls commands that there are", () => {
    // A hook for Git begins with the line that says which shell runs it.
    const calls = recordCalls(text, env);
    if (text.includes("funnel ") && !where.endsWith("before_script")) expect(calls.length).toBeGreaterThan(0);
    const mistakes = calls.map((call) => findMistake(createCommands(), call));
    expect(mistakes.filter((mistake) => mistake !== undefined)).toEqual([]);
  });
});

it("would see a command or an option that there is not", () => {
  const wrong = [["chek"], ["check", "--fail-on-warning"], ["fmt", "--format", "junit"]];
  expect(wrong.map((words) => findMistake(createCommands(), words) !== undefined)).toEqual([true, true, true]);
});

it("sees every call of the pieces that it runs", () => {
  const called = shell.flatMap(({ text }) => recordCalls(text, env).map(([name]) => name));
  expect([...new Set(called)].sort()).toEqual(["backtest", "check", "diff", "fmt", "test"]);
});

it("shows the files that `funnel init` writes", () => {
  const shown = listBlocks("docs/ci.md", guide, "yaml").map(({ text }) => parse(text) as unknown);
  for (const text of [starter["starter .github/workflows/funnel.yml"], starter["starter .pre-commit-config.yaml"]]) {
    expect(shown).toContainEqual(parse(text ?? ""));
  }
});

it("names the version that the package has", () => {
  const pinned = [...globSync("{ci/*,docs/ci.md}", { cwd: root })].flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/funnel-lang@(\d[\w.-]*)|FUNNEL_VERSION: "([^"]+)"/g)].map(
      ([, one, other]) => one ?? other,
    ),
  );
  expect(pinned.length).toBeGreaterThan(3);
  expect(pinned.filter((version) => version !== manifest.version)).toEqual([]);
});

it("describes every input of the action", () => {
  const { inputs } = parse(yaml["action.yml"] ?? "") as { readonly inputs: Readonly<Record<string, unknown>> };
  expect(Object.keys(inputs).filter((name) => !guide.includes(`| \`${name}\``))).toEqual([]);
});

it("ships what the action runs", () => {
  expect(manifest.files).toEqual(expect.arrayContaining(["action.yml", "ci", "dist"]));
});
