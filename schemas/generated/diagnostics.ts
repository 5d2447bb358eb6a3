/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * What `--format json` writes: the findings of one run. It has the same form when the sources cannot be parsed.
 */
export interface Diagnostics {
  /**
   * The number of this format; a reader refuses a higher one.
   */
  format: 1;
  tool: Tool;
  summary: Summary;
  /**
   * By file, then by place.
   */
  diagnostics: Finding[];
}
/**
 * This interface was referenced by `Diagnostics`'s JSON-Schema
 * via the `definition` "Tool".
 */
export interface Tool {
  name: string;
  version: string;
}
/**
 * This interface was referenced by `Diagnostics`'s JSON-Schema
 * via the `definition` "Summary".
 */
export interface Summary {
  errors: number;
  warnings: number;
  /**
   * How many files have a finding.
   */
  files: number;
  /**
   * How many files were looked at.
   */
  checked: number;
}
/**
 * This interface was referenced by `Diagnostics`'s JSON-Schema
 * via the `definition` "Finding".
 */
export interface Finding {
  /**
   * The stable name of the finding, such as `unknown-name`.
   */
  code: string;
  severity: "error" | "warning";
  /**
   * One sentence that names the thing.
   */
  message: string;
  location: Place;
  related: Related[];
  /**
   * What to type instead.
   */
  help?: string;
  /**
   * A concrete lead for which it happens.
   */
  witness?: string;
  fix?: Fix;
}
/**
 * Lines and columns count from 1, columns and offsets in UTF-16 code units; the end is exclusive.
 *
 * This interface was referenced by `Diagnostics`'s JSON-Schema
 * via the `definition` "Place".
 */
export interface Place {
  /**
   * The path relative to the project's folder.
   */
  file: string;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
  offset: number;
  end_offset: number;
}
/**
 * A place that helps to understand the finding.
 *
 * This interface was referenced by `Diagnostics`'s JSON-Schema
 * via the `definition` "Related".
 */
export interface Related {
  message: string;
  location: Place;
}
/**
 * A machine edit that mends the finding.
 *
 * This interface was referenced by `Diagnostics`'s JSON-Schema
 * via the `definition` "Fix".
 */
export interface Fix {
  title: string;
  edits: Edit[];
}
/**
 * A replacement of text; an insertion has an empty place.
 *
 * This interface was referenced by `Diagnostics`'s JSON-Schema
 * via the `definition` "Edit".
 */
export interface Edit {
  location: Place;
  new_text: string;
}
