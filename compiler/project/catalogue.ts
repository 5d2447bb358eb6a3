/** Reads the catalogues that `catalog "path"` names. */
import type { Catalogue } from "../../schemas/generated/catalogue.ts";
import validateCatalogue from "../../schemas/generated/validators/catalogue.js";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "../diagnostics/codes.ts";
import { reportError } from "../diagnostics/report.ts";
import type { CatalogDeclaration, ContentDeclaration, SourceFile } from "../syntax/ast/index.ts";
import type { Source } from "../text/source.ts";
import { makeContent } from "./catalogue-content.ts";
import { readCatalogueCsv } from "./catalogue-csv.ts";
import type { Host } from "./host.ts";
import { type LocatedDocument, readYaml } from "./located-document.ts";
import { resolveFrom } from "./path.ts";
import { reportSchemaErrors } from "./schema-report.ts";

/** A catalogue's text, and its entries as the declarations they stand for. */
export interface LoadedCatalogue {
  readonly source: Source;
  readonly contents: readonly ContentDeclaration[];
}

/** Reads every catalogue that the files name, each once, in order of path; `read` is for editors that keep them. */
export function loadCatalogues(
  host: Host,
  files: readonly SourceFile[],
  read: typeof readCatalogue = readCatalogue,
): Outcome<readonly LoadedCatalogue[]> {
  const catalogues = new Map<string, LoadedCatalogue>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    for (const declaration of file.declarations) {
      if (declaration.kind === "Catalog")
        loadCatalogue({ host, read, catalogues, diagnostics }, file.source, declaration);
    }
  }
  const value = [...catalogues].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, catalogue]) => catalogue);
  return { value, diagnostics };
}

/** Reads one catalogue, YAML or CSV by the ending of its name; entries with mistakes are reported and left out. */
export function readCatalogue(source: Source): Outcome<LoadedCatalogue> {
  const { documents, diagnostics: found } = readDocuments(source);
  const diagnostics = [...found];
  const contents = documents.flatMap((document) => readEntries(document, diagnostics));
  return { value: { source, contents }, diagnostics };
}

interface Loading {
  readonly host: Host;
  readonly read: typeof readCatalogue;
  readonly catalogues: Map<string, LoadedCatalogue>;
  readonly diagnostics: Diagnostic[];
}

function loadCatalogue(
  { host, read, catalogues, diagnostics }: Loading,
  source: Source,
  { path }: CatalogDeclaration,
): void {
  const report = (code: DiagnosticCode, message: string, help: string): void => {
    diagnostics.push(reportError({ code, message, source, start: path.start, end: path.end, help }));
  };
  const resolved = resolveFrom(source.path, path.value);
  if (resolved === undefined) {
    const message = `The catalogue \`${path.value}\` lies outside of the project.`;
    report("catalog-unreadable", message, "Name a file in the project's folder, relative to this file.");
  } else if (!/\.(ya?ml|csv)$/i.test(resolved)) {
    const message = `The catalogue \`${path.value}\` is neither YAML nor CSV.`;
    report("catalog-unreadable", message, "Name a file that ends in `.yaml`, `.yml` or `.csv`.");
  } else if (catalogues.has(resolved)) {
    report("duplicate-declaration", `The catalogue \`${resolved}\` is named twice.`, "Delete one of the two.");
  } else {
    const text = host.readFile(resolved);
    if (text === undefined) {
      const reason = host.failures().find((failure) => failure.path === resolved)?.message;
      const message = reason ?? `There is no file \`${resolved}\`.`;
      report("catalog-unreadable", message, "The path is relative to this file.");
      return;
    }
    const outcome = read({ path: resolved, text });
    catalogues.set(resolved, outcome.value);
    diagnostics.push(...outcome.diagnostics);
  }
}

function readDocuments(source: Source): {
  readonly documents: readonly LocatedDocument[];
  readonly diagnostics: readonly Diagnostic[];
} {
  if (/\.csv$/i.test(source.path)) return readCatalogueCsv(source);
  const { document, diagnostics } = readYaml(source, "catalog-invalid");
  // An empty file is an empty catalogue.
  const isEmpty = document === undefined || document.value === null || document.value === undefined;
  return { documents: isEmpty ? [] : [document], diagnostics };
}

function readEntries(document: LocatedDocument, diagnostics: Diagnostic[]): ContentDeclaration[] {
  const { value } = document;
  const errors = validateCatalogue(value) ? [] : (validateCatalogue.errors ?? []);
  diagnostics.push(...reportSchemaErrors(document, errors, "catalog-invalid"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const broken = new Set(errors.map(({ instancePath }) => instancePath.split("/")[1]));
  return Object.entries(value as Catalogue).flatMap(([name, entry]) =>
    broken.has(name) ? [] : (makeContent(document, name, entry, diagnostics) ?? []),
  );
}
