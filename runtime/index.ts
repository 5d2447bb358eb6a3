/** The runtime's public interface: everything else under `runtime/` may change without notice. */
import type { TestDocument } from "../schemas/generated/tests.ts";
import { type ExplainedTestLead, explainTestLeads } from "./engine/explain-test.ts";
import { createTestHost } from "./engine/test-host.ts";
import type { Program } from "./kernel/program.ts";
import type { Coverage } from "./testing/coverage.ts";
import {
  runTests as runTestsOn,
  runTestsWithCoverage as runTestsWithCoverageOn,
  type TestResult,
} from "./testing/run-tests.ts";

/**
 * Runs the tests that were compiled beside a plan, each with leads and a clock of its own. A test fails with what
 * there was in place of what was expected; what this version does not execute yet fails with that as its reason.
 */
export function runTests(program: Program, document: TestDocument): Promise<TestResult[]> {
  return runTestsOn(program, document, createTestHost);
}

/** The same, and which clauses, rows, rules and steps of the plan took part, with the tests that each took part in. */
export function runTestsWithCoverage(
  program: Program,
  document: TestDocument,
): Promise<{ readonly results: readonly TestResult[]; readonly coverage: Coverage }> {
  return runTestsWithCoverageOn(program, document, createTestHost);
}

/** Runs the first test of a document and explains its leads as they are when it ends. */
export function explainTest(program: Program, document: TestDocument): Promise<ExplainedTestLead[]> {
  const only: TestDocument = { ...document, tests: document.tests.slice(0, 1) };
  return explainTestLeads((createHost) => runTestsOn(program, only, createHost));
}

export { createEngine, type Engine, type EngineOptions, type Outcome, type Tally } from "./engine/run.ts";
export type { ExplainedTestLead } from "./engine/explain-test.ts";
export type { ExplainedAccount, ExplainedAssignment } from "./explain/assignment.ts";
export { explainConditions, type ExplainedCondition } from "./explain/conditions.ts";
export type { ExplainedContact } from "./explain/contact.ts";
export type { ExplainedData } from "./explain/data-quality.ts";
export {
  explainLead,
  type ExplainedClause,
  type ExplainedRule,
  type ExplainedScore,
  type Explanation,
  type ExplanationSources,
} from "./explain/explain.ts";
export type { ExplainedNurture, NextInProgramme } from "./explain/programme.ts";
export type { ExplainedSla, ExplainedSlaInstant } from "./explain/sla.ts";
export type { ExplainedTurnback } from "./explain/turnback.ts";
export { printExpression } from "./explain/print.ts";
export { readValue } from "./expr/values.ts";
export { createLead, openLead, saveLead } from "./kernel/lead-state.ts";
export { loadProgram, loadSurroundings } from "./kernel/load-program.ts";
export type { KernelPhase, Step } from "./kernel/phase.ts";
export { notExecuted, standardPhases } from "./kernel/phases.ts";
export { linkPlan, type Program, type Surroundings } from "./kernel/program.ts";
export { createStepper, transition, type Stepper, type Transition } from "./kernel/transition.ts";
export { createLossFinder, type Losses, type LossFinder, type LostLeads } from "./measure/losses.ts";
export { createMeasurer, type Measurer } from "./measure/measurer.ts";
export { priceStages } from "./measure/worth.ts";
export type { TypedInput } from "./model/input.ts";
export type { Lead } from "./model/lead.ts";
export type { LeadState } from "./model/state.ts";
export type { StepTrace } from "./model/trace.ts";
export type { Value } from "./model/value.ts";
export { createWorld, type QueueState, type World } from "./model/world.ts";
export { loadPlan } from "./plan/load.ts";
export { PlanProblem, type Problem } from "./plan/problem.ts";
export { slaStatus, type SlaStatus } from "./sla/instance.ts";
export type { Coverage, CoverageCount, CoverageItem, CoverageKind } from "./testing/coverage.ts";
export type { TestFailure, TestResult } from "./testing/run-tests.ts";
export type { TestHost } from "./testing/test-host.ts";
