/** The program with nothing but `check`, which is built into one script, so that what V8 makes of it can be kept. */
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { defineCheck } from "../commands/check.ts";
import type { ExitCode } from "../failure.ts";
import { createProcessIo } from "../process-io.ts";
import { runCli } from "../run-cli.ts";
import { starterSources } from "../starter/sources.ts";
import * as work from "./check-projects.ts";

/** Runs arguments that begin with `check`. */
export function run(args: readonly string[]): Promise<ExitCode> {
  return runCli(args, createProcessIo(), [(session) => defineCheck(session, () => Promise.resolve(work))]);
}

/** Goes through all of a check, so that no part of it is left to compile, whatever was run before. */
export function practise(): void {
  lintFiles(createMemoryHost(starterSources), { now: 0 });
}
