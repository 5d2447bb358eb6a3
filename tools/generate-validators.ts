/** Makes `schemas/generated/validators/`: every schema compiled to a function ahead of time, so that nothing compiles at run time. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import addFormats from "ajv-formats";
import standaloneCode from "ajv/dist/standalone/index.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { build } from "esbuild";
import type { GeneratedFile } from "./generated-file.ts";

const folder = join(import.meta.dirname, "..", "schemas");
const banner = "/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */";

/** People write these by hand and want every mistake at once; for data between programs the first one is enough. */
const writtenByHand = new Set(["project", "catalogue", "lock"]);

/** A validator and its declaration for each `schemas/*.schema.json`. */
export async function generateValidators(): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".schema.json"))
    .sort()) {
    const name = file.replace(".schema.json", "");
    const schema = JSON.parse(readFileSync(join(folder, file), "utf8")) as { title: string };
    const path = `schemas/generated/validators/${name}`;
    files.push({ path: `${path}.js`, text: await compileValidator(name, schema) });
    files.push({ path: `${path}.d.ts`, text: declareValidator(name, schema.title) });
  }
  return files;
}

async function compileValidator(name: string, schema: object): Promise<string> {
  const ajv = new Ajv2020({
    discriminator: true,
    strict: true,
    allErrors: writtenByHand.has(name),
    verbose: writtenByHand.has(name),
    allowUnionTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormats.default(ajv);
  const code = standaloneCode.default(ajv, ajv.compile(schema));
  // The code requires parts of ajv; bundling them in makes a module that runs everywhere.
  const bundle = await build({
    stdin: { contents: code, resolveDir: folder, sourcefile: `${name}.js` },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    treeShaking: true,
    legalComments: "none",
    charset: "utf8",
    minify: true,
    write: false,
  });
  return `${banner}\n${bundle.outputFiles[0]!.text}`;
}

function declareValidator(name: string, title: string): string {
  return `${banner}
import type { ${title} } from "../${name}.ts";

/** One way in which a value misses the schema, as ajv reports it. */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer to the value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** The schema around the one that was missed, only for files that people write. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

declare const validate: {
  (value: unknown): value is ${title};
  /** The errors of the last call. */
  errors?: readonly SchemaError[] | null;
};
export default validate;
`;
}
