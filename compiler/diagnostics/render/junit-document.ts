/** The JUnit XML that build servers read: suites of cases, each passed or failed. */
import { escapeText, writeElement } from "./xml.ts";

export interface JunitProblem {
  readonly message: string;
  readonly type: string;
  readonly text: string;
}

export interface JunitCase {
  readonly name: string;
  /** What build servers group cases by. */
  readonly group: string;
  readonly file: string;
  readonly line: number | undefined;
  /** What went wrong: a line that says it, a word for its kind, and the whole of it. */
  readonly failure: JunitProblem | undefined;
  /** What kept the case from being run at all. */
  readonly error?: JunitProblem | undefined;
  /** What is worth knowing without being a failure. */
  readonly output: string | undefined;
}

export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

/** The document as text with a line end. Times are left out: nothing here is measured. */
export function writeJunit(name: string, suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  const written = suites.map((suite) => indent(1, writeSuite(suite)));
  const document = writeElement("testsuites", { name, ...countCases(all) }, close(0, written));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
}

function writeSuite({ name, cases }: JunitSuite): string {
  const written = cases.map((each) => indent(2, writeCase(each)));
  return writeElement("testsuite", { name, ...countCases(cases), skipped: 0 }, close(1, written));
}

function writeCase({ name, group, file, line, failure, error, output }: JunitCase): string {
  const parts: string[] = [];
  for (const [element, problem] of Object.entries({ failure, error })) {
    if (problem === undefined) continue;
    const { message, type, text } = problem;
    parts.push(indent(3, writeElement(element, { message, type }, [escapeText(text)])));
  }
  if (output !== undefined) parts.push(indent(3, writeElement("system-out", {}, [escapeText(output)])));
  return writeElement("testcase", { name, classname: group, file, line }, close(2, parts));
}

function countCases(cases: readonly JunitCase[]): { tests: number; failures: number; errors: number } {
  return {
    tests: cases.length,
    failures: cases.filter(({ failure }) => failure !== undefined).length,
    errors: cases.filter(({ error }) => error !== undefined).length,
  };
}

function indent(depth: number, element: string): string {
  return `\n${"  ".repeat(depth)}${element}`;
}

/** Puts the closing tag on a line of its own where there is content. */
function close(depth: number, content: readonly string[]): readonly string[] {
  return content.length === 0 ? [] : [...content, `\n${"  ".repeat(depth)}`];
}
