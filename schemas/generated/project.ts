/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * This interface was referenced by `Project`'s JSON-Schema
 * via the `definition` "RuleSetting".
 */
export type RuleSetting = "off" | "warning" | "error";

export interface Project {
  /**
   * The base name of the plan file; the folder's name when absent.
   */
  name?: string;
  /**
   * Folders or files, relative to `funnel.yaml`; everything below its folder when absent.
   */
  sources?: string[];
  /**
   * Folders or files to leave out.
   */
  exclude?: string[];
  /**
   * Where `funnel build` writes; `build` when absent.
   */
  out?: string;
  /**
   * The path of the committed plan for `funnel build --check`.
   */
  plan?: string;
  fail_on?: "error" | "warning" | "never";
  /**
   * The file of SSH keys whose signatures `funnel agreements --verify` accepts, in the format of ssh-keygen.
   */
  allowed_signers?: string;
  rules?: {
    [k: string]: RuleSetting;
  };
  overrides?: Override[];
}
/**
 * Other severities for some paths.
 *
 * This interface was referenced by `Project`'s JSON-Schema
 * via the `definition` "Override".
 */
export interface Override {
  paths: string[];
  rules: {
    [k: string]: RuleSetting;
  };
}
