/** Compiles whole files as the command line does, in slices: for plans, proofs and rules, which want plain sources. */
import { bindProject } from "../../compiler/bind/bind.ts";
import { checkDeclaration } from "../../compiler/check/check-declaration.ts";
import { createCheckedProject, createTables } from "../../compiler/check/check.ts";
import type { CheckedProject } from "../../compiler/check/checked.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { LoadedCatalogue } from "../../compiler/project/catalogue.ts";
import type { Manifest } from "../../compiler/project/manifest.ts";
import type { SourceFile } from "../../compiler/syntax/ast/index.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import { type LoweredPlan, withAnalysis } from "../../compiler/lint/create-context.ts";
import { lowerPlan } from "../../compiler/plan/lower/project.ts";
import type { FilesState } from "../incremental/project-files.ts";
import type { Slices } from "./slices.ts";

/** A project of whole files; its sources' spans are those of the files. */
export interface WholeProject {
  readonly manifest: Manifest;
  readonly files: readonly SourceFile[];
  readonly catalogues: readonly LoadedCatalogue[];
  readonly checked: CheckedProject;
  /** The plan and where it was written; only where form and meaning are right. */
  readonly lowered: LoweredPlan | undefined;
}

/** `isRight` says that there are no errors of form and meaning, without which nothing can be lowered. */
export function* compileWhole({ files, project, catalogues }: FilesState, isRight: boolean): Slices<WholeProject> {
  const trees: SourceFile[] = [];
  for (const { path, text } of files) {
    trees.push(parseSource({ path, text }).value);
    yield;
  }
  const contents = catalogues.value.flatMap(({ source, contents: entries }) =>
    entries.map((declaration) => ({ declaration, source })),
  );
  const bound = bindProject(trees, contents);
  yield;
  const tables = createTables(bound.value);
  const diagnostics: Diagnostic[] = [];
  for (const placed of bound.value.declarations) {
    diagnostics.push(...checkDeclaration(tables, placed));
    yield;
  }
  const checked = createCheckedProject(tables, diagnostics);
  const lowered = isRight && trees.length > 0 ? withAnalysis(lowerPlan(checked)) : undefined;
  return { manifest: project.value.manifest, files: trees, catalogues: catalogues.value, checked, lowered };
}
