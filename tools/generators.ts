/** The list of generators whose output is committed; `npm run generate` writes it and a test compares it. */
import { generateFernhill } from "./generate-fernhill.ts";
import { generateHaldvik } from "./generate-haldvik.ts";
import { generateHistory } from "./generate-history.ts";
import { generateEmailDomains } from "./generate-email-domains.ts";
import { generateEditorFiles } from "./generate-editor-files.ts";
import { generateHolidayRegions } from "./generate-holiday-regions.ts";
import { generateSearchScript } from "./generate-search-script.ts";
import { generateRuleDocs } from "./generate-rule-docs.ts";
import { generateSchemaTypes } from "./generate-schema-types.ts";
import { generateValidators } from "./generate-validators.ts";
import { generateZoneNames } from "./generate-zone-names.ts";
import type { GeneratedFile } from "./generated-file.ts";

export type Generator = () => Promise<readonly GeneratedFile[]>;

/** Each by the name that the test shows when its files are stale. */
export const generators: Readonly<Record<string, Generator>> = {
  "rule pages": generateRuleDocs,
  "schema types": generateSchemaTypes,
  "schema validators": generateValidators,
  "holiday regions": generateHolidayRegions,
  "zone names": generateZoneNames,
  "email domains": generateEmailDomains,
  "editor files": generateEditorFiles,
  "example history": generateHistory,
  "search script": generateSearchScript,
  "history of Fernhill": generateFernhill,
  "history of Haldvik": generateHaldvik,
};
