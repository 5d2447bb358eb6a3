/** Checks the project in a folder, with findings placed as a reader in the working folder writes paths. */
import { basename, sep } from "node:path";
import { checkFiles, type CheckedCompilation } from "../compiler/check-files.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import type { Source } from "../compiler/text/source.ts";
import type { Project } from "../schemas/generated/project.ts";
import type { Io } from "./io.ts";
import { createNodeHost } from "./node-host.ts";
import { showPath } from "./project-folder.ts";
import { relocate, type FailOn } from "./report/findings.ts";

export interface CheckedFolder {
  readonly root: string;
  /** The base name of the plan. */
  readonly name: string;
  readonly manifest: Project;
  readonly failOn: FailOn;
  /** The sources, relative to the root. */
  readonly files: readonly string[];
  readonly sources: readonly Source[];
  /** What stands before a path of the project to make it one from the working folder; empty in the root itself. */
  readonly prefix: string;
  /** With the path of each inside the project. */
  readonly findings: readonly { readonly path: string; readonly diagnostic: Diagnostic }[];
}

/** Checks a project without making its plan. */
export function checkFolder(io: Io, root: string): CheckedFolder {
  return describeFolder(io, root, checkFiles(createNodeHost(root)));
}

/** What is shown of a project that was checked. */
export function describeFolder(io: Io, root: string, { project, diagnostics }: CheckedCompilation): CheckedFolder {
  const { settings } = project.manifest;
  const shown = showPath(io, root);
  const prefix = shown === "." ? "" : `${shown.split(sep).join("/")}/`;
  const moved = relocate(diagnostics, prefix);
  return {
    root,
    name: settings.name ?? basename(root),
    manifest: settings,
    failOn: settings.fail_on ?? "error",
    files: project.sources.map((source) => source.path),
    sources: project.sources,
    prefix,
    findings: diagnostics.map(({ location }, index) => ({ path: location.source.path, diagnostic: moved[index]! })),
  };
}
