/** Runs a command line in process, in a folder of its own, with everything it prints collected. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { commands } from "../../cli/commands/index.ts";
import type { Io, Output } from "../../cli/io.ts";
import { runCli } from "../../cli/run-cli.ts";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly terminal?: boolean;
  /** How wide the terminal is; 100 without it. */
  readonly columns?: number;
  /** The time, in milliseconds since 1970; without it 1 July 2026. */
  readonly now?: number;
}

/** A folder with these files, which is gone when the test is over. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "funnel-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs `funnel` with these arguments. */
export async function run(world: World, ...args: readonly string[]): Promise<Ran> {
  const printed = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr"): Output => ({
    write(text) {
      printed[name] += text;
    },
    flush: () => Promise.resolve(),
    isTerminal: world.terminal ?? false,
    columns: world.columns ?? 100,
  });
  const io: Io = {
    cwd: world.cwd,
    env: world.env ?? {},
    stdin: streamOf(world.stdin ?? ""),
    stdout: output("stdout"),
    stderr: output("stderr"),
    now: () => world.now ?? Date.UTC(2026, 6, 1),
  };
  const code = await runCli(args, io, commands);
  return { code, ...printed };
}

async function* streamOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === "string" ? new TextEncoder().encode(text) : text;
}
