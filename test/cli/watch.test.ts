/** `funnel test --watch` in a process of its own: it runs again after changes, survives mistakes, and ends quietly. */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../house/source-files.ts";
import { makeFolder, run } from "./in-process.ts";
import { smallProject } from "./small-project.ts";

/** Everything that the process has printed, and waits for more of it. */
function listen(child: ChildProcess): {
  count(text: string): number;
  until(text: string, times?: number): Promise<void>;
} {
  let printed = "";
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      for (const look of heard) look();
    });
  }
  return {
    count: (text) => printed.split(text).length - 1,
    until: (text, times = 1) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (printed.split(text).length <= times) return;
          heard.delete(look);
          resolve();
        };
        heard.add(look);
        child.once("exit", () => reject(new Error(`ended after:\n${printed}`)));
        look();
      }),
  };
}

function watchTests(cwd: string, ...rest: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(root, "cli", "main.ts"), "test", "--watch", ...rest], { cwd });
  onTestFinished(() => void child.kill("SIGKILL"));
  // Each wait listens for the end of the program.
  child.setMaxListeners(0);
  return child;
}

test("runs again after every change until it is interrupted", async () => {
  const cwd = makeFolder(smallProject);
  const child = watchTests(cwd);
  const screen = listen(child);
  await screen.until("1 test passed");
  await screen.until("waiting for changes");

  const file = join(cwd, "tests", "good.funnel");
  writeFileSync(file, smallProject["tests/good.funnel"].replace("25", "26"));
  await screen.until("1 of 1 test failed");
  await screen.until("waiting for changes", 2);

  writeFileSync(file, "test {");
  await screen.until("syntax-error");
  await screen.until("waiting for changes", 3);

  // What is no part of the project changes nothing.
  writeFileSync(join(cwd, "notes.txt"), "call ann");
  rmSync(file);
  await screen.until("no tests were run");
  await screen.until("waiting for changes", 4);
  writeFileSync(file, smallProject["tests/good.funnel"]);
  await screen.until("1 test passed", 2);
  await screen.until("waiting for changes", 5);

  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 0, signal: null });
});

test("writes the report anew after each run, shows it, and is not woken by what it wrote", async () => {
  const cwd = makeFolder(smallProject);
  // The name is that of a catalogue, which would start the tests again.
  const screen = listen(watchTests(cwd, "--format", "junit", "-o", "tests.csv"));
  const report = (): string => readFileSync(join(cwd, "tests.csv"), "utf8");
  await screen.until("1 test passed");
  await screen.until("wrote tests.csv");
  await screen.until("waiting for changes");
  expect(report()).toContain('failures="0"');

  const file = join(cwd, "tests", "good.funnel");
  writeFileSync(file, smallProject["tests/good.funnel"].replace("25", "26"));
  await screen.until("1 of 1 test failed");
  await screen.until("waiting for changes", 2);
  expect(report()).toContain('failures="1"');

  writeFileSync(file, smallProject["tests/good.funnel"]);
  await screen.until("waiting for changes", 3);
  // Long enough for one more run to begin.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(screen.count("waiting for changes")).toBe(3);
});

test.each([
  ["--format", "junit"],
  ["--format", "markdown", "-o", "-"],
  ["--coverage-format", "lcov"],
])("refuses one document after the other on the terminal: %s %s", async (...rest) => {
  const { code, stdout, stderr } = await run({ cwd: makeFolder(smallProject) }, "test", "--watch", ...rest);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(
    /^error: --watch shows the tests on the terminal, and \w+ is for other programs\nhelp: say -o /,
  );
});
