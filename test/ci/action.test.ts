/** The scripts for build servers do what they promise in a repository with a history. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeFolder, run } from "../cli/in-process.ts";
import { readSource } from "../house/source-files.ts";
import { runAction } from "./run-action.ts";
import { type BuiltProgram, buildProgram } from "./build-program.ts";
import { makePrograms, runShell } from "./run-shell.ts";
import { listBlocks, listShell } from "./shell-pieces.ts";

function git(cwd: string, ...words: readonly string[]): string {
  const author = ["-c", "user.name=Dana", "-c", "user.email=dana@acme.example", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...author, ...words], { cwd })
    .toString()
    .trim();
}

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

/** A folder with `funnel` as it is in this repository. */
function makeFunnel(): string {
  return makePrograms({ funnel: `#!/bin/sh\nexec "${process.execPath}" "${program.path}" "$@"\n` });
}

/** A `funnel` that finds nothing, for what is about the steps around it; it keeps the names of its commands. */
function makeSilentFunnel(): { programs: string; script: string; listCommands(): readonly string[] } {
  const calls = join(makeFolder({ calls: "" }), "calls");
  const script = `#!/bin/sh\necho "$1" >> "${calls}"\n`;
  const listCommands = (): readonly string[] => readFileSync(calls, "utf8").trim().split("\n");
  return { programs: makePrograms({ funnel: script }), script, listCommands };
}

interface Repository {
  readonly cwd: string;
  readonly base: string;
}

/** The project that `funnel init` makes, committed in the folder `acme`, with a change of one file on top. */
async function makeRepository(change: (text: string) => string): Promise<Repository> {
  const cwd = makeFolder();
  expect((await run({ cwd }, "init", "acme")).code).toBe(0);
  git(cwd, "init", "--quiet", "--initial-branch=main");
  git(cwd, "add", ".");
  git(cwd, "commit", "--quiet", "--message", "Begin");
  const base = git(cwd, "rev-parse", "HEAD");
  const file = join(cwd, "acme", "lifecycle.funnel");
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  writeFileSync(file, changed);
  if (changed !== text) git(cwd, "commit", "--quiet", "--all", "--message", "Change");
  return { cwd, base };
}

const raise = (text: string): string => text.replace("engagement >= 50", "engagement >= 55");
const inputs = { directory: "acme", version: "none", history: "acme/events.jsonl" };

