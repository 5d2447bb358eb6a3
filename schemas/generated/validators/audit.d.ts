/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */
import type { Audit } from "../audit.ts";

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
  (value: unknown): value is Audit;
  /** The errors of the last call. */
  errors?: readonly SchemaError[] | null;
};
export default validate;
