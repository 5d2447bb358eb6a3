/** Makes a project of a rule's example: its declarations, and those of the base project that it does not declare. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSource } from "../../compiler/syntax/parse.ts";
import type { Declaration } from "../../compiler/syntax/ast/index.ts";
import type { Files } from "./sign-project.ts";

const folder = join(import.meta.dirname, "base");

/** The base project: small, complete, and without a finding. */
export const baseFiles: Files = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);

/** The example stands in `example.funnel`; `lacking` are declarations of the base that stay away. */
export function completeSnippet(snippet: string, lacking: readonly string[] = []): Files {
  const own = parseSource({ path: "example.funnel", text: snippet });
  const declared = new Set([...own.value.declarations.map(nameDeclaration), ...lacking]);
  const files: Record<string, string> = { "example.funnel": snippet };
  for (const [path, text] of Object.entries(baseFiles)) {
    const { declarations } = parseSource({ path, text }).value;
    const kept = declarations.filter((declaration) => !declared.has(nameDeclaration(declaration)));
    files[path] = kept.map(({ start, end }) => `${text.slice(start, end)}\n`).join("\n");
  }
  return files;
}

/** The names by which `lacking` speaks of declarations: `score fit`, `contact policy`. */
export function listDeclarations(files: Files): string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    parseSource({ path, text }).value.declarations.map(nameDeclaration),
  );
}

function nameDeclaration(declaration: Declaration): string {
  const { keyword } = declaration;
  const kind = keyword.text.trim().replaceAll(/\s+/gu, " ");
  if (declaration.kind === "Turnback") return `turnback ${declaration.stage.text}`;
  if (declaration.kind === "Catalog") return `catalog ${declaration.path.value}`;
  if (declaration.kind === "Funnel") return kind;
  return "name" in declaration ? `${kind} ${declaration.name.text}` : kind;
}
