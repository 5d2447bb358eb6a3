/** Imports go one way: every import of every file is looked up in the table of layers. */
import { isBuiltin } from "node:module";
import { describe, expect, it } from "vitest";
import { browserFolders, findLayer, layerTable, lies, nodeFolders } from "./layer-table.ts";
import { listImports, listSourceFiles, readSource, resolveImport } from "./source-files.ts";

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly to: string | undefined;
}

const files = listSourceFiles();
const imports: readonly Import[] = files.flatMap((from) =>
  listImports(readSource(from)).map((specifier) => ({ from, specifier, to: resolveImport(from, specifier) })),
);

/** `from → to`, as a failing assertion shows it. */
function describeImports(found: readonly Import[]): string[] {
  return found.map(({ from, specifier }) => `${from} imports ${specifier}`);
}

function isAllowed({ from, to }: Import): boolean {
  if (to === undefined) return true;
  const layer = findLayer(from);
  if (layer === undefined) return false;
  return [layer, ...(layerTable[layer] ?? [])].some((folder) => lies(to, folder));
}

describe("one-way imports", () => {
  it("finds the files and their imports", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it("knows a layer for every file", () => {
    expect(files.filter((file) => findLayer(file) === undefined)).toEqual([]);
  });

  it("imports only what the table allows", () => {
    expect(describeImports(imports.filter((edge) => !isAllowed(edge)))).toEqual([]);
  });

  it("has a table without cycles", () => {
    const inner = Object.entries(layerTable).filter(([layer, allowed]) => !allowed.includes(layer));
    const reach = (layer: string, seen: ReadonlySet<string>): boolean =>
      (layerTable[layer] ?? []).some(
        (next) => next !== layer && (seen.has(next) || reach(next, new Set([...seen, next]))),
      );
    expect(inner.map(([layer]) => layer).filter((layer) => reach(layer, new Set([layer])))).toEqual([]);
  });

  it("keeps compiler and runtime apart", () => {
    const across = imports.filter(
      ({ from, to = "" }) =>
        (lies(from, "compiler") && lies(to, "runtime")) || (lies(from, "runtime") && lies(to, "compiler")),
    );
    expect(describeImports(across)).toEqual([]);
  });

  it("lets no part of the product import the command line, the language server or tests", () => {
    const outer = imports.filter(
      ({ from, to = "" }) =>
        ["cli", "lsp", "test"].some((folder) => lies(to, folder) && !lies(from, folder)) &&
        !["cli", "test", "bench", "tools", "editors"].some((folder) => lies(from, folder)),
    );
    expect(describeImports(outer)).toEqual([]);
  });

  it("keeps Node's modules out of what must run in a browser", () => {
    const builtins = imports.filter(
      ({ from, specifier }) =>
        isBuiltin(specifier) &&
        browserFolders.some((folder) => lies(from, folder)) &&
        !nodeFolders.some((folder) => lies(from, folder)),
    );
    expect(describeImports(builtins)).toEqual([]);
  });

  it("writes relative imports with their extension", () => {
    const bare = imports.filter(({ to }) => to !== undefined && !/\.(ts|json|js)$/.test(to));
    expect(describeImports(bare)).toEqual([]);
  });
});

describe("the reader of imports", () => {
  it("sees every form and no comment", () => {
    const text = [
      'import { a } from "./a.ts";',
      'import type { B } from "./b.ts";',
      'import "./c.ts";',
      'export * from "./d.ts";',
      "import {\n  e,\n} from './e.ts';",
      'const f = await import("./f.ts");',
      '// import { g } from "./g.ts";',
      '/* import { h } from "./h.ts"; */',
    ].join("\n");
    expect(listImports(text)).toEqual(["./a.ts", "./b.ts", "./c.ts", "./d.ts", "./e.ts", "./f.ts"]);
  });

  it("refuses an import against the direction of the table", () => {
    expect(isAllowed({ from: "compiler/text/source.ts", specifier: "", to: "compiler/syntax/ast/node.ts" })).toBe(
      false,
    );
    expect(isAllowed({ from: "runtime/scoring/score.ts", specifier: "", to: "runtime/sla/sla.ts" })).toBe(false);
    expect(isAllowed({ from: "runtime/kernel/step.ts", specifier: "", to: "runtime/sla/sla.ts" })).toBe(true);
  });
});