describe("the action", () => {
  it("checks, tests, reviews and replays a change", async () => {
    const { cwd, base } = await makeRepository(raise);
    const { codes, output, summary, read } = runAction(cwd, makeFunnel(), { ...inputs, base });
    expect(codes, output).toEqual(Object.fromEntries(Object.keys(codes).map((name) => [name, 0])));
    expect(Object.keys(codes)).toEqual([
      "Get Funnel ready",
      "Look at the layout",
      "Check",
      "Test",
      "Review",
      "Say how it went",
    ]);
    expect(JSON.parse(read("funnel.sarif") ?? "")).toMatchObject({ version: "2.1.0" });
    expect(read("funnel-tests.xml")).toMatch(/<testsuites[^>]* failures="0"/u);
    expect(read("funnel-diff.md")).toContain("55");
    expect(read("funnel-backtest.md")).toBeTruthy();
    expect(summary).toContain(read("funnel-diff.md")?.trim());
  });

  it("runs everything, and fails in the end, when something is wrong", async () => {
    const { cwd, base } = await makeRepository((text) => `${raise(text)}\nstage\n`);
    const { codes, output, read } = runAction(cwd, makeFunnel(), { ...inputs, history: "" });
    expect(base).toMatch(/^[0-9a-f]{40}$/u);
    expect(codes).toMatchObject({ Check: 0, Test: 0, "Say how it went": 1 });
    expect(output).toMatch(/^::error file=acme\/lifecycle\.funnel,/mu);
    expect(output).toMatch(/Funnel found something in:.* check test$/mu);
    expect(JSON.parse(read("funnel.sarif") ?? "")).toMatchObject({ version: "2.1.0" });
    expect(read("funnel-tests.xml")).toContain("<testsuites");
  });

  it("puts the errors in the place of the review when the change does not compile", async () => {
    const { cwd, base } = await makeRepository((text) => text.replace("on sales_accepted", "on sales_acepted"));
    const { codes, output, read } = runAction(cwd, makeFunnel(), { ...inputs, base });
    expect(codes, output).toMatchObject({ Review: 0, "Say how it went": 1 });
    expect(read("funnel-diff.md")).toContain("sales_acepted");
    expect(read("funnel-backtest.md")).toBeUndefined();
  });

  it("takes the name of a branch that a shallow checkout lacks", async () => {
    const { cwd, base } = await makeRepository(raise);
    git(cwd, "branch", "released", base);
    const clone = join(makeFolder(), "clone");
    git(cwd, "clone", "--quiet", "--depth=1", "--branch=main", `file://${cwd}`, clone);
    const { codes, output, read } = runAction(clone, makeFunnel(), { ...inputs, history: "", base: "released" });
    expect(codes, output).toMatchObject({ Review: 0, "Say how it went": 0 });
    expect(read("funnel-diff.md")).toContain("55");
  });

  it("has nothing to compare with before the first push, nor where the project is new", async () => {
    const { cwd } = await makeRepository((text) => text);
    const first = runAction(cwd, makeFunnel(), { ...inputs, base: "0".repeat(40) });
    expect(first.codes, first.output).toMatchObject({ Review: 0, "Say how it went": 0 });
    expect(first.read("funnel-diff.md")).toBeUndefined();
    git(cwd, "mv", "acme", "new folder");
    git(cwd, "commit", "--quiet", "--message", "Move");
    const moved = { ...inputs, directory: "new folder", history: "", base: "HEAD~1" };
    const { codes, output, read } = runAction(cwd, makeFunnel(), moved);
    expect(codes, output).toMatchObject({ Review: 0, "Say how it went": 0 });
    expect(output).toContain("::notice::The project is new");
    expect(read("funnel-diff.md")).toBeUndefined();
  });

  it("does not fail whoever mends what did not compile", async () => {
    const { cwd } = await makeRepository((text) => text.replace("on sales_accepted", "on sales_acepted"));
    git(cwd, "revert", "--no-edit", "HEAD");
    const { codes, output, summary } = runAction(cwd, makeFunnel(), { ...inputs, base: "HEAD~1" });
    expect(codes, output).toMatchObject({ Review: 0, "Say how it went": 0 });
    expect(output).toContain("::warning::The definition to compare with has errors");
    expect(summary).toContain("sales_acepted");
  });

  it("takes names with spaces, quotes and commands in them for names", async () => {
    const { cwd } = await makeRepository((text) => text);
    const directory = `it's a "$(touch made)" \`touch made\``;
    git(cwd, "mv", "acme", directory);
    git(cwd, "commit", "--quiet", "--message", "Move");
    const file = join(cwd, directory, "lifecycle.funnel");
    writeFileSync(file, raise(readFileSync(file, "utf8")));
    git(cwd, "commit", "--quiet", "--all", "--message", "Change");
    const given = { ...inputs, directory, history: "", "fail-on": "$(touch made)" };
    const wrong = runAction(cwd, makeFunnel(), { ...given, base: "HEAD~1" });
    expect(wrong.codes).toEqual({ "Get Funnel ready": 0, "Look at the layout": 0, Check: 2 });
    const { codes, output, read } = runAction(cwd, makeFunnel(), { ...given, "fail-on": "error", base: "HEAD~1" });
    expect(codes, output).toMatchObject({ Review: 0, "Say how it went": 0 });
    expect(read("funnel-diff.md")).toContain("55");
    expect([existsSync(join(cwd, "made")), existsSync(join(cwd, directory, "made"))]).toEqual([false, false]);
  });

  it("has nothing to review where no file of the project changed", async () => {
    const { cwd, base } = await makeRepository((text) => text);
    const { programs, listCommands } = makeSilentFunnel();
    const { codes, read, summary } = runAction(cwd, programs, { ...inputs, base });
    expect(codes["Say how it went"]).toBe(0);
    expect(listCommands()).toEqual(["fmt", "check", "check", "test"]);
    expect(read("funnel-diff.md")).toBeUndefined();
    expect(summary).toBe("");
  });

  it("runs what it is a part of, and comments on a pull request", async () => {
    const { cwd, base } = await makeRepository(raise);
    const { script, listCommands } = makeSilentFunnel();
    const own = makeFolder({
      "dist/cli/main.js": script,
      "dist/cli/pull-request.js":
        "console.log(`comment ${process.argv.slice(2).join(' ')} ${process.env.GITHUB_TOKEN}`);",
    });
    chmodSync(join(own, "dist/cli/main.js"), 0o755);
    const github = { "event.pull_request.base.sha": base, "event.pull_request.number": "7", token: "secret" };
    const empty = makePrograms({});
    const { codes, output } = runAction(cwd, empty, { ...inputs, version: "", history: "" }, github, own);
    expect(codes, output).toMatchObject({ Review: 0, Comment: 0, "Say how it went": 0 });
    expect(listCommands()).toEqual(["fmt", "check", "check", "test", "diff"]);
    expect(output).toMatch(/^comment 7 acme \S+funnel-diff\.md \S+funnel-backtest\.md secret$/mu);
  });

  it("leaves at once when it is used wrongly", async () => {
    const { cwd } = await makeRepository((text) => text);
    const programs = makeFunnel();
    const { codes } = runAction(cwd, programs, { ...inputs, directory: "nowhere" });
    expect(codes).toEqual({ "Get Funnel ready": 0, "Look at the layout": 2 });
  });
});

