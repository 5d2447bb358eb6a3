/** `funnel check` and `funnel build` on small projects: findings, formats, exit codes, and which files they are about. */
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeNewFiles, type Write } from "../../cli/starter/write-files.ts";
import { rules } from "../../compiler/lint/registry.ts";
import { expectGolden } from "../golden.ts";
import { makeFolder, run } from "./in-process.ts";

/** The small projects here are about the command, and no good funnels. */
const quiet = `rules:\n${rules.map(({ code }) => `  ${code}: off\n`).join("")}`;

const good = {
  "funnel.yaml": `name: small\n${quiet}`,
  "company.funnel":
    'funnel small "Small" { timezone "Europe/Berlin" currency EUR }\nteam sales { contact "s@small.example" }\n',
  "lead.funnel": "lead {\n  email email key\n}\nactivity form_submitted\n",
  "lifecycle.funnel":
    "lifecycle {\n  stage visitor {\n    initial\n    owner sales\n  }\n" +
    "  stage customer {\n    owner sales   final won\n    enter from visitor on form_submitted\n  }\n}\n",
};
const broken = {
  ...good,
  "lifecycle.funnel": good["lifecycle.funnel"].replace("on form_submitted", "on form_submited"),
  "lead.funnel": good["lead.funnel"].replace("activity form_submitted", "activity form_submitted {"),
};

