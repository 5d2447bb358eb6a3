/** Makes a program to run: of a finished plan, or of the project in a folder. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { loadProgram } from "../../runtime/kernel/load-program.ts";
import type { Program } from "../../runtime/kernel/program.ts";
import { UserError, describeSystemError, isSystemError } from "../failure.ts";
import { findProject } from "../project-folder.ts";
import { reportErrors, type Destination } from "../report/build-errors.ts";
import type { Session } from "../session.ts";

export interface ProgramChoice {
  readonly directory?: string;
  readonly plan?: string;
}

/** The program, or nothing when the project has errors, which are shown then. */
export async function chooseProgram(
  session: Session,
  choice: ProgramChoice,
  instead?: Destination,
): Promise<Program | undefined> {
  if (choice.plan !== undefined) {
    return link(await readPlan(resolve(session.io.cwd, choice.plan), choice.plan), choice.plan);
  }
  const { compileFolder } = await import("../compile-folder.ts");
  const compiled = compileFolder(session.io, findProject(session.io, choice.directory));
  if (compiled.plan !== undefined) return link(compiled.plan, compiled.name);
  await reportErrors(session, compiled, instead);
  return undefined;
}

async function link(json: unknown, shown: string): Promise<Program> {
  const loaded = await loadProgram(json);
  if ("program" in loaded) return loaded.program;
  const { path, reason } = loaded.problem;
  throw new UserError(`${shown} cannot be run: ${reason}${path === "" ? "" : ` (at ${path})`}`);
}

async function readPlan(file: string, shown: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new UserError(`${shown} is no plan: it is no JSON`, "`funnel build` writes one");
    throw isSystemError(error) ? new UserError(`cannot read ${shown}: ${describeSystemError(error)}`) : error;
  }
}
