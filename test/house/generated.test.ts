/** Generated files say what their generator would write today. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generators } from "../../tools/generators.ts";
import { readSource, root } from "./source-files.ts";

it.each(Object.entries(generators))("keeps %s fresh", async (_, generate) => {
  const files = await generate();
  expect(files.length).toBeGreaterThan(0);
  const stale = files.filter(({ path, text }) => !existsSync(join(root, path)) || readSource(path) !== text);
  expect(
    stale.map(({ path }) => path),
    "run `npm run generate`",
  ).toEqual([]);
});
