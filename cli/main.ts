#!/usr/bin/env node
/** The program `funnel`. Its command `check`, which people wait for at every save and commit, starts from kept code. */
import type * as checkProgram from "./check/program.ts";
import { findCacheFolder, openScript } from "./kept-script.ts";

const args = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`error: funnel needs Node.js 22.13 or newer, and this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  const script = args[0] === "check" ? openCheck() : undefined;
  const { run } = script?.exports ?? (await import("./program.ts"));
  process.exitCode = await run(args);
  script?.keep((program) => program.practise());
}

function openCheck(): ReturnType<typeof openScript<typeof checkProgram>> {
  const folder = findCacheFolder(process.env, process.platform);
  return openScript<typeof checkProgram>(`${import.meta.dirname}/check.cjs`, folder);
}
