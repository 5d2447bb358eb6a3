/** Checks the project in a folder, with findings placed as a reader in the working folder writes paths. */
import { basename, sep } from "node:path";
import type { CheckedCompilation } from "../compiler/check-files.ts";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import type { RuleCode } from "../compiler/diagnostics/rule-codes.ts";
import { lintFiles } from "../compiler/lint-files.ts";
import type { Host } from "../compiler/project/host.ts";
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
  /** The catalogues that the sources name, relative to the root. */
  readonly catalogues: readonly string[];
  /** What stands before a path of the project to make it one from the working folder; empty in the root itself. */
  readonly prefix: string;
  /** With the path of each inside the project. */
  readonly findings: readonly { readonly path: string; readonly diagnostic: Diagnostic }[];
}

/** A question that a rule asked and nobody could prove. */
export interface OpenQuestion {
  readonly code: RuleCode;
  readonly because: string;
}

export interface LintedFolder extends CheckedFolder {
  readonly unproven: readonly OpenQuestion[];
}

/** Checks, proves and advises on a project without making its plan; `host` has its files where the disk does not. */
export function checkFolder(io: Io, root: string, host: Host = createNodeHost(root)): LintedFolder {
  const unproven: OpenQuestion[] = [];
  const linted = lintFiles(host, { now: io.now(), onUnproven: (code, because) => unproven.push({ code, because }) });
  return { ...describeFolder(io, root, linted), unproven };
}

/** What is shown of a project that was checked. */
export function describeFolder(io: Io, root: string, compilation: CheckedCompilation): CheckedFolder {
  const { project, catalogues, diagnostics } = compilation;
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
    catalogues: catalogues.map(({ source }) => source.path),
    prefix,
    findings: diagnostics.map(({ location }, index) => ({ path: location.source.path, diagnostic: moved[index]! })),
  };
}