describe("check", () => {
  test("a project without mistakes", async () => {
    expect(await run({ cwd: makeFolder(good) }, "check")).toEqual({
      code: 0,
      stdout: "✓ no problems in 3 files\n",
      stderr: "",
    });
  });

  test.each([
    ["-C", "one", "check"],
    ["check", "-C", "one"],
  ])("the folder may stand on either side of the command: %s %s %s", async (...args) => {
    const files = Object.fromEntries(Object.entries(good).map(([name, text]) => [`one/${name}`, text]));
    expect((await run({ cwd: makeFolder(files) }, ...args)).stdout).toBe("✓ no problems in 3 files\n");
  });

  test.each(["pretty", "plain", "json", "sarif", "junit", "github", "markdown"])("mistakes as %s", async (format) => {
    const { code, stdout, stderr } = await run({ cwd: makeFolder(broken) }, "check", "--format", format);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expectGolden(
      "cli",
      "check",
      `${format}.txt`,
      stdout.replace(/("name": "funnel",\s+"version"): ".*"/, '$1: "0.0.0"'),
    );
  });

  test("the folder of a project is found upwards, and paths are those of the working folder", async () => {
    const root = makeFolder({ ...broken, "deep/er/notes.txt": "" });
    const inside = await run({ cwd: join(root, "deep/er") }, "check", "--format", "plain");
    expect(inside.stdout).toMatch(/^\.\.\/\.\.\/lead\.funnel:|^\//m);
    const outside = await run({ cwd: join(root, "..") }, "check", root, "--format", "plain");
    expect(outside.stdout).toMatch(/^funnel-cli-\w+\/lead\.funnel:4:\d+: error\[/m);
    const chosen = await run({ cwd: join(root, "..") }, "check", "-C", root, "--format", "plain");
    expect(chosen.stdout).toBe(outside.stdout);
  });

  test("a file of a project shows what concerns it, checked with the rest", async () => {
    const cwd = makeFolder(broken);
    const one = await run({ cwd }, "check", "company.funnel");
    expect(one).toEqual({ code: 0, stdout: "✓ no problems in 1 file\n", stderr: "" });
    const other = await run({ cwd }, "check", "lead.funnel", "--format", "plain");
    expect(other.code).toBe(1);
    expect(other.stdout.split("\n").filter((line) => line !== "" && !line.startsWith("lead.funnel:"))).toEqual([]);
  });

  test("what the project does not consist of is refused, and says why", async () => {
    const cwd = makeFolder({
      ...good,
      "funnel.yaml": `${good["funnel.yaml"]}exclude: [old]\n`,
      "company.funnel": `${good["company.funnel"]}catalog "content.yaml"\n`,
      "content.yaml": "guide: { by: [email] }\n",
      "old/gone.funnel": "team {",
      "deep/notes.txt": "",
      ".hidden/x.funnel": "",
    });
    symlinkSync("lead.funnel", join(cwd, "again.funnel"));
    const paths = ["deep/notes.txt", "deep", "old/gone.funnel", "old", ".hidden/x.funnel", "again.funnel"];
    let told = "";
    for (const path of paths) {
      const { code, stdout, stderr } = await run({ cwd }, "check", path, "lead.funnel");
      expect({ code, stdout }, path).toEqual({ code: 2, stdout: "" });
      told += stderr;
    }
    expect((await run({ cwd }, "test", "deep/notes.txt")).code).toBe(2);
    expectGolden("cli", "check", "no-part.txt", told);
    for (const path of ["content.yaml", "funnel.yaml", "."]) {
      const { code, stdout } = await run({ cwd }, "check", path);
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: `✓ no problems in ${path === "." ? "3 files" : "1 file"}\n`,
      });
    }
  });

  test("--fix writes nothing when one of the paths is no part of the project", async () => {
    const slip = { ...good, "lifecycle.funnel": broken["lifecycle.funnel"], "notes.txt": "" };
    const cwd = makeFolder(slip);
    expect((await run({ cwd }, "check", "--fix", "lifecycle.funnel", "notes.txt")).code).toBe(2);
    expect(readFileSync(join(cwd, "lifecycle.funnel"), "utf8")).toBe(slip["lifecycle.funnel"]);
  });

  test("--fail-on says what counts, and so does funnel.yaml", async () => {
    const cwd = makeFolder(broken);
    expect((await run({ cwd }, "check", "--fail-on", "never")).code).toBe(0);
    writeFileSync(join(cwd, "funnel.yaml"), "fail_on: never\n");
    expect((await run({ cwd }, "check")).code).toBe(0);
    expect((await run({ cwd }, "check", "--fail-on", "error")).code).toBe(1);
  });

  test("-o writes the report to a file, without colours", async () => {
    const cwd = makeFolder(broken);
    expect(await run({ cwd, terminal: true }, "check", "-o", "report.txt")).toEqual({
      code: 1,
      stdout: "",
      stderr: "",
    });
    expect(readFileSync(join(cwd, "report.txt"), "utf8")).toMatch(/^error\[/);
  });

  test("build servers see the files without mistakes, too", async () => {
    const cwd = makeFolder(broken);
    const { stdout } = await run({ cwd }, "check", "--format", "junit");
    expect(stdout.match(/<testcase name="[^"]*"/g)).toEqual([
      '<testcase name="company.funnel"',
      '<testcase name="lead.funnel"',
      '<testcase name="lifecycle.funnel"',
    ]);
    expect(stdout).toContain('<testcase name="company.funnel" classname="funnel check" file="company.funnel"/>');
  });

  test.each(["sarif", "junit", "github", "markdown"])(
    "-o writes %s to a file, for an empty folder too",
    async (format) => {
      const cwd = makeFolder();
      const { stdout } = await run({ cwd }, "check", "--format", format);
      expect(stdout).toContain("has no `.funnel` file");
      expect(await run({ cwd }, "check", "--format", format, "-o", "out")).toEqual({ code: 1, stdout: "", stderr: "" });
      expect(readFileSync(join(cwd, "out"), "utf8")).toBe(stdout);
    },
  );

  test("an empty folder and a bad manifest are findings", async () => {
    const empty = await run({ cwd: makeFolder() }, "check", "--format", "json");
    expect(empty.code).toBe(1);
    expect((JSON.parse(empty.stdout) as { diagnostics: { code: string }[] }).diagnostics[0]?.code).toBe(
      "empty-project",
    );
    const manifest = await run(
      { cwd: makeFolder({ ...good, "funnel.yaml": "nme: x\n" }) },
      "check",
      "--format",
      "plain",
    );
    expect(manifest.code).toBe(1);
    expect(manifest.stdout).toMatch(/^funnel\.yaml:1:1: error\[manifest-invalid\]/);
  });
});

