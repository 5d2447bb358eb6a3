/** Regenerates every generated file of the repository; a test checks that nothing is stale. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generators } from "./generators.ts";

const root = join(import.meta.dirname, "..");

for (const generate of Object.values(generators)) {
  for (const file of await generate()) {
    const path = join(root, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text);
  }
}
