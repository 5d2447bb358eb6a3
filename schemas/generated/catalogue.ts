/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

export interface Catalogue {
  [k: string]: CatalogueEntry;
}
/**
 * One content asset by its name, with the properties that a `content` declaration has.
 *
 * This interface was referenced by `Catalogue`'s JSON-Schema
 * via the `definition` "CatalogueEntry".
 */
export interface CatalogueEntry {
  title?: string;
  doc?: string;
  type?: string;
  url?: string;
  by: string[] | string;
  phases?: string[];
  personas?: string[];
  needs?: string[];
  expert?: string;
  useful_without_purchase?: boolean;
  retired?: string;
  moved_from?: string;
}
