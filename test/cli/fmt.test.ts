/** `funnel fmt` on small projects: what is written, what is only said, and the exit codes. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, run } from "./in-process.ts";

const ugly = 'team   sales {contact "s@small.example"}\n';
const canonical = 'team sales { contact "s@small.example" }\n';
const files = { "funnel.yaml": "name: small\n", "a.funnel": ugly, "deep/b.funnel": canonical, "notes.txt": ugly };

test("formats the files of a project and leaves the others alone", async () => {
  const cwd = makeFolder(files);
  const before = statSync(join(cwd, "deep/b.funnel")).mtimeMs;
  expect(await run({ cwd }, "fmt")).toEqual({ code: 0, stdout: "", stderr: "formatted a.funnel\n" });
  expect(readFileSync(join(cwd, "a.funnel"), "utf8")).toBe(canonical);
  expect(readFileSync(join(cwd, "notes.txt"), "utf8")).toBe(ugly);
  expect(statSync(join(cwd, "deep/b.funnel")).mtimeMs).toBe(before);
  expect(readdirSync(cwd).sort()).toEqual(["a.funnel", "deep", "funnel.yaml", "notes.txt"]);
  expect(await run({ cwd }, "fmt")).toEqual({ code: 0, stdout: "", stderr: "2 files already laid out\n" });
});

test("formats named files and folders only", async () => {
  const cwd = makeFolder(files);
  expect((await run({ cwd }, "fmt", "deep")).stderr).toBe("1 file already laid out\n");
  expect(readFileSync(join(cwd, "a.funnel"), "utf8")).toBe(ugly);
  expect((await run({ cwd }, "fmt", "notes.txt")).stderr).toBe("formatted notes.txt\n");
  expect(await run({ cwd }, "fmt", "nowhere.funnel")).toMatchObject({ code: 2 });
});

test("--check lists files and writes nothing", async () => {
  const cwd = makeFolder(files);
  expect(await run({ cwd }, "fmt", "--check")).toEqual({ code: 1, stdout: "a.funnel\n", stderr: "" });
  expect(readFileSync(join(cwd, "a.funnel"), "utf8")).toBe(ugly);
  expect((await run({ cwd }, "fmt", "--check", "deep/b.funnel")).code).toBe(0);
});

test("--diff shows what would change and writes nothing", async () => {
  const cwd = makeFolder(files);
  const stdout = `--- a.funnel\n+++ a.funnel\n@@ -1,1 +1,1 @@\n-${ugly}+${canonical}`;
  expect(await run({ cwd }, "fmt", "-d")).toEqual({ code: 1, stdout, stderr: "" });
  expect(readFileSync(join(cwd, "a.funnel"), "utf8")).toBe(ugly);
});

test("a difference has three lines around each change", async () => {
  const lines = Array.from({ length: 20 }, (_, index) => `// ${index}`);
  const before = [...lines.slice(0, 9), "team   x", ...lines.slice(9, 19), "team   y"].join("\n");
  const { stdout } = await run({ cwd: makeFolder(), stdin: before }, "fmt", "-d", "-");
  expect(stdout).toBe(
    [
      "--- standard input",
      "+++ standard input",
      "@@ -7,7 +7,7 @@",
      " // 6",
      " // 7",
      " // 8",
      "-team   x",
      "+team x",
      " // 9",
      " // 10",
      " // 11",
      "@@ -18,4 +18,4 @@",
      " // 16",
      " // 17",
      " // 18",
      "-team   y",
      "\\ No newline at end of file",
      "+team y",
      "",
    ].join("\n"),
  );
});

test("- is a filter", async () => {
  const cwd = makeFolder();
  expect(await run({ cwd, stdin: ugly }, "fmt", "-")).toEqual({ code: 0, stdout: canonical, stderr: "" });
  expect(await run({ cwd, stdin: ugly }, "fmt", "--check", "-")).toMatchObject({ code: 1, stdout: "standard input\n" });
  expect(await run({ cwd, stdin: ugly }, "fmt", "-", "a.funnel")).toMatchObject({ code: 2, stdout: "" });
  expect(await run({ cwd, stdin: new Uint8Array([0xff]) }, "fmt", "-")).toMatchObject({ code: 2, stdout: "" });
});

test("a file that does not parse stays as it is, and the others are formatted", async () => {
  const cwd = makeFolder({ ...files, "broken.funnel": "team x {\n  contact\n}\n" });
  const { code, stdout, stderr } = await run({ cwd }, "fmt");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("broken.funnel:2:");
  expect(readFileSync(join(cwd, "broken.funnel"), "utf8")).toBe("team x {\n  contact\n}\n");
  expect(readFileSync(join(cwd, "a.funnel"), "utf8")).toBe(canonical);
});

test("a file that is not UTF-8 is never touched", async () => {
  const cwd = makeFolder({ "a.funnel": new Uint8Array([0x2f, 0x2f, 0xe9, 0x0a]) });
  expect(await run({ cwd }, "fmt")).toMatchObject({ code: 2, stdout: "" });
  expect([...readFileSync(join(cwd, "a.funnel"))]).toEqual([0x2f, 0x2f, 0xe9, 0x0a]);
});

test("the user's configuration of Prettier is respected", async () => {
  const cwd = makeFolder({ ...files, ".prettierrc": '{ "printWidth": 30, "tabWidth": 4 }' });
  await run({ cwd }, "fmt");
  expect(readFileSync(join(cwd, "a.funnel"), "utf8")).toBe('team sales {\n    contact "s@small.example"\n}\n');
});

test.each(["{ printWidth", '{ "printWidth": "wide" }'])(
  "the configuration %s is an error of the user",
  async (config) => {
    const cwd = makeFolder({ ...files, ".prettierrc": config });
    const { code, stdout, stderr } = await run({ cwd }, "fmt");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("error: Prettier's configuration is wrong: ");
    expect(readFileSync(join(cwd, "a.funnel"), "utf8")).toBe(ugly);
  },
);
