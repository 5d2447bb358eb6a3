/** The program with every command. */
import { commands } from "./commands/index.ts";
import type { ExitCode } from "./failure.ts";
import { createProcessIo } from "./process-io.ts";
import { runCli } from "./run-cli.ts";

export function run(args: readonly string[]): Promise<ExitCode> {
  return runCli(args, createProcessIo(), commands);
}
