/** Finds the files that the house rules speak about, and reads what they import. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const codeFolders = ["compiler", "runtime", "cli", "lsp", "schemas/generated", "editors", "tools", "bench", "test"];

/** Every TypeScript file of ours, relative to the repository, sorted, with `/` between parts. */
export function listSourceFiles(): string[] {
  const patterns = ["*.ts", ...codeFolders.map((folder) => `${folder}/**/*.ts`)];
  return globSync(patterns, { cwd: root, exclude: (path) => /(^|[\\/])(node_modules|dist|out)$/.test(path) })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

/** Text of a file named relative to the repository. */
export function readSource(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** True for a file that a program wrote: its first line says so. */
export function isGenerated(text: string): boolean {
  return /^[^\n]*\bgenerated\b/i.test(text);
}

/** The module names after `import`, `export … from` and `import()`; comments and templates of generators are left out. */
export function listImports(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const statement = /^\s*(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"'\n]+)["']|^\s*import\s*["']([^"'\n]+)["']/gm;
  const call = /\bimport\s*\(\s*["']([^"'\n]+)["']\s*\)/g;
  const found = [...code.matchAll(statement), ...code.matchAll(call)].map((match) => match[1] ?? match[2] ?? "");
  return found.filter((specifier) => !specifier.includes("${"));
}

/** The repository path of a relative import, or `undefined` for a package or a Node built-in. */
export function resolveImport(importer: string, specifier: string): string | undefined {
  return specifier.startsWith(".") ? posix.join(posix.dirname(importer), specifier) : undefined;
}
