/** Makes the lists of e-mail domains that anyone can get an address at, free or thrown away, as sorted text. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { domainToASCII } from "node:url";
import type { GeneratedFile } from "./generated-file.ts";

const folder = join(dirname(createRequire(import.meta.url).resolve("freemail")), "data");

/** `runtime/expr/free-domains.ts` and `runtime/expr/disposable-domains.ts`. */
export function generateEmailDomains(): Promise<GeneratedFile[]> {
  return Promise.resolve(
    ["free", "disposable"].map((list) => ({
      path: `runtime/expr/${list}-domains.ts`,
      text: renderModule(list, readDomains(list)),
    })),
  );
}

/** Domains in the order of their characters, without those below another of the list. */
function readDomains(list: string): string[] {
  const lines = readFileSync(join(folder, `${list}.txt`), "utf8").split("\n");
  // The lists were collected by a program and hold a few lines that are no domain.
  const domains = new Set(
    lines.map((line) => domainToASCII(line.trim())).filter((name) => /^[\w-]+(\.[\w-]+)+$/.test(name)),
  );
  return [...domains].filter((name) => !listParents(name).some((parent) => domains.has(parent))).toSorted();
}

function listParents(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(1, -1).map((_, index) => labels.slice(index + 1).join("."));
}

function renderModule(list: string, domains: readonly string[]): string {
  return `/** E-mail domains that are ${list}, in order, one a line. Generated from \\\`freemail\\\` by \\\`npm run generate\\\`; do not edit. */
export const ${list}Domains = \`
${domains.join("\n")}
\`;
`.replaceAll("\\`", "`");
}
