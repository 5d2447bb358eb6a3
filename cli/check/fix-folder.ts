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
    const wanted = found.filter(({ fix, location }) => fix && isRequested(project, location.source.path));
    const attempt = (diagnostics: readonly Diagnostic[]): Attempt | undefined => {
      const applied = applyFixes(diagnostics);
      const next = new Map([...texts, ...applied.texts]);
      const left = findIn(io, disk, next);
      return countErrors(left) > countErrors(found) ? undefined : { texts: next, left, fixed: applied.fixed };
    };
    // An edit that breaks more than it mends must not keep the others from being made, nor be made itself.
    const done = wanted.length === 0 ? undefined : (attempt(wanted) ?? findFirst(wanted, (one) => attempt([one])));
    if (done === undefined) break;
    texts = done.texts;
    found = done.left;
    fixed.push(...done.fixed);
  }
  const changes = [...texts].map(([path, after]) => [path, { before: disk.readFile(path) ?? "", after }] as const);
  return {
    changes: new Map(changes.filter(([, { before, after }]) => before !== after)),
    fixed,
    host: lay(disk, texts),
  };
}

interface Attempt {
  readonly texts: ReadonlyMap<string, string>;
  readonly left: readonly Diagnostic[];
  readonly fixed: readonly Diagnostic[];
}

/** What the first item for which there is any gives. */
function findFirst<Item, Result>(
  items: readonly Item[],
  attempt: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const result = attempt(item);
    if (result !== undefined) return result;
  }
  return undefined;
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
