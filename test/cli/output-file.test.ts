/** Results appear whole or not at all, and what goes wrong is said in words. */
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder, run } from "./in-process.ts";

const list = ["rules", "--format", "json"];

test("a result goes to its file, through a link too, and leaves nothing else behind", async () => {
  const cwd = makeFolder({ "old.json": "old" });
  symlinkSync(join(cwd, "old.json"), join(cwd, "link.json"));
  expect(await run({ cwd }, ...list, "-o", "new.json")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect((await run({ cwd }, ...list, "-o", "link.json")).code).toBe(0);
  expect(readFileSync(join(cwd, "old.json"), "utf8")).toBe(readFileSync(join(cwd, "new.json"), "utf8"));
  expect(readdirSync(cwd).sort()).toEqual(["link.json", "new.json", "old.json"]);
});

test("what cannot be written is said, with the exit code 2", async () => {
  const cwd = makeFolder({ "a/b": "" });
  const fails = async (target: string): Promise<string> => {
    const { code, stdout, stderr } = await run({ cwd }, ...list, "-o", target);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    return stderr;
  };
  expect(await fails("nowhere/x.json")).toBe(
    "error: cannot write nowhere/x.json: there is no folder `nowhere`\nhelp: make the folder first\n",
  );
  expect(await fails("a")).toBe("error: cannot write a: it is a folder, not a file\n");
  expect(await fails("a/b/c")).toBe("error: cannot write a/b/c: a part of the path is no folder\n");
  expect(readdirSync(cwd)).toEqual(["a"]);
});

test.runIf(process.platform === "linux")("a full disk is said, with the exit code 2", async () => {
  const { code, stderr } = await run({ cwd: makeFolder() }, ...list, "-o", "/dev/full");
  expect({ code, stderr }).toEqual({ code: 2, stderr: "error: cannot write /dev/full: the disk is full\n" });
});

test("a failure on the way keeps the file that was there", async () => {
  const { openResult } = await import("../../cli/output-file.ts");
  const cwd = makeFolder();
  writeFileSync(join(cwd, "kept"), "before");
  const writer = await openResult({ cwd } as Parameters<typeof openResult>[0], "kept");
  await writer.write("x".repeat(100_000));
  await writer.discard();
  expect(readFileSync(join(cwd, "kept"), "utf8")).toBe("before");
  expect(readdirSync(cwd)).toEqual(["kept"]);
});
