/** Checks texts in tests: mistakes are expected where a fixture marks them with `«` and `»`. */
import { expect } from "vitest";
import { bindProject } from "../../compiler/bind/bind.ts";
import { dropCascades } from "../../compiler/check/cascades.ts";
import { checkProject } from "../../compiler/check/check.ts";
import type { CheckedProject } from "../../compiler/check/checked.ts";
import type { DiagnosticCode } from "../../compiler/diagnostics/codes.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { parseSource } from "../../compiler/syntax/parse.ts";
import type { Source } from "../../compiler/text/source.ts";
import { baseProject } from "./base-project.ts";

export interface Checked {
  readonly project: CheckedProject;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses, binds and checks sources. */
export function checkSources(sources: readonly Source[]): Checked {
  const parsed = sources.map((source) => parseSource(source));
  const bound = bindProject(parsed.map(({ value }) => value));
  const checked = checkProject(bound.value);
  const syntax = parsed.flatMap((outcome) => outcome.diagnostics);
  const diagnostics = [...syntax, ...dropCascades(syntax, [...bound.diagnostics, ...checked.diagnostics])];
  return { project: checked.value, diagnostics };
}

/** Checks a text that is a whole project. */
export function check(text: string): Checked {
  return checkSources([{ path: "project.funnel", text }]);
}

/** Checks a text beside the base project. */
export function checkBesideBase(text: string): Checked {
  return checkSources([
    { path: "base.funnel", text: baseProject },
    { path: "case.funnel", text },
  ]);
}

/** Expects exactly the marked mistakes, in order of position, in a fixture beside the base project. */
export function expectMistakes(fixture: string, ...codes: readonly DiagnosticCode[]): void {
  expectMarked(fixture, codes, checkBesideBase(removeMarks(fixture)).diagnostics);
}

/** Expects exactly the marked mistakes in a fixture that is a whole project. */
export function expectMistakesAlone(fixture: string, ...codes: readonly DiagnosticCode[]): void {
  expectMarked(fixture, codes, check(removeMarks(fixture)).diagnostics);
}

/** Expects exactly the marked mistakes in a criterion. */
export function expectCriterion(criterion: string, ...codes: readonly DiagnosticCode[]): void {
  expectMistakes(`segment tested { when ${criterion} }`, ...codes);
}

function removeMarks(fixture: string): string {
  return fixture.replaceAll(/[«»]/g, "");
}

function expectMarked(fixture: string, codes: readonly DiagnosticCode[], diagnostics: readonly Diagnostic[]): void {
  const found = diagnostics
    .toSorted((left, right) => left.location.start - right.location.start)
    .map(({ code, location, message, help }) => ({
      code,
      text: location.source.text.slice(location.start, location.end),
      start: location.start,
      // Shown only when the test fails.
      words: `${message} ${help}`,
    }));
  const marked = [...fixture.matchAll(/«([^»]*)»/g)].map((match, index) => ({
    code: codes[index],
    text: match[1],
    start: match.index - 2 * index,
    words: found[index]?.words ?? "nothing was reported",
  }));
  expect(codes, "the fixture has a mark for each code").toHaveLength(marked.length);
  expect(found).toEqual(marked);
}
