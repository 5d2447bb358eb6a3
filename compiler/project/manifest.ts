/** Reads `funnel.yaml`: which files belong to the project and how severe its rules are. */
import type { Project } from "../../schemas/generated/project.ts";
import validateProject, { type SchemaError } from "../../schemas/generated/validators/project.js";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Source } from "../text/source.ts";
import { type DocumentPath, readYaml } from "./located-document.ts";
import { parsePointer, reportSchemaErrors } from "./schema-report.ts";

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

/** Reads a manifest; what is wrong in it is reported and left out, and the rest of it counts. */
export function readManifest(source: Source): Outcome<Manifest> {
  const { document, diagnostics } = readYaml(source, "manifest-invalid");
  const value = document?.value ?? {};
  if (document === undefined || validateProject(value)) {
    return { value: { settings: document === undefined ? {} : (value as Project), source }, diagnostics };
  }
  const errors = validateProject.errors ?? [];
  return {
    value: { settings: keepValid(value, errors), source },
    diagnostics: reportSchemaErrors(document, errors, "manifest-invalid"),
  };
}

/** The settings without the entries that have mistakes, so that one of them does not switch all others off. */
function keepValid(value: unknown, errors: readonly SchemaError[]): Project {
  const wrong = errors.map(({ keyword, instancePath, params }) => {
    const path = parsePointer(instancePath);
    return keyword === "additionalProperties" ? [...path, String(params["additionalProperty"])] : path;
  });
  const kept = wrong.some(({ length }) => length === 0) ? {} : removePaths(value, wrong);
  return validateProject(kept) ? kept : {};
}

function removePaths(value: unknown, paths: readonly DocumentPath[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  const keep = ([key, part]: [string, unknown]): readonly [string, unknown][] => {
    const within = paths.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
    return within.some(({ length }) => length === 0) ? [] : [[key, removePaths(part, within)]];
  };
  const entries = Object.entries(value).flatMap(keep);
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}