describe("other scripts", () => {
  /** The repository with a remote that has its first commit as `main`. */
  async function makeClone(): Promise<Repository> {
    const repository = await makeRepository(raise);
    const remote = join(makeFolder(), "origin.git");
    git(repository.cwd, "clone", "--quiet", "--bare", ".", remote);
    git(repository.cwd, "remote", "add", "origin", remote);
    git(repository.cwd, "push", "--quiet", "--force", "origin", `${repository.base}:refs/heads/main`);
    git(repository.cwd, "fetch", "--quiet");
    return repository;
  }

  it("pass in GitLab", async () => {
    const { cwd, base } = await makeClone();
    const programs = makeFunnel();
    const scripts = listShell("gitlab", readSource("ci/gitlab.yml")).filter(({ where }) => where.endsWith("/script"));
    const env = {
      FUNNEL_DIRECTORY: "acme",
      FUNNEL_HISTORY: "acme/events.jsonl",
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    };
    const results = scripts.map(({ text }) => runShell(text, { cwd, programs, env }));
    expect(results.filter(({ code }) => code !== 0)).toEqual([]);
    expect(readFileSync(join(cwd, "funnel-diff.md"), "utf8")).toContain("55");
  });

  it("pass on any other build server", async () => {
    const { cwd } = await makeClone();
    const folder = join(cwd, "acme");
    const build = listBlocks("docs/ci.md", readSource("docs/ci.md"), "sh")[1]?.text ?? "";
    const { code, output } = runShell(build, { cwd: folder, programs: makeFunnel() });
    expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
    const written = ["funnel.sarif", "funnel-tests.xml", "funnel-diff.md", "funnel-backtest.md"];
    expect(written.filter((name) => readFileSync(join(folder, name), "utf8") === "")).toEqual([]);
  });

  it("refuse a commit that breaks the project, and take one that does not", async () => {
    const { cwd } = await makeRepository((text) => text);
    const hook = join(cwd, ".git", "hooks", "pre-commit");
    const text = listBlocks("docs/ci.md", readSource("docs/ci.md"), "sh")[0]?.text ?? "";
    writeFileSync(hook, text.replaceAll("funnel fmt", "cd acme; funnel fmt"));
    chmodSync(hook, 0o755);
    const file = join(cwd, "acme", "lifecycle.funnel");
    const before = readFileSync(file, "utf8");
    const programs = makeFunnel();
    const commit = "git -c user.name=Dana -c user.email=d@acme.example commit --quiet --all --message Change";
    writeFileSync(file, before.replace("from opportunity on deal_won", "from oportunity on deal_won"));
    expect(runShell(commit, { cwd, programs })).toMatchObject({
      code: 1,
      output: expect.stringContaining("There is no stage called `oportunity`") as string,
    });
    writeFileSync(file, raise(before));
    expect(runShell(commit, { cwd, programs })).toMatchObject({ code: 0 });
  });
});
