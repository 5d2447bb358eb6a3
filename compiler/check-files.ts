/** Checks a project's files: every phase of the compiler up to the plan, which needs its schemas and is not loaded here. */
import { bindProject } from "./bind/bind.ts";
import { dropCascades } from "./check/cascades.ts";
import { checkProject } from "./check/check.ts";
import type { CheckedProject } from "./check/checked.ts";
import type { Diagnostic, Outcome } from "./diagnostics/diagnostic.ts";
import { compareDiagnostics } from "./diagnostics/report.ts";
import { type LoadedCatalogue, loadCatalogues } from "./project/catalogue.ts";
import type { Host } from "./project/host.ts";
import { type LoadedProject, type LoadOptions, loadProject } from "./project/load.ts";
import type { SourceFile } from "./syntax/ast/index.ts";
import { parseSource } from "./syntax/parse.ts";
import type { Source } from "./text/source.ts";

export interface CompileOptions extends LoadOptions {
  /** Replaces the parser, for editors that keep trees between changes. */
  readonly parse?: ((source: Source) => Outcome<SourceFile>) | undefined;
}

/** What checking leaves of a project, whether or not it has mistakes. */
export interface CheckedCompilation {
  readonly project: LoadedProject;
  /** The trees of the project's sources, in the same order. */
  readonly files: readonly SourceFile[];
  readonly catalogues: readonly LoadedCatalogue[];
  /** `undefined` when there is nothing to check. */
  readonly checked: CheckedProject | undefined;
  /** By path and position. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads, parses, binds and checks a project; the user's mistakes are diagnostics and never thrown. */
export function checkFiles(host: Host, options: CompileOptions = {}): CheckedCompilation {
  const form: Diagnostic[] = [];
  const meaning: Diagnostic[] = [];
  const collectInto = (list: Diagnostic[]) => {
    return <Value>(outcome: Outcome<Value>): Value => {
      list.push(...outcome.diagnostics);
      return outcome.value;
    };
  };
  const keepForm = collectInto(form);
  const keepMeaning = collectInto(meaning);
  const parse = options.parse ?? parseSource;
  const project = keepForm(loadProject(host, options));
  const files = project.sources.map((source) => keepForm(parse(source)));
  const catalogues = keepForm(loadCatalogues(host, files));
  const checked =
    files.length === 0
      ? undefined
      : keepMeaning(checkProject(keepMeaning(bindProject(files, placeContents(catalogues)))));
  const diagnostics = [...form, ...dropCascades(form, meaning)].sort(compareDiagnostics);
  return { project, files, catalogues, checked, diagnostics };
}

function placeContents(catalogues: readonly LoadedCatalogue[]): Parameters<typeof bindProject>[1] {
  return catalogues.flatMap(({ source, contents }) => contents.map((declaration) => ({ declaration, source })));
}
