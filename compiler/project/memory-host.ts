/** A host whose files are in memory: for tests, the browser and editors. */
import type { Host } from "./host.ts";

/** Serves `files`, texts by path; later changes of a map are seen. */
export function createMemoryHost(files: ReadonlyMap<string, string> | Readonly<Record<string, string>>): Host {
  const texts = files instanceof Map ? (files as ReadonlyMap<string, string>) : new Map(Object.entries(files));
  return {
    listFiles: (suffix) => [...texts.keys()].filter((path) => path.endsWith(suffix)),
    readFile: (path) => texts.get(path),
    failures: () => [],
  };
}
