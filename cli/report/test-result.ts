/** What `funnel test` found, in the form in which its reports take it. */
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Location } from "../../compiler/text/source.ts";
import type { CoverageReport } from "./coverage.ts";

export interface TestFailure {
  /** The expectation. */
  readonly location: Location;
  /** When it was looked at, in the funnel's zone. */
  readonly at: string;
  /** What there was instead, a line for each part that did not hold. */
  readonly actual: readonly string[];
}

export interface TestResult {
  readonly title: string;
  /** The row of a table, from 1. */
  readonly row: number | undefined;
  readonly location: Location;
  readonly failures: readonly TestFailure[];
}

/** A project whose tests could not be run. */
export interface BrokenProject {
  /** Its base name. */
  readonly name: string;
  readonly errors: readonly Diagnostic[];
}

export interface TestReport {
  readonly version: string;
  readonly results: readonly TestResult[];
  readonly broken: readonly BrokenProject[];
  /** Kinds of declarations that did not take part. */
  readonly notExecuted: readonly string[];
  /** What the tests cover, where that is a part of this report. */
  readonly coverage: CoverageReport | undefined;
}

/** The title, with the row of a table. */
export function titleOf({ title, row }: TestResult): string {
  return row === undefined ? title : `${title} (row ${row})`;
}

export function isFailed({ failures }: TestResult): boolean {
  return failures.length > 0;
}
