/** Mends a project by the machine edits of its findings, again and again until none is left that can be applied. */
import { applyFixes } from "../../compiler/diagnostics/apply-fixes.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { lintFiles } from "../../compiler/lint-files.ts";
import type { Host } from "../../compiler/project/host.ts";
import type { Io } from "../io.ts";
import { createNodeHost } from "../node-host.ts";
import { isRequested, type RequestedProject } from "../project-folder.ts";

/** A mend may uncover another mistake; a pair of mends that undo each other must end all the same. */
const mostRounds = 20;

export interface FixedFolder {
  /** The files that change, by their path in the project. */
  readonly changes: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** What was mended, with places in the texts as they were at that time. */
  readonly fixed: readonly Diagnostic[];
  /** The project as it is then. */
  readonly host: Host;
}

/** Writes nothing. */
export function fixFolder(io: Io, project: RequestedProject): FixedFolder {
  const disk = createNodeHost(project.root);
  let texts: ReadonlyMap<string, string> = new Map();
  let found = findIn(io, disk, texts);
  const fixed: Diagnostic[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const applied = applyFixes(found.filter(({ location }) => isRequested(project, location.source.path)));
    if (applied.fixed.length === 0) break;
    const next = new Map([...texts, ...applied.texts]);
    const left = findIn(io, disk, next);
    // An edit that breaks more than it mends is a bug of ours, and nobody's file shall suffer for it.
    if (countErrors(left) > countErrors(found)) break;
    texts = next;
    found = left;
    fixed.push(...applied.fixed);
  }
  const changes = [...texts].map(([path, after]) => [path, { before: disk.readFile(path) ?? "", after }] as const);
  return {
    changes: new Map(changes.filter(([, { before, after }]) => before !== after)),
    fixed,
    host: lay(disk, texts),
  };
}

function findIn(io: Io, disk: Host, texts: ReadonlyMap<string, string>): readonly Diagnostic[] {
  return lintFiles(lay(disk, texts), { now: io.now() }).diagnostics;
}

function countErrors(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/** The files of the disk with some of their texts replaced. */
function lay(disk: Host, texts: ReadonlyMap<string, string>): Host {
  return { ...disk, readFile: (path) => texts.get(path) ?? disk.readFile(path) };
}
