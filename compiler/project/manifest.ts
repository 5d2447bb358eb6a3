/** Reads `funnel.yaml`: which files belong to the project and how severe its rules are. */
import type { Project } from "../../schemas/generated/project.ts";
import validateProject from "../../schemas/generated/validators/project.js";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Source } from "../text/source.ts";
import { readYaml } from "./located-document.ts";
import { reportSchemaErrors } from "./schema-report.ts";

/** The name of the manifest, in the project's folder. */
export const manifestName = "funnel.yaml";

/** What a manifest says, after the defaults; a project needs none. */
export interface Manifest {
  readonly settings: Project;
  /** The manifest itself; `undefined` when the project has none. */
  readonly source: Source | undefined;
}

/** A project without a manifest has no settings. */
export function emptyManifest(): Manifest {
  return { settings: {}, source: undefined };
}

/** Reads a manifest; one with mistakes counts as empty, and says what they are. */
export function readManifest(source: Source): Outcome<Manifest> {
  const { document, diagnostics } = readYaml(source, "manifest-invalid");
  const value = document?.value ?? {};
  if (document === undefined || validateProject(value)) {
    return { value: { settings: document === undefined ? {} : (value as Project), source }, diagnostics };
  }
  return {
    value: { settings: {}, source },
    diagnostics: reportSchemaErrors(document, validateProject.errors ?? [], "manifest-invalid"),
  };
}
