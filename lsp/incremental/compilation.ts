/** Checks a project again after a change, at the cost of what the change concerns. */
import { dropCascades } from "../../compiler/check/cascades.ts";
import type { CheckedProject } from "../../compiler/check/checked.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Host } from "../../compiler/project/host.ts";
import type { LoadOptions } from "../../compiler/project/load.ts";
import { type CheckState, checkUnits } from "./check-units.ts";
import { createCheckedView } from "./checked-project.ts";
import { type FilesChange, type FilesState, listFormFindings, listUnits, readFiles } from "./project-files.ts";
import { ReadRecorder } from "./reads.ts";

/** One state of a project; never changed, but followed by another one. */
export interface Compilation {
  readonly files: FilesState;
  readonly check: CheckState;
  readonly checked: CheckedProject;
  /** Form and meaning as `checkFiles` finds them, in no order; their sources are parts of files. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Follows one project through its changes. */
export class Compiler {
  readonly #host: Host;
  readonly #options: LoadOptions;
  readonly #recorder = new ReadRecorder();
  #latest: Compilation | undefined;

  constructor(host: Host, options: LoadOptions = {}) {
    this.#host = host;
    this.#options = options;
  }

  /** The state after a change; the first time everything is read. */
  advance(change: FilesChange): Compilation {
    const files = readFiles(this.#recorder, this.#host, this.#options, this.#latest?.files, change);
    const check = checkUnits(this.#recorder, listUnits(files), this.#latest?.check);
    const form = listFormFindings(files);
    const meaning = files.files.length === 0 ? [] : listMeaningFindings(check);
    const latest: Compilation = {
      files,
      check,
      checked: createCheckedView(check, () => meaning),
      diagnostics: [...form, ...dropCascades(form, meaning)],
    };
    this.#latest = latest;
    return latest;
  }
}

function listMeaningFindings({ units, scopes, cycles }: CheckState): Diagnostic[] {
  const found: Diagnostic[] = [...scopes.diagnostics];
  for (const { duplicates } of scopes.kinds.values()) found.push(...duplicates);
  for (const { unit, diagnostics } of units) {
    const { placed } = unit;
    // A second `lead` was reported as a whole; what is wrong between its names is not.
    const isFirst = scopes.singles.get(placed.declaration.kind) ?? placed;
    if (isFirst === placed) for (const diagnostic of unit.diagnostics) found.push(diagnostic);
    for (const diagnostic of diagnostics) found.push(diagnostic);
  }
  found.push(...cycles);
  return found;
}
