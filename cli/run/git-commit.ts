/** Runs Git, and finds the commit that a name stands for; where there is none it says what to do. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { suggest } from "../../compiler/diagnostics/suggest.ts";
import { UserError } from "../failure.ts";
import type { Io } from "../io.ts";

/** Git in a folder of a repository. Both are `undefined` where the command failed. */
export interface Git {
  /** What a command printed. */
  run(words: readonly string[]): string | undefined;
  /** The bytes that a command made of some lines. */
  send(words: readonly string[], input: string): Buffer | undefined;
}

const largestOutput = 1 << 30;

export function openGit(io: Io, folder: string): Git {
  const env = findEnvironment(io);
  const settings = { cwd: folder, maxBuffer: largestOutput, ...(env === undefined ? {} : { env }) };
  const send = (words: readonly string[], input: string): Buffer | undefined => {
    const { error, status, stdout } = spawnSync("git", [...words], { ...settings, input });
    if (error !== undefined) {
      throw new UserError("git cannot be run", "install it, or name two folders or plans to compare");
    }
    return status === 0 ? stdout : undefined;
  };
  return { run: (words) => send(words, "")?.toString("utf8"), send };
}

/** Hooks may get the repository as a path from where they are run, which is not where the project is. */
function findEnvironment({ env, cwd }: Io): Record<string, string | undefined> | undefined {
  const folder = env["GIT_DIR"];
  if (folder === undefined || folder === resolve(cwd, folder)) return undefined;
  const tree = resolve(cwd, env["GIT_WORK_TREE"] ?? ".");
  return { ...env, GIT_DIR: resolve(cwd, folder), GIT_WORK_TREE: tree };
}

/** True when the name stands for a commit. */
export function hasCommit(io: Io, folder: string, ref: string): boolean {
  const git = openGit(io, folder);
  return git.run(["rev-parse", "--show-prefix"]) !== undefined && resolveCommit(git, ref) !== undefined;
}

/** The full hash. `ref...` is where the present branch left `ref`, and `ref...other` is where `other` left it. */
export function findCommit(git: Git, ref: string): string {
  const [, branch, other] = /^(.*?)\.\.\.(.*)$/s.exec(ref) ?? [];
  const start = resolveCommit(git, branch ?? ref);
  if (start === undefined) throw nameUnknown(git, branch ?? ref, branch !== undefined);
  if (branch === undefined) return start;
  const head = other === undefined || other === "" ? "HEAD" : other;
  const end = resolveCommit(git, head);
  if (end === undefined) throw nameUnknown(git, head, true);
  const common = git.run(["merge-base", start, end])?.trim();
  if (common !== undefined) return common;
  throw new UserError(
    `\`${branch}\` and ${head === "HEAD" ? "the present branch" : `\`${head}\``} have nothing in common`,
    isShallow(git)
      ? "a shallow clone lacks what is further back: `git fetch --unshallow`"
      : `compare with what \`${branch}\` is now: leave the dots out`,
  );
}

function resolveCommit(git: Git, name: string): string | undefined {
  // A leading dash would be taken for an option.
  if (name === "" || name.startsWith("-")) return undefined;
  return git.run(["rev-parse", "--verify", "--quiet", `${name}^{commit}`])?.trim();
}

function isShallow(git: Git): boolean {
  return git.run(["rev-parse", "--is-shallow-repository"])?.trim() === "true";
}

function nameUnknown(git: Git, name: string, needsHistory: boolean): UserError {
  const help =
    name === "HEAD" || resolveCommit(git, "HEAD") === undefined
      ? "commit something first, or name two folders or plans"
      : isShallow(git)
        ? `a shallow clone lacks it; fetch it first: \`${writeFetch(name, needsHistory)}\``
        : suggestRef(git, name);
  return new UserError(`there is no commit, folder or plan \`${name}\``, help);
}

/** What brings the name into a shallow clone; where two branches parted is further back than one commit. */
function writeFetch(name: string, needsHistory: boolean): string {
  const depth = needsHistory ? "--unshallow" : "--depth=1";
  if (/[~^@:]/.test(name)) return "git fetch --unshallow";
  if (/^[0-9a-f]{40}$/.test(name)) return `git fetch ${depth} origin ${name}`;
  const remote = /^origin\/(.+)$/.exec(name)?.[1];
  return remote === undefined
    ? `git fetch ${depth} origin ${name}:${name}`
    : `git fetch ${depth} origin ${remote}:refs/remotes/origin/${remote}`;
}

function suggestRef(git: Git, name: string): string {
  const refs = (git.run(["for-each-ref", "--format=%(refname:short)"]) ?? "").split("\n").filter((ref) => ref !== "");
  const nearest = refs.find((ref) => ref.endsWith(`/${name}`)) ?? suggest(name, refs);
  return nearest === undefined ? "`git branch --all` and `git tag` list what there is" : `did you mean \`${nearest}\`?`;
}
