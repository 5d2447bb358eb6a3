/** Finds what belongs to a project: its manifest and its sources, in order of path. */
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import type { Source } from "../text/source.ts";
import type { Host, ReadFailure } from "./host.ts";
import { emptyManifest, type Manifest, manifestName, readManifest } from "./manifest.ts";
import { isWithin, normalizePath } from "./path.ts";

export interface LoadOptions {
  /** Files and folders, relative to the project's folder, to load instead of everything. */
  readonly paths?: readonly string[] | undefined;
}

/** The texts of a project before any of them is parsed. */
export interface LoadedProject {
  readonly manifest: Manifest;
  /** Every `.funnel` file, in order of path. */
  readonly sources: readonly Source[];
}

/** Reads the manifest and the sources; what cannot be read is reported and left out. */
export function loadProject(host: Host, options: LoadOptions = {}): Outcome<LoadedProject> {
  const diagnostics: Diagnostic[] = [];
  const manifest = loadManifest(host, diagnostics);
  const listed = [...new Set(host.listFiles(".funnel"))].sort();
  const wanted = selectPaths(listed, manifest, options.paths, diagnostics);
  const sources: Source[] = [];
  const missing: string[] = [];
  for (const path of wanted) {
    const text = host.readFile(path);
    if (text === undefined) missing.push(path);
    else sources.push({ path, text });
  }
  reportFailures(host.failures(), missing, diagnostics);
  if (sources.length === 0 && diagnostics.length === 0) diagnostics.push(reportEmpty(manifest));
  return { value: { manifest, sources }, diagnostics };
}

function loadManifest(host: Host, diagnostics: Diagnostic[]): Manifest {
  const text = host.readFile(manifestName);
  if (text === undefined) return emptyManifest();
  const outcome = readManifest({ path: manifestName, text });
  diagnostics.push(...outcome.diagnostics);
  return outcome.value;
}

/** What the caller asked for, else what the manifest names, else everything; never what the manifest excludes. */
function selectPaths(
  listed: readonly string[],
  { settings }: Manifest,
  asked: readonly string[] | undefined,
  diagnostics: Diagnostic[],
): readonly string[] {
  const excluded = (settings.exclude ?? []).flatMap((path) => normalizePath(path) ?? []);
  const available = listed.filter((path) => !excluded.some((folder) => isWithin(path, folder)));
  const roots = asked ?? settings.sources ?? [""];
  const selected = new Set<string>();
  for (const root of roots) {
    const folder = normalizePath(root);
    // What is asked for by name is taken even if the manifest excludes it.
    const found = (asked === undefined ? available : listed).filter(
      (path) => folder !== undefined && isWithin(path, folder) && (available.includes(path) || path === folder),
    );
    if (found.length === 0 && root !== "") diagnostics.push(reportNothingAt(root));
    for (const path of found) selected.add(path);
  }
  return [...selected].sort();
}

function reportFailures(failures: readonly ReadFailure[], missing: readonly string[], diagnostics: Diagnostic[]): void {
  for (const { path, message, text, start } of failures) {
    const end = Math.min(start + 1, text.length);
    diagnostics.push(reportError({ code: "source-unreadable", message, source: { path, text }, start, end }));
  }
  const told = new Set(failures.map(({ path }) => path));
  for (const path of missing.filter((item) => !told.has(item))) {
    diagnostics.push(
      reportError({
        code: "source-unreadable",
        message: `\`${path}\` cannot be read.`,
        source: { path, text: "" },
        start: 0,
        end: 0,
      }),
    );
  }
}

function reportNothingAt(path: string): Diagnostic {
  return reportError({
    code: "source-unreadable",
    message: `There is no \`.funnel\` file at \`${path}\`.`,
    source: { path, text: "" },
    start: 0,
    end: 0,
    help: "Name a file or folder of the project.",
  });
}

function reportEmpty({ source }: Manifest): Diagnostic {
  return reportError({
    code: "empty-project",
    message: "The project has no `.funnel` file.",
    source: source ?? { path: ".", text: "" },
    start: 0,
    end: 0,
    help: "Make one with `funnel init`.",
  });
}
