/** Bundles the Visual Studio Code extension with its server and packs both as one `.vsix` file. */
import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { zipSync } from "fflate";
import { renderContentTypes, renderExtensionManifest, type ExtensionPackage } from "./extension-manifest.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "editors/vscode");

/** What of the folder goes into the package; the sources stay here. */
const shipped = [
  "package.json",
  "README.md",
  "language-configuration.json",
  "syntaxes/*.json",
  "snippets/*.json",
  "dist/*",
];

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node22",
  minify: true,
  keepNames: true,
  charset: "utf8",
  logLevel: "warning",
};

/** A package that editors install, with the name it is known by. */
export interface PackedExtension {
  /** Such as `funnel-lang-0.1.0.vsix`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bundles into `editors/vscode/dist` and packs what is shipped. The same sources give the same bytes. */
export async function packExtension(): Promise<PackedExtension> {
  await bundle();
  return pack();
}

async function bundle(): Promise<void> {
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  await Promise.all([
    build({
      ...shared,
      entryPoints: ["editors/vscode/source/extension.ts"],
      outfile: "editors/vscode/dist/extension.cjs",
      format: "cjs",
      external: ["vscode"],
    }),
    build({
      ...shared,
      stdin: {
        contents: 'import { serveEditor } from "./cli/serve-editor.ts"; await serveEditor();',
        resolveDir: root,
        loader: "ts",
      },
      entryNames: "server",
      outdir: "editors/vscode/dist",
      outExtension: { ".js": ".mjs" },
      format: "esm",
      splitting: true,
      chunkNames: "server-[hash]",
      // Bundled CommonJS packages call `require` for Node's own modules.
      banner: {
        js: 'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);',
      },
    }),
  ]);
}

/** Names in order and one date for all, so that the bytes depend on nothing else. */
function pack(): PackedExtension {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as ExtensionPackage;
  const names = shipped.flatMap((pattern) => globSync(pattern, { cwd: folder })).sort();
  const entries: Record<string, Uint8Array> = {
    "[Content_Types].xml": Buffer.from(renderContentTypes(names)),
    "extension.vsixmanifest": Buffer.from(renderExtensionManifest(manifest)),
    "extension/LICENSE.txt": readFileSync(join(root, "LICENSE")),
  };
  for (const name of names) entries[`extension/${name.replaceAll("\\", "/")}`] = readFileSync(join(folder, name));
  const bytes = zipSync(entries, { mtime: new Date("2026-01-01T00:00:00"), level: 9 });
  return { name: `${manifest.name}-${manifest.version}.vsix`, bytes };
}
