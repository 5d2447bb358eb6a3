/** Reads and writes the `funnel.lock` of a project. */
import { join } from "node:path";
import { type Lock, lockName } from "../../compiler/agreement/lock.ts";
import { loadLock } from "../../compiler/agreement/read-lock.ts";
import { writeLock } from "../../compiler/agreement/write-lock.ts";
import { createNodeHost } from "../node-host.ts";
import { writeResult } from "../output-file.ts";
import { showPath } from "../project-folder.ts";
import { reportBroken, type Destination } from "../report/build-errors.ts";
import { relocate } from "../report/findings.ts";
import type { Session } from "../session.ts";

/** The lock; nothing when it cannot be read, which is shown `instead` of a result then and sets the exit code. */
export async function openLock(session: Session, root: string, instead?: Destination): Promise<Lock | undefined> {
  const { value, diagnostics } = loadLock(createNodeHost(root));
  if (diagnostics.length === 0) return value;
  const shown = showPath(session.io, root);
  const moved = relocate(diagnostics, shown === "." ? "" : `${shown}/`);
  await reportBroken(session, { checked: 1, diagnostics: moved }, instead);
  return undefined;
}

/** Writes the lock whole or not at all, and gives its path as the user would write it. */
export async function saveLock({ io }: Session, root: string, lock: Lock): Promise<string> {
  const path = showPath(io, join(root, lockName));
  await writeResult(io, path, writeLock(lock));
  return path;
}

/** The time for an entry of the lock, to the second. */
export function stampTime(now: number): string {
  return new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
}
