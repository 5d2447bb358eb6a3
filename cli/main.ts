#!/usr/bin/env node
/** The program `funnel`. Its command `check`, which people wait for at every save and commit, starts from kept code. */
import type * as checkProgram from "./check/program.ts";
import { findCacheFolder, openScript } from "./kept-script.ts";

const args = process.argv.slice(2);
const script =
  args[0] === "check"
    ? openScript<typeof checkProgram>(
        `${import.meta.dirname}/check.cjs`,
        findCacheFolder(process.env, process.platform),
      )
    : undefined;
const { run } = script?.exports ?? (await import("./program.ts"));
process.exitCode = await run(args);
script?.keep((program) => program.practise());
