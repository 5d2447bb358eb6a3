/** Puts signatures into a project that a test lints, since most rules are not about who signed. */
import { emptyLock, lockName } from "../../compiler/agreement/lock.ts";
import { addSigning, prepareSigning } from "../../compiler/agreement/sign.ts";
import { writeLock } from "../../compiler/agreement/write-lock.ts";
import { checkFiles } from "../../compiler/check-files.ts";
import { lowerPlan } from "../../compiler/plan/lower/project.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import type { Plan } from "../../schemas/generated/plan.ts";

export type Files = Readonly<Record<string, string>>;

/** Who signed what: all teams the project as it stands, or as it was before; nobody; the first team; all, long ago. */
export type Signing = "as it stands" | "before" | "nobody" | "one team" | "long ago";

/** The files with a `funnel.lock`; `before` is the project without the fault. */
export function signProject(files: Files, signing: Signing, before: Files): Files {
  const plan = signing === "nobody" ? undefined : lowerFiles(signing === "before" ? before : files);
  if (plan === undefined || plan.agreements.length === 0) return files;
  const at = signing === "long ago" ? "2025-01-15T09:00:00Z" : "2026-06-15T09:00:00Z";
  const signings = plan.agreements.flatMap((agreement) =>
    agreement.between
      .slice(0, signing === "one team" ? 1 : undefined)
      .map((team) => prepareSigning(plan, agreement, team, `lead@${team}.example`, at)),
  );
  return { ...files, [lockName]: writeLock(signings.reduce(addSigning, emptyLock)) };
}

/** Nothing for a project with mistakes of form or meaning. */
function lowerFiles(files: Files): Plan | undefined {
  const { checked, diagnostics } = checkFiles(createMemoryHost(files));
  if (checked === undefined || diagnostics.some(({ severity }) => severity === "error")) return undefined;
  return lowerPlan(checked).plan;
}