describe("check --fix", () => {
  const slip = {
    ...good,
    "lifecycle.funnel": good["lifecycle.funnel"].replace("on form_submitted", "on form_submited"),
  };
  const fixed = good["lifecycle.funnel"];

  test("writes what a machine can mend, and reports the rest", async () => {
    const cwd = makeFolder({ ...slip, "more.funnel": "segment odd { when email > 3 }\n" });
    const { code, stdout, stderr } = await run({ cwd }, "check", "--fix", "--format", "plain");
    expect(stderr).toBe(
      "fixed lifecycle.funnel:8: Replace with `form_submitted` [unknown-name]\nfixed 1 finding in 1 file\n",
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^more\.funnel:1:\d+: error\[wrong-type\].*\n$/);
    expect(readFileSync(join(cwd, "lifecycle.funnel"), "utf8")).toBe(fixed);
    expect(await run({ cwd: makeFolder(slip) }, "check", "--fix")).toMatchObject({ code: 0 });
  });

  test("--dry-run shows the difference and writes nothing", async () => {
    const cwd = makeFolder({ "sub/x": "", ...slip });
    const { stdout, stderr } = await run({ cwd: join(cwd, "sub") }, "check", "--fix", "--dry-run", "-C", "..");
    expect(stdout.split("\n").filter((line) => /^[-+]/u.test(line))).toEqual([
      "--- ../lifecycle.funnel",
      "+++ ../lifecycle.funnel",
      "-    enter from visitor on form_submited",
      "+    enter from visitor on form_submitted",
    ]);
    expect(stderr).toContain("would fix 1 finding in 1 file\n");
    expect(readFileSync(join(cwd, "lifecycle.funnel"), "utf8")).toBe(slip["lifecycle.funnel"]);
    expect((await run({ cwd }, "check", "--dry-run")).code).toBe(2);
  });

  test("leaves out an edit that would break something, and makes the others", async () => {
    // `and` is no name for a segment, whatever the style of names would have it.
    const odd = { ...good, "funnel.yaml": `${good["funnel.yaml"].replace("  name-style: off\n", "")}` };
    const cwd = makeFolder({
      ...odd,
      "more.funnel": "segment And { when email is known }\nsegment BigOnes { when And }\n",
    });
    const { stderr } = await run({ cwd }, "check", "--fix");
    expect(readFileSync(join(cwd, "more.funnel"), "utf8")).toBe(
      "segment And { when email is known }\nsegment big_ones { when And }\n",
    );
    expect(stderr).toContain("fixed 1 finding in 1 file\n");
  });

  test("mends only what was asked for, and says when there is nothing to mend", async () => {
    const cwd = makeFolder(slip);
    const { stderr } = await run({ cwd }, "check", "--fix", "lead.funnel");
    expect(stderr).toBe("nothing here can be fixed by a machine\n");
    expect(readFileSync(join(cwd, "lifecycle.funnel"), "utf8")).toBe(slip["lifecycle.funnel"]);
  });
});

test("errors of rules stop build and run, and tests run all the same", async () => {
  const cwd = makeFolder({
    ...good,
    "funnel.yaml": "rules: { suppression-unused: error }\n",
    "more.funnel":
      '// funnel-ignore black-hole: nothing\ntest "x" {\n  at 2026-01-01T00:00 did form_submitted\n  expect stage is customer\n}\n',
  });
  expect((await run({ cwd }, "build")).stderr).toContain("error[suppression-unused]");
  expect(existsSync(join(cwd, "build"))).toBe(false);
  const { code, stdout, stderr } = await run({ cwd }, "test");
  expect(stdout).toContain("1 test passed");
  expect(stderr).toMatch(/^1 error in .*: see `funnel check`\n$/);
  expect(code).toBe(0);
});

