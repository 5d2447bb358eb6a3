/** The catalogue of findings as `funnel rules` shows it. */
import { codes } from "../../compiler/diagnostics/codes.ts";
import type { Colours } from "../colours.ts";

export interface CataloguedRule {
  readonly code: string;
  /** What the finding says, as a clause without a full stop. */
  readonly summary: string;
}

/** Every finding, in the order of the catalogue. */
export function collectRules(): CataloguedRule[] {
  return Object.entries(codes).map(([code, summary]) => ({ code, summary }));
}

/** A line for each finding. */
export function renderRules(rules: readonly CataloguedRule[], colours: Colours): string {
  const width = Math.max(0, ...rules.map(({ code }) => code.length));
  return rules
    .map(({ code, summary }) => `${colours.bold(code)}${" ".repeat(width - code.length)}  ${summary}\n`)
    .join("");
}
