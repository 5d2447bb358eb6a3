/** Checks a project again after a change, at the cost of what the change concerns. */
import { dropCascades } from "../../compiler/check/cascades.ts";
import type { CheckedProject } from "../../compiler/check/checked.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Host } from "../../compiler/project/host.ts";
import type { LoadOptions } from "../../compiler/project/load.ts";
import type { Source } from "../../compiler/text/source.ts";
import type { IncrementalBound } from "./bound.ts";
import { type CheckState, checkUnits } from "./check-units.ts";
import { createCheckedView } from "./checked-project.ts";
import { type FilesChange, type FilesState, listFormFindings, listUnits, readFiles } from "./project-files.ts";
import { type Expectation, probeName } from "./probe.ts";
import { ReaderIndex } from "./reader-index.ts";
import { ReadRecorder } from "./reads.ts";
import { isShadowed, type Scopes } from "./scopes.ts";
import type { Unit } from "./unit.ts";

/** One state of a project; never changed, but followed by another one. */
export interface Compilation {
  readonly files: FilesState;
  readonly check: CheckState;
  readonly checked: CheckedProject;
  /** What a name between two offsets of a part could be. */
  expect(part: Source, start: number, end: number): Expectation;
  /** Form and meaning as `checkFiles` finds them, in no order; their sources are parts of files. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Follows one project through its changes. */
export class Compiler {
  readonly #host: Host;
  readonly #options: LoadOptions;
  readonly #recorder = new ReadRecorder();
  readonly #index = new ReaderIndex();
  #latest: Compilation | undefined;

  constructor(host: Host, options: LoadOptions = {}) {
    this.#host = host;
    this.#options = options;
  }

  /** The state after a change; the first time everything is read. */
  advance(change: FilesChange): Compilation {
    const files = readFiles(this.#recorder, this.#host, this.#options, this.#latest?.files, change);
    const check = checkUnits({ recorder: this.#recorder, index: this.#index }, listUnits(files), this.#latest?.check);
    const form = listFormFindings(files);
    const meaning = files.files.length === 0 ? [] : listMeaningFindings(check, this.#index);
    const latest: Compilation = {
      files,
      check,
      checked: createCheckedView(check, () => meaning),
      expect: (part, start, end) => probeName(this.#recorder, check, part, start, end),
      diagnostics: [...form, ...dropCascades(form, meaning)],
    };
    this.#latest = latest;
    return latest;
  }
}

function listMeaningFindings({ scopes, bound, cycles }: CheckState, index: ReaderIndex): Diagnostic[] {
  const found: Diagnostic[] = [...scopes.singles.diagnostics, ...scopes.missing];
  for (const { duplicates } of scopes.kinds.values()) found.push(...duplicates);
  for (const { unit, diagnostics } of index.withFindings) {
    if (unit.diagnostics.length > 0 && !isRepeated(unit, scopes, bound)) found.push(...unit.diagnostics);
    found.push(...diagnostics);
  }
  found.push(...cycles);
  return found;
}

/** True for a declaration that was reported as a whole, so that what is wrong between its own names is not. */
function isRepeated(unit: Unit, scopes: Scopes, bound: IncrementalBound): boolean {
  const [first, second] = unit.entries;
  return (
    isShadowed(unit, scopes.singles) || (second === undefined && first !== undefined && bound.current(first) !== first)
  );
}
