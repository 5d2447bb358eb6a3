/** Where plans lie: beside each other, NAME.plan.json and NAME.tests.json. */
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { CheckedFolder } from "./check-folder.ts";
import type { Io } from "./io.ts";

/** Absolute paths. */
export interface PlanPlace {
  readonly plan: string;
  readonly tests: string;
}

/**
 * Where the plan of a project goes: `-o` in the working folder, else what `funnel.yaml` says in the project's. With
 * `committed` that is the plan which is kept under version control, where `funnel.yaml` names one.
 */
export function placePlan(
  io: Io,
  { root, name, manifest }: Pick<CheckedFolder, "root" | "name" | "manifest">,
  output: string | undefined,
  committed: boolean,
): PlanPlace {
  if (output === undefined) {
    const kept = committed || manifest.out === undefined ? manifest.plan : undefined;
    return kept === undefined
      ? inFolder(resolve(root, manifest.out ?? "build"), name)
      : besidePlan(resolve(root, kept));
  }
  const absolute = resolve(io.cwd, output);
  const isFolder = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? !output.endsWith(".json");
  return isFolder ? inFolder(absolute, name) : besidePlan(absolute);
}

function inFolder(folder: string, name: string): PlanPlace {
  return besidePlan(join(folder, `${name}.plan.json`));
}

function besidePlan(plan: string): PlanPlace {
  return { plan, tests: `${plan.replace(/(?:\.plan)?\.json$/, "")}.tests.json` };
}
