/** A run whose leads fill the heap ends with a word and a remedy. */
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { expect, it } from "vitest";

const modules = pathToFileURL(`${join(import.meta.dirname, "../../cli")}/`);

/** Keeps more and more, as a run keeps leads, and lets other things happen after each piece, as reading a file does. */
const program = `
  import { setImmediate } from "node:timers/promises";
  import { watchMemory } from "${new URL("memory-watch.ts", modules).href}";
  const memory = watchMemory();
  const kept = [];
  try {
    for (let piece = 0; piece < PIECES; piece += 1) {
      for (let at = 0; at < 100; at += 1) kept.push(new Array(1000).fill(at + 0.5));
      await setImmediate();
      memory.check();
    }
    console.log("done");
  } catch (error) {
    console.log(error.constructor.name, error.message, error.help);
  } finally {
    memory.stop();
  }
`;

function keep(pieces: number): string {
  const words = [
    "--max-old-space-size=150",
    "--input-type=module",
    "--eval",
    program.replace("PIECES", String(pieces)),
  ];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  return stdout + stderr;
}

it("says that the leads need more memory, before the process is ended", () => {
  expect(keep(10_000)).toMatch(
    /^UserError the leads need more memory than the \d+ MB that Node\.js may use .*NODE_OPTIONS=--max-old-space-size=\d+/,
  );
});

it("says nothing as long as there is room", () => {
  expect(keep(20)).toBe("done\n");
});
