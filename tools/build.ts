/** Builds `dist/`: the command line, the libraries and their type declarations. Entries that do not exist are left out. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { type Entry, libraryEntries, programEntries, scriptEntry } from "./entries.ts";

const root = join(import.meta.dirname, "..");

const shared: BuildOptions = {
  absWorkingDir: root,
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "node22.13",
  charset: "utf8",
  logLevel: "warning",
};

/** Commander starts other programs as commands, of which there are none, and what it needs for that takes long to load. */
const withoutProcesses: Plugin = {
  name: "without-processes",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes("commander") ? { path, namespace: "without-processes" } : undefined,
    );
    onLoad({ filter: /^/, namespace: "without-processes" }, () => ({ contents: "export default {};" }));
  },
};

/** Makes one script of everything, whose first line no other version has. */
async function buildScript(): Promise<void> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: { [scriptEntry.output]: scriptEntry.source },
    splitting: false,
    format: "cjs",
    platform: "node",
    minifyWhitespace: true,
    plugins: [withoutProcesses],
    banner: { js: "(function(module,require){" },
    footer: { js: "})" },
    write: false,
  });
  // Text of one byte a character is read faster; esbuild's own escapes leave regular expressions out.
  const text = outputFiles[0]!.text.replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const version = createHash("sha256").update(text).digest("hex");
  mkdirSync(join(root, "dist/cli"), { recursive: true });
  writeFileSync(join(root, "dist", `${scriptEntry.output}.cjs`), `// ${version}\n${text}`);
}

/** Bundled CommonJS packages call `require` for Node's own modules, which an ES module does not have by itself. */
const requireForBundledPackages =
  'const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);';

async function buildLibraries(): Promise<void> {
  await build({
    ...shared,
    entryPoints: existingEntryPoints(libraryEntries),
    chunkNames: "shared/[name]-[hash]",
    platform: "node",
    packages: "external",
  });
}

async function buildPrograms(): Promise<void> {
  await build({
    ...shared,
    entryPoints: existingEntryPoints(programEntries),
    chunkNames: "cli/[name]-[hash]",
    platform: "node",
    // Only `funnel fmt` needs it, and it is larger than everything else together.
    external: ["prettier", "prettier/*"],
    // Less to read at every start; names stay, so that a stack trace still says something.
    minifyWhitespace: true,
    banner: { js: requireForBundledPackages },
  });
  for (const { output } of programEntries) {
    const file = join(root, "dist", `${output}.js`);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
}

async function emitTypes(): Promise<void> {
  const compiler = spawn(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"],
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  const code = await new Promise<number | null>((resolve, reject) => {
    compiler.once("error", reject).once("close", resolve);
  });
  if (code !== 0) throw new Error("The type declarations could not be emitted.");
}

function existingEntryPoints(entries: readonly Entry[]): Record<string, string> {
  return Object.fromEntries(
    entries.filter(({ source }) => existsSync(join(root, source))).map(({ source, output }) => [output, source]),
  );
}

const started = performance.now();
rmSync(join(root, "dist"), { recursive: true, force: true });
const parts = await Promise.allSettled([emitTypes(), buildLibraries(), buildPrograms(), buildScript()]);
if (parts.some(({ status }) => status === "rejected")) {
  // The tools have printed their own findings, with positions.
  console.error("The build failed.");
  process.exitCode = 1;
} else {
  console.log(`Built dist in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
