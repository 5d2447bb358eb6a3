/** The program by itself: what no command has a say in. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const program = join(import.meta.dirname, "../../cli/main.ts");

it.each([
  ["20.19.5", 2, "error: funnel needs Node.js 22.13 or newer, and this is 20.19.5\n"],
  ["22.12.0", 2, "error: funnel needs Node.js 22.13 or newer, and this is 22.12.0\n"],
  ["22.13.0", 0, ""],
  ["26.1.0", 0, ""],
])("with Node.js %s ends with %i", (version, code, told) => {
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const words = ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`, program, "--version"];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  expect([status, stderr]).toEqual([code, told]);
});
