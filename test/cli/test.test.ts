/** `funnel test`: passed and failed tests, which of them run, and what a failure shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectGolden } from "../golden.ts";
import { makeFolder, run } from "./in-process.ts";
import { smallProject } from "./small-project.ts";

const failing = {
  ...smallProject,
  "tests/bad.funnel": `test "two forms and a boss make a lead" {
  given lead { title "Chief of Staff"  employees 20 }
  at 2026-03-02T10:00 did form_submitted
  at +1 day did form_submitted
  expect stage is lead and engagement >= 30
}
test "points by size" {
  | employees | => fit |
  | 100       | 40     |
  | 99        | 40     |
}
`,
};

test("passed tests are a line a file", async () => {
  expect(await run({ cwd: makeFolder(smallProject) }, "test")).toEqual({
    code: 0,
    stdout: "✓ tests/good.funnel  1 test\n\n✓ 1 test passed\n",
    stderr: "",
  });
});

test.each(["pretty", "plain", "json", "junit", "github", "markdown"])("failures as %s", async (format) => {
  const { code, stdout, stderr } = await run({ cwd: makeFolder(failing) }, "test", "--format", format);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expectGolden("cli", "test", `${format}.txt`, stdout.replace(/"version": ".*"/, '"version": "0.0.0"'));
});

test("paths and --run choose tests", async () => {
  const cwd = makeFolder(failing);
  expect(await run({ cwd }, "test", "tests/good.funnel")).toMatchObject({ code: 0 });
  expect((await run({ cwd }, "test", "tests/bad.funnel")).stdout).toContain("2 of 3 tests failed");
  expect((await run({ cwd }, "test", "--run", "A FORM is")).stdout).toContain("1 test passed");
  expect(await run({ cwd }, "test", "--run", "nothing")).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: no test has a title that matches --run\n",
  });
  expect((await run({ cwd }, "test", "--run", "(")).code).toBe(2);
});

test.each(["junit", "github", "markdown"])("-o writes %s to a file", async (format) => {
  const cwd = makeFolder(failing);
  const { stdout } = await run({ cwd }, "test", "--format", format);
  expect(await run({ cwd }, "test", "--format", format, "-o", "out")).toEqual({ code: 1, stdout: "", stderr: "" });
  expect(readFileSync(join(cwd, "out"), "utf8")).toBe(stdout);
});

test("-o writes the report to a file", async () => {
  const cwd = makeFolder(failing);
  expect(await run({ cwd, terminal: true }, "test", "-o", "out.txt")).toEqual({ code: 1, stdout: "", stderr: "" });
  expect(readFileSync(join(cwd, "out.txt"), "utf8")).toContain("2 of 4 tests failed");
});

test("a project with mistakes shows them instead, and JSON stays JSON", async () => {
  const cwd = makeFolder({ ...smallProject, "more.funnel": "stage {" });
  const { code, stdout, stderr } = await run({ cwd }, "test", "--format", "json");
  expect(code).toBe(1);
  expect(stderr).toContain("more.funnel:1:1");
  expect(JSON.parse(stdout)).toMatchObject({
    format: 1,
    summary: { passed: 0, failed: 0, errors: 1 },
    errors: [{ code: "unknown-declaration", location: { file: "more.funnel" } }],
    tests: [],
  });
});

test.each(["plain", "junit", "github", "markdown"])("what kept tests from being run as %s", async (format) => {
  const cwd = makeFolder({ ...smallProject, "more.funnel": "stage {" });
  const { code, stdout } = await run({ cwd }, "test", "--format", format);
  expect(code).toBe(1);
  expectGolden("cli", "test-broken", `${format}.txt`, stdout);
});
