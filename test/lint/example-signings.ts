/** How the examples of rules about agreements are signed; everything else is signed as it stands. */
import type { RuleCode } from "../../compiler/diagnostics/rule-codes.ts";
import type { Signing } from "./sign-project.ts";

export const exampleSignings: Partial<Record<RuleCode, { readonly bad: Signing; readonly good: Signing }>> = {
  "definition-changed-since-signing": { bad: "before", good: "as it stands" },
  "unsigned-agreement": { bad: "nobody", good: "as it stands" },
  "review-overdue": { bad: "long ago", good: "as it stands" },
};
