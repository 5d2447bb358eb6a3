/** `funnel test --coverage`: what no test takes part in, as text and as documents for other programs, and a minimum. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectGolden } from "../golden.ts";
import { coverageProject } from "./coverage-project.ts";
import { makeFolder, run } from "./in-process.ts";

test("a bar for each kind, and the list of what is not covered", async () => {
  const { code, stdout, stderr } = await run({ cwd: makeFolder(coverageProject) }, "test", "--coverage");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expectGolden("cli", "test-coverage", "pretty.txt", stdout);
});

test.each(["lcov", "cobertura"])(
  "%s goes to the file of -o, the report of the tests to the terminal",
  async (format) => {
    const cwd = makeFolder(coverageProject);
    const toFile = await run({ cwd }, "test", "--coverage-format", format, "-o", "coverage.out");
    const document = readFileSync(join(cwd, "coverage.out"), "utf8");
    expect(toFile).toMatchObject({ code: 0, stderr: "" });
    expect(toFile.stdout).toContain("2 tests passed");
    expectGolden("cli", "test-coverage", `${format}.txt`, document);
    const piped = await run({ cwd }, "test", "--coverage", "--coverage-format", format);
    expect(piped.stdout).toBe(document);
    expect(piped.stderr).toContain("2 tests passed");
  },
);

test.each(["plain", "json", "markdown"])("is a part of the report as %s", async (format) => {
  const { stdout } = await run({ cwd: makeFolder(coverageProject) }, "test", "--coverage", "--format", format);
  expectGolden("cli", "test-coverage", `${format}.txt`, stdout.replace(/"version": ".*"/, '"version": "0.0.0"'));
});

test("a report that has no place for it stays as it is", async () => {
  const cwd = makeFolder(coverageProject);
  const { stdout, stderr } = await run({ cwd }, "test", "--coverage", "--format", "junit");
  expect(stdout).toBe((await run({ cwd }, "test", "--format", "junit")).stdout);
  expect(stderr).toContain("routing rows");
});

test("--min fails, and says which kinds are short", async () => {
  const cwd = makeFolder(coverageProject);
  const failed = await run({ cwd }, "test", "--min", "75%");
  expect(failed.code).toBe(1);
  expect(failed.stderr).toBe(
    "error: tests cover less than 75% of stage clauses 40.0% (2 of 5), routing rows 33.3% (1 of 3), " +
      "nurture steps 66.7% (6 of 9), content map cells 66.7% (2 of 3), turnback rows 50.0% (1 of 2), " +
      "profiling rows 50.0% (1 of 2), hygiene rows 33.3% (1 of 3)\n",
  );
  expect((await run({ cwd }, "test", "--min", "0")).code).toBe(0);
  expect((await run({ cwd }, "test", "--min", "a lot")).code).toBe(2);
  expect((await run({ cwd }, "test", "--min", "101")).code).toBe(2);
});

test("tests that are not run cover nothing", async () => {
  const cwd = makeFolder(coverageProject);
  const { stdout } = await run({ cwd }, "test", "--coverage", "--run", "looks around", "--format", "json");
  const { coverage } = JSON.parse(stdout) as { coverage: { kinds: { kind: string; hit: number }[] } };
  expect(coverage.kinds.filter(({ kind }) => kind === "routing" || kind === "sla")).toMatchObject([
    { hit: 0 },
    { hit: 0 },
  ]);
});
