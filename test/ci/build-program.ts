/** Bundles the command line as it is now, since scripts start it many times. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../house/source-files.ts";

export interface BuiltProgram {
  /** The program's file. */
  readonly path: string;
  remove(): void;
}

/** Below `node_modules`, where the formatter that stays outside of the bundle is found. */
export async function buildProgram(): Promise<BuiltProgram> {
  const parent = join(root, "node_modules", ".cache");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "funnel-ci-"));
  await build({
    absWorkingDir: root,
    entryPoints: { main: "cli/main.ts" },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    external: ["prettier", "prettier/*"],
    banner: {
      js: 'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);',
    },
    logLevel: "error",
  });
  return { path: join(folder, "main.mjs"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
