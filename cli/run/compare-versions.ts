/** The work of `funnel diff`. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { assessAgreements } from "../../compiler/agreement/assess.ts";
import { acceptChanges, listAccepted } from "../../compiler/agreement/sign.ts";
import { suggest } from "../../compiler/diagnostics/suggest.ts";
import type { Change, Signers } from "../../compiler/review/change.ts";
import { diffPlans } from "../../compiler/review/diff-plans.ts";
import { coloursFor } from "../colours.ts";
import { exitCodes, UserError } from "../failure.ts";
import { writeResult } from "../output-file.ts";
import type { Io } from "../io.ts";
import { findProject } from "../project-folder.ts";
import { type DiffFormat, renderDiff } from "../report/diff.ts";
import type { ReviewedDiff } from "../report/reviewed-diff.ts";
import type { Session } from "../session.ts";
import { saveLock, stampTime } from "./project-lock.ts";
import { openFolder, openVersion, type Version } from "./version.ts";

export interface DiffOptions {
  readonly directory?: string;
  readonly accept: readonly string[];
  readonly format: DiffFormat;
  readonly output?: string;
  readonly failOn: "breaking" | "behaviour" | "never";
}

export async function compareVersions(
  session: Session,
  baseName: string | undefined,
  headName: string | undefined,
  options: DiffOptions,
): Promise<void> {
  const { io } = session;
  const root = findProject(io, options.directory);
  const [baseRef, headRef] = splitRange(io, baseName ?? "HEAD", headName);
  const base = await openVersion(session, root, baseRef, options);
  if (base === undefined) return;
  const head =
    headRef === undefined
      ? await openFolder(session, root, "the files on disk", options)
      : await openVersion(session, root, headRef, options);
  if (head === undefined) return;
  const { changes } = diffPlans(base.plan, head.plan);
  const lock = await accept(session, head, changes, options.accept);
  const accepted = listAccepted(base.lock, lock);
  const diff: ReviewedDiff = {
    base,
    head,
    changes: changes.map((change) => ({
      ...change,
      isAccepted: change.code !== undefined && accepted.has(change.code),
    })),
    toSign: listToSign({ ...head, lock }, changes, io.now()),
  };
  const output = options.output === undefined ? io.stdout : { ...io.stdout, isTerminal: false, columns: 120 };
  const look = { colours: coloursFor(io, output), columns: output.columns };
  await writeResult(io, options.output, renderDiff(diff, options.format, session.version, look));
  if (isFailure(diff, options.failOn)) session.exitCode = exitCodes.findings;
}

/** `base..head` and `base...head`, as Git writes them; the latter compares with where `head` left `base`. */
function splitRange(io: Io, base: string, head: string | undefined): readonly [string, string | undefined] {
  const [, left, dots, right] = /^(.*[^./])(\.{2,3})([^./].*)$/s.exec(base) ?? [];
  if (head !== undefined || left === undefined || existsSync(resolve(io.cwd, base))) return [base, head];
  return [dots === ".." ? left : base, right];
}

/** The lock with what `--accept` adds, which is written down at once. */
async function accept(
  session: Session,
  { root, lock }: Version,
  changes: readonly Change[],
  codes: readonly string[],
): Promise<Version["lock"]> {
  if (codes.length === 0) return lock;
  const breaking = changes.flatMap(({ code }) => code ?? []);
  for (const code of codes) {
    if (breaking.includes(code)) continue;
    const nearest = suggest(code, breaking);
    const known = breaking.length === 0 ? "no change is breaking" : `write one of these: ${breaking.join(", ")}`;
    throw new UserError(
      `no breaking change has the code \`${code}\``,
      nearest === undefined ? known : `did you mean \`${nearest}\`?`,
    );
  }
  if (root === undefined) {
    throw new UserError("--accept needs the project on disk as the later version", "leave HEAD out, or name a folder");
  }
  const next = acceptChanges(lock, codes, stampTime(session.io.now()));
  const path = await saveLock(session, root, next);
  session.io.stderr.write(`accepted ${codes.join(", ")}; commit ${path}\n`);
  return next;
}

/** The agreements over what changed, with the teams that have not signed them as they are in the later version. */
function listToSign({ plan, lock }: Version, changes: readonly Change[], now: number): Signers[] {
  const covering = new Set(changes.flatMap(({ signers }) => signers.map(({ agreement }) => agreement)));
  return assessAgreements(plan, lock, now)
    .filter(({ agreement }) => covering.has(agreement.name))
    .map(({ agreement, teams }) => ({
      agreement: agreement.name,
      teams: teams.filter(({ state }) => state !== "signed").map(({ team }) => team),
    }))
    .filter(({ teams }) => teams.length > 0);
}

function isFailure({ changes }: ReviewedDiff, failOn: DiffOptions["failOn"]): boolean {
  if (failOn === "never") return false;
  return changes.some(
    (change) =>
      (change.class === "breaking" && !change.isAccepted) || (failOn === "behaviour" && change.class === "behaviour"),
  );
}