describe("build", () => {
  test("writes the plan, says so on standard error, and --check compares it", async () => {
    const cwd = makeFolder(good);
    expect((await run({ cwd }, "build", "--check")).stderr).toBe(
      "build/small.plan.json is not there: run `funnel build` and commit the result\n",
    );
    expect(await run({ cwd }, "build")).toEqual({ code: 0, stdout: "", stderr: "wrote build/small.plan.json\n" });
    const plan = readFileSync(join(cwd, "build/small.plan.json"), "utf8");
    expect(JSON.parse(plan)).toMatchObject({ format: 1, funnel: { name: "small" } });
    expect(await run({ cwd }, "build", "--check")).toMatchObject({ code: 0 });
    expect((await run({ cwd }, "build", "-o", "-")).stdout).toBe(plan);

    writeFileSync(join(cwd, "company.funnel"), good["company.funnel"].replace("Berlin", "Paris"));
    expect(await run({ cwd }, "build", "--check")).toEqual({
      code: 1,
      stdout: "",
      stderr: "build/small.plan.json is not up to date: run `funnel build` and commit the result\n",
    });
  });

  test("-o names a file or a folder, and tests lie beside the plan", async () => {
    const cwd = makeFolder({
      ...good,
      "tests/a.funnel": 'test "x" {\n  at 2026-01-01T00:00 did form_submitted\n  expect stage is customer\n}\n',
    });
    expect((await run({ cwd }, "build", "-o", "out.plan.json")).stderr).toBe(
      "wrote out.plan.json and out.tests.json\n",
    );
    expect((await run({ cwd }, "build", "-o", "to/here")).stderr).toBe(
      "wrote to/here/small.plan.json and to/here/small.tests.json\n",
    );
    expect(existsSync(join(cwd, "to/here/small.tests.json"))).toBe(true);
  });

  test("a project with mistakes gives no plan", async () => {
    const cwd = makeFolder(broken);
    const { code, stdout, stderr } = await run({ cwd }, "build");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("error[");
    expect(existsSync(join(cwd, "build"))).toBe(false);
  });
});

describe("init", () => {
  test("makes a project that passes its own check and tests, in a folder with an awkward name", async () => {
    const cwd = makeFolder();
    const { code, stdout } = await run({ cwd }, "init", '2nd "try"');
    expect(code).toBe(0);
    expectGolden("cli", "init", "stdout.txt", stdout);
    const project = join(cwd, '2nd "try"');
    expect(await run({ cwd: project }, "check", "--fail-on", "warning")).toEqual({
      code: 0,
      stdout: "✓ no problems in 7 files\n",
      stderr: "",
    });
    expect(await run({ cwd: project }, "test")).toEqual({
      code: 0,
      stdout: "✓ tests/qualification.funnel  6 tests\n\n✓ 6 tests passed\n",
      stderr: "",
    });
    const plan = JSON.parse((await run({ cwd: project }, "build", "-o", "-")).stdout) as { funnel: object };
    expect(plan.funnel).toMatchObject({ name: "funnel_2nd_try", title: "2nd try" });
  });

  test("writes over nothing", async () => {
    const cwd = makeFolder({ "lead.funnel": "mine" });
    const { code, stderr } = await run({ cwd }, "init");
    expect(code).toBe(2);
    expect(stderr).toContain("error: this file is there already: lead.funnel\n");
    expect(existsSync(join(cwd, "company.funnel"))).toBe(false);
    rmSync(join(cwd, "lead.funnel"));
    expect((await run({ cwd }, "init")).code).toBe(0);
  });

  test("leaves nothing behind when something is in the way, and works once it is gone", async () => {
    // A file where the folder of the tests would be: most files are written before that is noticed.
    const cwd = makeFolder({ "sub/tests": "mine" });
    const { code, stdout, stderr } = await run({ cwd }, "init", "sub");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error: cannot write tests\/qualification\.funnel: .*\nhelp: nothing was left behind/);
    expect(readdirSync(join(cwd, "sub"))).toEqual(["tests"]);
    rmSync(join(cwd, "sub/tests"));
    expect((await run({ cwd }, "init", "sub")).code).toBe(0);
  });

  test("takes back what a full disk has left half written", async () => {
    const cwd = makeFolder();
    let room = 2;
    const files = ["a", "deep/er/b", "deep/c", "d"].map((path) => [path, "text"] as const);
    const write: Write = async (path, text) => {
      room -= 1;
      writeFileSync(path, room < 0 ? text.slice(0, 2) : text, { flag: "wx" });
      if (room < 0) throw Object.assign(new Error("full"), { code: "ENOSPC", syscall: "write" });
      return Promise.resolve();
    };
    await expect(writeNewFiles(join(cwd, "new"), files, write)).rejects.toThrow(
      "cannot write deep/c: the disk is full",
    );
    expect(readdirSync(cwd)).toEqual([]);
    await writeNewFiles(join(cwd, "new"), files);
    expect(readFileSync(join(cwd, "new/deep/er/b"), "utf8")).toBe("text");
  });
});
