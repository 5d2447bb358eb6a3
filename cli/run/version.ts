/** Finds the plan of a version: of a Git ref, of a project's folder, or of a file. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { emptyLock, type Lock } from "../../compiler/agreement/lock.ts";
import { loadLock } from "../../compiler/agreement/read-lock.ts";
import { checkFiles } from "../../compiler/check-files.ts";
import { hashPlan } from "../../compiler/plan/hash.ts";
import { lowerPlan } from "../../compiler/plan/lower/project.ts";
import { findPlanMistake } from "../../compiler/plan/validate.ts";
import type { Host } from "../../compiler/project/host.ts";
import type { Plan } from "../../schemas/generated/plan.ts";
import { describeFolder } from "../check-folder.ts";
import { UserError, describeSystemError } from "../failure.ts";
import type { Io } from "../io.ts";
import { createNodeHost } from "../node-host.ts";
import { findRoot, showPath } from "../project-folder.ts";
import { reportBroken, reportErrors, type Destination } from "../report/build-errors.ts";
import { relocate } from "../report/findings.ts";
import type { Session } from "../session.ts";
import { hasCommit } from "./git-commit.ts";
import { readGitVersion } from "./git-version.ts";

export interface Version {
  /** As it was asked for. */
  readonly name: string;
  readonly plan: Plan;
  readonly lock: Lock;
  readonly commit: string | undefined;
  /** The project's folder, for a version that lies on disk and can be written to. */
  readonly root: string | undefined;
  /** What stands before a file of the plan to make it a path that the reader can open. */
  readonly prefix: string;
}

/** The version that `name` stands for, or nothing when it has errors, which are shown `instead` of a result then. */
export async function openVersion(
  session: Session,
  root: string,
  name: string,
  instead: Destination,
): Promise<Version | undefined> {
  const { io } = session;
  if (name.trim() === "") {
    throw new UserError("the name of a version is empty", "a variable that should hold it may not be set");
  }
  const path = resolve(io.cwd, name);
  if (existsSync(path) && !isOnlyRef(io, root, name)) {
    return statSync(path).isDirectory() ? openFolder(session, findRoot(path), name, instead) : readPlanFile(path, name);
  }
  const { host, commit } = readGitVersion(io, root, name);
  return openHost(session, { host, name, commit, root: undefined, prefix: "" }, `${name}:`, instead);
}

/** A branch may have the name of something that is no version: a part of the project, or a file that is no plan. */
function isOnlyRef(io: Io, root: string, name: string): boolean {
  const path = resolve(io.cwd, name);
  const isPart = statSync(path).isDirectory() ? path !== root && findRoot(path) === root : !/\.json$/i.test(name);
  return isPart && hasCommit(io, root, name);
}

/** The project in a folder as it is now. */
export function openFolder(
  session: Session,
  root: string,
  name: string,
  instead: Destination,
): Promise<Version | undefined> {
  const shown = showPath(session.io, root);
  const prefix = shown === "." ? "" : `${shown}/`;
  return openHost(session, { host: createNodeHost(root), name, commit: undefined, root, prefix }, prefix, instead);
}

interface Opened extends Omit<Version, "plan" | "lock"> {
  readonly host: Host;
}

async function openHost(
  session: Session,
  { host, ...rest }: Opened,
  shown: string,
  instead: Destination,
): Promise<Version | undefined> {
  // What rules object to can be compared all the same, such as a definition that changed since it was signed.
  const compilation = checkFiles(host);
  const { checked, diagnostics } = compilation;
  const isRight = !diagnostics.some(({ severity }) => severity === "error");
  const plan = checked !== undefined && isRight ? lowerPlan(checked).plan : undefined;
  if (plan === undefined) {
    const described = describeFolder(session.io, session.io.cwd, compilation);
    const findings = described.findings.map((finding) => ({
      ...finding,
      diagnostic: relocate([finding.diagnostic], shown)[0]!,
    }));
    await reportErrors(session, { ...described, findings }, instead);
    return undefined;
  }
  const lock = loadLock(host);
  if (lock.diagnostics.length === 0) return { ...rest, plan, lock: lock.value };
  await reportBroken(session, { checked: 1, diagnostics: relocate(lock.diagnostics, shown) }, instead);
  return undefined;
}

function readPlanFile(path: string, name: string): Version {
  let plan: unknown;
  try {
    plan = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new UserError(`${name} is no plan: it is no JSON`, "`funnel build` writes one");
    throw new UserError(`cannot read ${name}: ${describeSystemError(error)}`);
  }
  const mistake = findPlanMistake(plan);
  if (mistake !== undefined) {
    throw new UserError(`${name} is no plan: ${mistake.reason}${mistake.path === "" ? "" : ` (at ${mistake.path})`}`);
  }
  const found = plan as Plan;
  if (hashPlan(found) !== found.hash)
    throw new UserError(`${name} was edited by hand: its hash is another`, "build it anew");
  return { name, plan: found, lock: emptyLock, commit: undefined, root: undefined, prefix: "" };
}
