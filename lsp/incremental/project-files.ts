/** Reads a project's files and keeps, from one change to the next, the trees of everything that did not change. */
import type { PlacedDeclaration } from "../../compiler/bind/placed-declaration.ts";
import type { Diagnostic, Outcome } from "../../compiler/diagnostics/diagnostic.ts";
import { type LoadedCatalogue, loadCatalogues, readCatalogue } from "../../compiler/project/catalogue.ts";
import type { Host } from "../../compiler/project/host.ts";
import { type LoadedProject, type LoadOptions, loadProject } from "../../compiler/project/load.ts";
import type { Source } from "../../compiler/text/source.ts";
import { type Part, parseParts, updateParts } from "./part.ts";
import type { ReadRecorder } from "./reads.ts";
import { createUnit, type Unit } from "./unit.ts";

/** One `.funnel` file in parts. */
export interface ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly parts: readonly Part[];
  /** The declarations of all parts. */
  readonly units: readonly Unit[];
  /** What is wrong with the form of any part. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The texts of a project as trees; never changed, but followed by another one. */
export interface FilesState {
  readonly project: Outcome<LoadedProject>;
  /** In order of path. */
  readonly files: readonly ParsedFile[];
  readonly catalogues: Outcome<readonly LoadedCatalogue[]>;
  readonly catalogueUnits: ReadonlyMap<LoadedCatalogue, readonly Unit[]>;
}

/** What is new about a project's files. */
export interface FilesChange {
  /** The files whose texts may have changed. */
  readonly paths: ReadonlySet<string>;
  /** True when files may have come or gone, or the manifest has changed: everything is listed again. */
  readonly isListStale: boolean;
}

/** Reads what changed; `before` is the state it changed from. */
export function readFiles(
  recorder: ReadRecorder,
  host: Host,
  options: LoadOptions,
  before: FilesState | undefined,
  change: FilesChange,
): FilesState {
  const project =
    before === undefined || change.isListStale ? loadProject(host, options) : reload(before, host, change);
  const known = new Map(before?.files.map((file) => [file.path, file]));
  const files = project.value.sources.map((source) => readFile(recorder, source, known.get(source.path)));
  if (before !== undefined && !isCatalogueStale(before, files, change)) return { ...before, project, files };
  const trees = files.flatMap(({ parts }) => parts.map(({ tree }) => tree));
  const catalogues = loadCatalogues(host, trees, reuseCatalogues(before));
  const catalogueUnits = new Map(
    catalogues.value.map((catalogue) => [
      catalogue,
      before?.catalogueUnits.get(catalogue) ?? createUnits(recorder, catalogue.contents, catalogue.source),
    ]),
  );
  return { project, files, catalogues, catalogueUnits };
}

/** All declarations in order of path and position. */
export function listUnits({ files, catalogues, catalogueUnits }: FilesState): Unit[] {
  const groups: { readonly path: string; readonly units: readonly Unit[] }[] = [...files];
  for (const catalogue of catalogues.value) {
    // Entries of YAML stand in the order of the text, which keys such as `2` would change.
    const units = (catalogueUnits.get(catalogue) ?? []).toSorted(
      (left, right) => left.placed.declaration.start - right.placed.declaration.start,
    );
    groups.push({ path: catalogue.source.path, units });
  }
  if (catalogues.value.length > 0) groups.sort((left, right) => (left.path < right.path ? -1 : 1));
  const units: Unit[] = [];
  for (const group of groups) for (const unit of group.units) units.push(unit);
  return units;
}

/** The findings of form: of the manifest, the files and the catalogues. */
export function listFormFindings({ project, files, catalogues }: FilesState): Diagnostic[] {
  const found = [...project.diagnostics];
  for (const file of files) for (const diagnostic of file.diagnostics) found.push(diagnostic);
  found.push(...catalogues.diagnostics);
  return found;
}

/** Takes over the list of files, with the texts that changed. */
function reload({ project }: FilesState, host: Host, { paths }: FilesChange): Outcome<LoadedProject> {
  const sources = project.value.sources.map((source) => {
    if (!paths.has(source.path)) return source;
    return { path: source.path, text: host.readFile(source.path) ?? source.text };
  });
  return { ...project, value: { ...project.value, sources } };
}

function readFile(recorder: ReadRecorder, source: Source, known: ParsedFile | undefined): ParsedFile {
  if (known !== undefined && known.text === source.text) return known;
  const parts = known === undefined ? parseParts(source.path, source.text) : updateParts(known.parts, source.text);
  const units = new Map(known?.units.map((unit) => [unit.placed.declaration, unit]));
  return {
    path: source.path,
    text: source.text,
    parts,
    diagnostics: parts.flatMap((part) => part.diagnostics),
    units: parts.flatMap((part) =>
      part.tree.declarations.map(
        (declaration) => units.get(declaration) ?? createUnit(recorder, { declaration, source: part.source }),
      ),
    ),
  };
}

function isCatalogueStale(
  before: FilesState,
  files: readonly ParsedFile[],
  { paths, isListStale }: FilesChange,
): boolean {
  if (isListStale || [...paths].some((path) => !path.endsWith(".funnel"))) return true;
  const known = new Map(before.files.map((file) => [file.path, file]));
  return files.some((file) => {
    const earlier = known.get(file.path);
    return earlier !== file && (earlier === undefined || namesCatalogue(earlier) || namesCatalogue(file));
  });
}

function namesCatalogue({ units }: ParsedFile): boolean {
  return units.some(({ placed }) => placed.declaration.kind === "Catalog");
}

/** Reads a catalogue only when its text is another one. */
function reuseCatalogues(before: FilesState | undefined): typeof readCatalogue {
  const known = new Map(before?.catalogues.value.map((catalogue) => [catalogue.source.path, catalogue]));
  return (source) => {
    const catalogue = known.get(source.path);
    if (before === undefined || catalogue === undefined || catalogue.source.text !== source.text) {
      return readCatalogue(source);
    }
    const diagnostics = before.catalogues.diagnostics.filter(({ location }) => location.source === catalogue.source);
    return { value: catalogue, diagnostics };
  };
}

function createUnits(
  recorder: ReadRecorder,
  contents: readonly PlacedDeclaration["declaration"][],
  source: Source,
): readonly Unit[] {
  return contents.map((declaration) => createUnit(recorder, { declaration, source }));
}
