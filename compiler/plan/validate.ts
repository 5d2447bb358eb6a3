/** Holds plans and documents of tests to their schemas. */
import validatePlanSchema, { type SchemaError } from "../../schemas/generated/validators/plan.js";
import validateTestsSchema from "../../schemas/generated/validators/tests.js";

/** What is wrong with a document, and where. */
export interface SchemaMistake {
  /** A JSON pointer such as `/scores/0/start`; empty for the whole document. */
  readonly path: string;
  readonly reason: string;
}

/** The first thing in which a value is not a plan; `undefined` for a plan. */
export function findPlanMistake(value: unknown): SchemaMistake | undefined {
  return validatePlanSchema(value) ? undefined : describe(validatePlanSchema.errors?.[0]);
}

/** The first thing in which a value is not a document of tests. */
export function findTestsMistake(value: unknown): SchemaMistake | undefined {
  return validateTestsSchema(value) ? undefined : describe(validateTestsSchema.errors?.[0]);
}

function describe(error: SchemaError | undefined): SchemaMistake {
  const { instancePath = "", message = "does not fit the schema", params = {} } = error ?? {};
  const detail =
    params["additionalProperty"] ?? params["tagValue"] ?? params["allowedValues"] ?? params["allowedValue"];
  return { path: instancePath, reason: detail === undefined ? message : `${message}: ${JSON.stringify(detail)}` };
}
