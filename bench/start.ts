/** Measures the cold start of what was built: `check` of a new project and of Acme, as a ratio to `node -e 0`. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Alternative, measureRounds } from "./rounds.ts";

const root = join(import.meta.dirname, "..");
const program = join(root, "dist", "cli", "main.js");
const folder = mkdtempSync(join(tmpdir(), "funnel-start-"));
const starter = join(folder, "starter");
const rounds = Number(process.argv[2] ?? "15");

/** Runs Node in a folder; what it keeps between starts is kept here, or not at all. */
function start(cwd: string, args: readonly string[], keep: "keep" | "keep-nothing"): void {
  const cache = keep === "keep" ? { XDG_CACHE_HOME: folder } : { NODE_DISABLE_COMPILE_CACHE: "1" };
  execFileSync(process.execPath, args, { cwd, env: { ...process.env, ...cache }, stdio: "ignore" });
}

try {
  start(root, [program, "init", starter], "keep-nothing");
  const projects = [
    ["a new project", starter],
    ["Acme", join(root, "examples", "acme")],
  ] as const;
  const alternatives: Alternative[] = [
    { name: "node", run: () => start(folder, ["-e", "0"], "keep-nothing") },
    ...projects.flatMap(([project, cwd]) => [
      { name: `check of ${project}`, run: () => start(cwd, [program, "check"], "keep") },
      { name: `check of ${project}, nothing kept`, run: () => start(cwd, [program, "check"], "keep-nothing") },
    ]),
  ];
  const times = measureRounds(alternatives, rounds);
  const node = times.get("node")!;
  console.log(`${"node -e 0".padEnd(36)}  ${node.toFixed(0)} ms`);
  for (const [name, time] of [...times].slice(1)) {
    console.log(`${name.padEnd(36)}  ${time.toFixed(0)} ms = ${(time / node).toFixed(2)} × \`node -e 0\``);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
