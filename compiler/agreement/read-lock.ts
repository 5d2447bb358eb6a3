/** Reads `funnel.lock`, and says where and why one cannot be read. */
import type { LockDocument } from "../../schemas/generated/lock.ts";
import validateLock from "../../schemas/generated/validators/lock.js";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import type { Host } from "../project/host.ts";
import { type LocatedDocument, readYaml } from "../project/located-document.ts";
import { reportSchemaErrors } from "../project/schema-report.ts";
import type { Source } from "../text/source.ts";
import { emptyLock, type Lock, lockName } from "./lock.ts";

/** The lock of a project; one that is not there is empty. */
export function loadLock(host: Host): Outcome<Lock> {
  const text = host.readFile(lockName);
  return text === undefined ? { value: emptyLock, diagnostics: [] } : readLock({ path: lockName, text });
}

/** Reads a lock; one with mistakes counts as empty, and says what they are. */
export function readLock(source: Source): Outcome<Lock> {
  const conflicts = findConflicts(source);
  if (conflicts.length > 0) return { value: emptyLock, diagnostics: conflicts };
  const { document, diagnostics } = readYaml(source, "lock-invalid");
  if (document === undefined) return { value: emptyLock, diagnostics };
  // An empty file is an empty lock.
  if (document.value === null || document.value === undefined) return { value: emptyLock, diagnostics };
  const newer = findNewerFormat(document);
  if (newer !== undefined) return { value: emptyLock, diagnostics: [newer] };
  if (!validateLock(document.value)) {
    const errors = validateLock.errors ?? [];
    return { value: emptyLock, diagnostics: reportSchemaErrors(document, errors, "lock-invalid") };
  }
  const { signatures, proofs, accepted }: LockDocument = document.value;
  return {
    value: { signatures: signatures ?? [], proofs: proofs ?? [], accepted: accepted ?? [] },
    diagnostics,
  };
}

/** What a later version of Funnel wrote may mean anything; its other differences are no mistakes. */
function findNewerFormat(document: LocatedDocument): Diagnostic | undefined {
  const { lock: format } = document.value as { readonly lock?: unknown };
  if (typeof format !== "number" || format <= 1) return undefined;
  return reportError({
    code: "lock-invalid",
    message: `\`${document.source.path}\` is written in format ${format}, and this version of Funnel knows only format 1.`,
    source: document.source,
    ...document.valueSpan(["lock"]),
    help: "Use the version of Funnel that wrote it, or a later one.",
  });
}

/** One finding for each conflict that a merge left, over the line that begins it. */
function findConflicts(source: Source): Diagnostic[] {
  return [...source.text.matchAll(/^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm)]
    .filter(([line], index) => line.startsWith("<") || index === 0)
    .map((match) =>
      reportError({
        code: "lock-conflict",
        message: `\`${source.path}\` holds a merge conflict.`,
        source,
        start: match.index,
        end: match.index + match[0].length,
        help: "Keep the entries of both sides and delete the marks: of two signatures by one team the later one counts.",
      }),
    );
}
