/** Makes `schemas/generated/*.ts`: the TypeScript types of every schema, which compiler and runtime share. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import type { GeneratedFile } from "./generated-file.ts";

const folder = join(import.meta.dirname, "..", "schemas");
const banner = "/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */";

/** The types of each `schemas/*.schema.json`, one file a schema. */
export async function generateSchemaTypes(): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".schema.json"))
    .sort()) {
    const name = file.replace(".schema.json", "");
    const schema = JSON.parse(readFileSync(join(folder, file), "utf8")) as JSONSchema & { title: string };
    const text = await compile(schema, schema.title, {
      bannerComment: banner,
      additionalProperties: false,
      unreachableDefinitions: true,
      // A list that must not be empty is a list all the same; the validators look at its length.
      ignoreMinAndMaxItems: true,
      format: true,
      style: { printWidth: 120 },
    });
    files.push({ path: `schemas/generated/${name}.ts`, text });
  }
  return files;
}
