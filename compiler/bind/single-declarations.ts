/** The declarations of which there is at most one, and those without which nothing can be compiled. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import type { Declaration } from "../syntax/ast/index.ts";
import type { SingleKind } from "./bound-project.ts";
import type { PlacedDeclaration } from "./placed-declaration.ts";

/** The words that begin each of them. */
const keywords: Readonly<Record<SingleKind, string>> = {
  Funnel: "funnel",
  Lead: "lead",
  Account: "account",
  Journey: "journey",
  Lifecycle: "lifecycle",
  ContentMap: "content map",
  ContactPolicy: "contact policy",
  Profiling: "profiling",
  Identity: "identity",
  Hygiene: "hygiene",
  Value: "value",
};

const required: readonly (readonly [SingleKind, string])[] = [
  ["Funnel", 'funnel acme "Acme" { timezone "America/New_York" }'],
  ["Lead", "lead { email email key }"],
  ["Lifecycle", "lifecycle { stage visitor { initial } }"],
];

/** True for the declarations that stand at most once. */
export function isSingle(declaration: Declaration): declaration is Extract<Declaration, { kind: SingleKind }> {
  return declaration.kind in keywords;
}

/** Enters a single declaration, or reports a second one beside the first. */
export function bindSingle(
  singles: Map<string, PlacedDeclaration>,
  placed: PlacedDeclaration,
  diagnostics: Diagnostic[],
): void {
  const { declaration, source } = placed;
  if (!isSingle(declaration)) return;
  const first = singles.get(declaration.kind);
  if (first === undefined) {
    singles.set(declaration.kind, placed);
    return;
  }
  const keyword = keywords[declaration.kind];
  diagnostics.push(
    reportError({
      code: "duplicate-declaration",
      message: `A project has one \`${keyword}\`, and this is another.`,
      source,
      start: declaration.keyword.start,
      end: declaration.keyword.end,
      related: [
        {
          location: {
            source: first.source,
            start: first.declaration.keyword.start,
            end: first.declaration.keyword.end,
          },
          message: "the first one is here",
        },
      ],
      help: `Put everything into one \`${keyword}\` block.`,
    }),
  );
}

/** Reports, in one error, what a project with any declarations must have and lacks. */
export function reportMissingDeclarations(
  singles: ReadonlyMap<string, PlacedDeclaration>,
  declarations: readonly PlacedDeclaration[],
  diagnostics: Diagnostic[],
): void {
  const first = declarations[0];
  if (first === undefined) return;
  const missing = required.filter(([kind]) => !singles.has(kind));
  if (missing.length === 0) return;
  const names = missing.map(([kind]) => `\`${keywords[kind]}\``);
  diagnostics.push(
    reportError({
      code: "missing-declaration",
      message: `The project has no ${names.join(" and no ")} declaration.`,
      source: first.source,
      start: first.declaration.keyword.start,
      end: first.declaration.keyword.end,
      help: `Add ${missing.map(([, example]) => `\`${example}\``).join(" and ")}.`,
    }),
  );
}
