/** Runs the tests of a plan: each with leads, a clock and an engine of its own. */
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Input } from "../../schemas/generated/event.ts";
import type { AtStep, ExpectStep, GivenRecord, SourceSpan, Test, TestDocument } from "../../schemas/generated/tests.ts";
import { loadSurroundings } from "../kernel/load-program.ts";
import type { KernelPhase } from "../kernel/phase.ts";
import { linkPlan, type Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import { addDuration } from "../time/duration.ts";
import { parseDate, parseDateTime } from "../time/iso-date.ts";
import type { Coverage } from "./coverage.ts";
import { listEffectsOf } from "./evidence.ts";
import { decide, type Scene, type Truth } from "./expectation.ts";
import { recordCoverage, type CoverageRecorder } from "./record-coverage.ts";
import type { TestHost } from "./test-host.ts";

export interface TestFailure {
  /** The id of the expectation or step, for its place in `TestDocument.spans`. */
  readonly id: string;
  /** What was expected, as it was written. */
  readonly expected: string;
  /** What there was, such as `engagement = 65 — it is 50`; a line for each part that did not hold. */
  readonly actual: readonly string[];
  readonly truth: Truth;
  /** ISO 8601: the time of the test. */
  readonly at: string;
  readonly span?: SourceSpan;
}

export interface TestResult {
  readonly id: string;
  readonly title: string;
  /** The number of the row, for a test that is a table. */
  readonly row?: number;
  readonly passed: boolean;
  readonly failures: readonly TestFailure[];
  /** How many expectations there were. */
  readonly expectations: number;
  readonly effects: readonly Effect[];
}

/** Makes a fresh engine whose steps have the given parts, or all that there are. */
export type CreateTestHost = (
  program: Program,
  sink: (effect: Effect) => void,
  phases: readonly KernelPhase[] | undefined,
) => TestHost;

/** Runs every test of a document against a program, each on a host of its own. */
export async function runTests(
  program: Program,
  document: TestDocument,
  createHost: CreateTestHost,
): Promise<TestResult[]> {
  const prepared = await prepare(program, document);
  return document.tests.map((test) => runTest(prepared, document, test, createHost, undefined));
}

/** The same, and what of the plan took part in the tests. */
export async function runTestsWithCoverage(
  program: Program,
  document: TestDocument,
  createHost: CreateTestHost,
): Promise<{ readonly results: readonly TestResult[]; readonly coverage: Coverage }> {
  const prepared = await prepare(program, document);
  const recorder = recordCoverage(prepared);
  const results = document.tests.map((test) => {
    const result = runTest(prepared, document, test, createHost, recorder);
    recorder.endTest();
    return result;
  });
  return { results, coverage: recorder.result() };
}

/** Expectations may ask about activities in ways that the plan does not, so their questions are kept as well. */
async function prepare({ plan }: Program, document: TestDocument): Promise<Program> {
  return linkPlan(plan, await loadSurroundings(plan, [document]));
}

function runTest(
  program: Program,
  document: TestDocument,
  test: Test,
  createHost: CreateTestHost,
  recorder: CoverageRecorder | undefined,
): TestResult {
  const effects: Effect[] = [];
  const failures: TestFailure[] = [];
  const host = createHost(program, takeEffect, recorder?.phases);
  const created = new Set<string>();
  const keyless = findKeyless(program, test);
  let now = startOf(program);
  let begun = false;
  let inputs = 0;

  function takeEffect(effect: Effect): void {
    effects.push(effect);
    recorder?.effect(effect);
  }

  function fail(id: string, actual: readonly string[], truth: Truth): void {
    const span = document.spans[id];
    const expected = span?.text.replace(/^expect\s+/, "") ?? id;
    failures.push({
      id,
      expected,
      actual,
      truth,
      at: new Date(now).toISOString(),
      ...(span === undefined ? {} : { span }),
    });
  }

  function accept(id: string, input: Omit<Input, "id" | "time">): void {
    inputs += 1;
    const problems = host.accept({ id: `${test.id}/${inputs}`, time: new Date(now).toISOString(), ...input });
    if (problems.length > 0) fail(id, problems, "false");
  }

  function send(id: string, lead: string, rest: Omit<Input, "id" | "time" | "keys">): void {
    accept(id, { keys: { user: keyOf(test, lead), ...tieOf(test, keyless) }, ...rest });
  }

  function create({ id, name, values }: GivenRecord): void {
    if (created.has(name)) return;
    created.add(name);
    send(id, name, { kind: "identify", data: values });
  }

  function begin(): void {
    if (begun) return;
    begun = true;
    // Before the leads, so that they find the company they belong to.
    for (const account of test.accounts) {
      const keys = account === keyless ? tieOf(test, keyless) : {};
      accept(account.id, { kind: "group", keys, data: account.values });
    }
    for (const lead of test.leads) create(lead);
  }

  function ensure(name: string, id: string): void {
    begin();
    if (!created.has(name)) create({ id, name, values: {} });
  }

  function move(step: AtStep): void {
    const instant = instantOf(program, step, now);
    if (instant === undefined || (begun && instant < now)) {
      fail(step.id, [instant === undefined ? "this is no time" : "the clock does not run backwards"], "false");
      return;
    }
    now = instant;
    if (begun) host.advanceTo(now);
    ensure(step.lead, step.id);
    if (step.set !== undefined) send(step.id, step.lead, { kind: "identify", data: step.set });
    if (step.did !== undefined) {
      send(step.id, step.lead, { kind: "activity", activity: step.did.activity, data: step.did.attributes });
    }
  }

  function expectStep(step: ExpectStep): void {
    ensure(step.lead, step.id);
    const scene: Scene = {
      program,
      now,
      leadOf(name) {
        ensure(name, step.id);
        const lead = host.findLead({ user: keyOf(test, name) })!;
        program.generated.derive(lead, now);
        recorder?.look(lead, now);
        return lead;
      },
      onQuestions: (lead) => recorder?.ask(lead, now),
      effectsOf: (lead: Lead) => listEffectsOf(lead, effects),
    };
    const { truth, findings } = decide(scene, step.condition, step.lead);
    if (truth !== "true") fail(step.id, findings, truth);
  }

  for (const step of test.steps) {
    if (step.step === "at") move(step);
    else expectStep(step);
  }
  return {
    id: test.id,
    title: test.title,
    ...(test.row === undefined ? {} : { row: test.row }),
    passed: failures.length === 0,
    failures,
    expectations: test.steps.filter(({ step }) => step === "expect").length,
    effects,
  };
}

/** Without an `at` before, the first of January 2026 in the funnel's zone. */
function startOf({ zone }: Program): number {
  return parseDateTime("2026-01-01T00:00", zone)!;
}

/** An account without a value of its key, by which no lead could be found to belong to it: all leads do. */
function findKeyless({ plan }: Program, { accounts }: Test): GivenRecord | undefined {
  const key = plan.account?.fields.find((field) => field.key)?.name;
  return accounts.find(({ values }) => key === undefined || values[key] === undefined || values[key] === null);
}

function tieOf(test: Test, account: GivenRecord | undefined): { readonly group?: string } {
  return account === undefined ? {} : { group: `${test.id}/account` };
}

function instantOf(program: Program, { time, after }: AtStep, now: number): number | undefined {
  if (time !== undefined) return parseDateTime(time, program.zone) ?? parseDate(time, program.zone);
  return after === undefined ? now : addDuration(now, after, { zone: program.zone, calendars: program.calendars });
}

function keyOf(test: Test, name: string): string {
  return `${test.id}${test.row === undefined ? "" : `#${test.row}`}/${name}`;
}
