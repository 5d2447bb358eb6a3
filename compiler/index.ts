/** The compiler's public interface: everything else under `compiler/` may change without notice. */
export {
  type CheckedCompilation,
  checkFiles,
  type Compilation,
  type CompileOptions,
  compileProject,
  type Draft,
  type LintedCompilation,
  lintFiles,
  type LintOptions,
} from "./compile.ts";
export { type AgreementStatus, assessAgreements, type CoveredChange, type TeamStatus } from "./agreement/assess.ts";
export { emptyLock, type Lock } from "./agreement/lock.ts";
export { loadLock, readLock } from "./agreement/read-lock.ts";
export type { CheckedProject } from "./check/checked.ts";
export { codes, type DiagnosticCode } from "./diagnostics/codes.ts";
export type { Diagnostic, Fix, Outcome, RelatedLocation, Severity, TextEdit } from "./diagnostics/diagnostic.ts";
export { type GraphFormat, renderGraph } from "./docs/render-graph.ts";
export { renderSite, type SiteFile, type SiteOptions } from "./docs/render-site.ts";
export { emitCanonical } from "./plan/emit.ts";
export { hashDeclaration, hashPlan } from "./plan/hash.ts";
export { findPlanMistake, findTestsMistake, type SchemaMistake } from "./plan/validate.ts";
export type { LoadedCatalogue } from "./project/catalogue.ts";
export type { Host, ReadFailure } from "./project/host.ts";
export type { LoadedProject } from "./project/load.ts";
export type { Manifest } from "./project/manifest.ts";
export { createMemoryHost } from "./project/memory-host.ts";
export type { Area, Change, ChangeClass, IndirectEffect, Signers, Subject } from "./review/change.ts";
export { diffPlans, type PlanDifference } from "./review/diff-plans.ts";
export type * from "./syntax/ast/index.ts";
export { parseSource } from "./syntax/parse.ts";
export type { Location, Source, Span } from "./text/source.ts";
export type { Plan } from "../schemas/generated/plan.ts";
export type { TestDocument } from "../schemas/generated/tests.ts";
