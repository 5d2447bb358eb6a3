/** The one table of layers: what each folder may import besides itself. `ARCHITECTURE.md` prints the same table. */

const upToSyntax = ["compiler/text", "compiler/diagnostics", "compiler/syntax"];
const upToTypes = [...upToSyntax, "compiler/project", "compiler/bind", "compiler/types"];
const upToPlan = [...upToTypes, "compiler/check", "compiler/plan"];
const upToAnalysis = [...upToPlan, "compiler/agreement", "compiler/analysis"];
const upToLint = [...upToAnalysis, "compiler/lint"];
const runtimeFoundation = ["runtime/model", "runtime/plan", "runtime/expr", "runtime/time"];
const runtimeSiblings = [
  "runtime/identity",
  "runtime/hygiene",
  "runtime/scoring",
  "runtime/lifecycle",
  "runtime/routing",
  "runtime/sla",
  "runtime/nurture",
  "runtime/turnback",
  "runtime/profiling",
];
const upToKernel = [...runtimeFoundation, ...runtimeSiblings, "runtime/kernel"];
const schemas = "schemas/generated";

/** Each layer by its folder, or by its file where that has no folder; the longest match of a path decides. */
export const layerTable: Readonly<Record<string, readonly string[]>> = {
  "schemas/generated": [],
  "compiler/text": [],
  "compiler/diagnostics": ["compiler/text", schemas],
  "compiler/syntax": ["compiler/text", "compiler/diagnostics"],
  "compiler/format": upToSyntax,
  "compiler/project": [...upToSyntax, schemas],
  "compiler/bind": [...upToSyntax, "compiler/project", schemas],
  "compiler/types": [...upToSyntax, "compiler/project", "compiler/bind", schemas],
  "compiler/check": [...upToTypes, schemas],
  "compiler/plan": [...upToTypes, "compiler/check", schemas],
  "compiler/agreement": [...upToPlan, schemas],
  "compiler/analysis": [...upToPlan, schemas],
  "compiler/lint": [...upToAnalysis, schemas],
  "compiler/docs/words": [...upToAnalysis, schemas],
  "compiler/review": [...upToLint, "compiler/docs/words", schemas],
  "compiler/docs": [...upToLint, "compiler/docs/words", schemas],
  compiler: ["compiler", schemas],
  "runtime/model": [schemas],
  "runtime/plan": ["runtime/model", schemas],
  "runtime/time": ["runtime/model", "runtime/plan", schemas],
  "runtime/expr": ["runtime/model", "runtime/plan", "runtime/time", schemas],
  ...Object.fromEntries(runtimeSiblings.map((folder) => [folder, [...runtimeFoundation, schemas]])),
  "runtime/kernel": [...runtimeFoundation, ...runtimeSiblings, schemas],
  "runtime/explain": [...upToKernel, schemas],
  "runtime/measure": [...upToKernel, schemas],
  "runtime/inputs": [...runtimeFoundation, schemas],
  "runtime/stores": ["runtime/model", schemas],
  "runtime/connectors": ["runtime/model", schemas],
  "runtime/testing": [...upToKernel, "runtime/explain", "runtime/measure", schemas],
  "runtime/engine": [
    ...upToKernel,
    "runtime/explain",
    "runtime/measure",
    "runtime/inputs",
    "runtime/stores",
    "runtime/connectors",
    schemas,
  ],
  runtime: ["runtime", schemas],
  lsp: ["compiler", "runtime/testing", "runtime/plan", schemas],
  cli: ["compiler", "runtime", "lsp", schemas, "package.json"],
  "index.ts": ["compiler", "runtime", schemas],
  "editors/vscode": [],
  "editors/playground": ["compiler", "runtime", "lsp", schemas],
  tools: ["compiler", "runtime", "lsp", schemas],
  bench: ["compiler", "runtime", "lsp", "cli", "tools", schemas],
  test: ["compiler", "runtime", "cli", "lsp", "tools", "bench", "index.ts", schemas],
  "vitest.config.ts": [],
};

/** Folders that must also bundle for a browser: no module of Node's own. */
export const browserFolders: readonly string[] = ["compiler", "runtime", "lsp"];

/** The imperative shell of the runtime, which may use Node. */
export const nodeFolders: readonly string[] = ["runtime/stores", "runtime/engine", "runtime/connectors"];

/** The layer of a path: the longest key of the table that is the path or one of its folders. */
export function findLayer(path: string): string | undefined {
  const layers = Object.keys(layerTable).filter((layer) => lies(path, layer));
  return layers.sort((left, right) => right.length - left.length)[0];
}

/** True when `path` is `folder` itself or lies somewhere below it. */
export function lies(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
