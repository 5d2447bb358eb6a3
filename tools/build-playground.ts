/** Builds the playground: a static page in `dist/playground` that needs no server and no network. */
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";

const root = join(import.meta.dirname, "..");
const folder = "editors/playground";
const example = "examples/acme";

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "browser",
  target: "es2024",
  minify: true,
  charset: "utf8",
  logLevel: "warning",
};

/** Builds into a folder, by default `dist/playground`. */
export async function buildPlayground(out = join(root, "dist/playground")): Promise<void> {
  const [server, project] = await Promise.all([bundleWorker("server-worker"), bundleWorker("project-worker")]);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build({
    ...shared,
    entryPoints: [`${folder}/source/page.ts`],
    outfile: join(out, "playground.js"),
    format: "iife",
    plugins: [provideTexts({ "server-worker": server, "project-worker": project, example: readExample() })],
  });
  for (const name of ["index.html", "playground.css"]) copyFileSync(join(root, folder, name), join(out, name));
}

/** A worker as one classic script, since a page opened from a disk may start no module. */
async function bundleWorker(name: string): Promise<string> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [`${folder}/source/${name}.ts`],
    format: "iife",
    write: false,
  });
  return outputFiles?.[0]?.text ?? "";
}

/** The texts of the example that belong to the project itself; its history stays on the disk. */
function readExample(): Readonly<Record<string, string>> {
  const patterns = ["**/*.funnel", "*.yaml", "*.csv", "funnel.lock"];
  const paths = globSync(patterns, { cwd: join(root, example) })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.startsWith("build/") && path !== "leads.csv")
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, example, path), "utf8")]));
}

/** Serves values as the default exports of modules named `playground:NAME`. */
function provideTexts(values: Readonly<Record<string, unknown>>): Plugin {
  return {
    name: "playground texts",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^playground:/ }, ({ path }) => ({ path, namespace: "playground" }));
      onLoad({ filter: /.*/, namespace: "playground" }, ({ path }) => ({
        contents: JSON.stringify(values[path.slice("playground:".length)]),
        loader: "json",
      }));
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  await buildPlayground();
  console.log("Built dist/playground: open dist/playground/index.html.");
}
