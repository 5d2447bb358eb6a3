/** Code actions are tried by carrying them out: the edit is applied and the project checked again. */
import type { CodeAction, TextEdit } from "vscode-languageserver";
import { describe, expect, it } from "vitest";
import { reportWarning } from "../../compiler/diagnostics/report.ts";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { findActions } from "../../lsp/features/code-actions.ts";
import { findRuleFindings } from "../../lsp/features/rule-findings.ts";
import { finish } from "../../lsp/workspace/slices.ts";
import { type Fixture, openFixture, rootUri } from "./fixture.ts";

const model = `funnel acme "Acme" { timezone "UTC" currency USD }
team marketing "Demand" { contact "m@acme.example" }
team sales "Sales" { contact "s@acme.example" }
lead {
  email     email key
  employees integer
}
activity form_submitted
lifecycle {
  stage visitor { initial   owner marketing }
  stage mql { final won   owner sales   enter from visitor on form_submitted }
}
`;

function actionsAt(
  text: string,
  only?: readonly string[],
): { readonly fixture: Fixture; readonly actions: CodeAction[] } {
  const fixture = openFixture(`${model}${text}`);
  const { snapshot, file, position } = fixture;
  const findings = [...snapshot.diagnostics, ...finish(findRuleFindings(snapshot, undefined))];
  return {
    fixture,
    actions: findActions(snapshot, file, findings, { range: { start: position, end: position }, only }),
  };
}

/** The files after an action. */
function apply({ files, snapshot }: Fixture, action: CodeAction | undefined): Map<string, string> {
  expect(action?.edit?.changes).toBeDefined();
  const changed = new Map(files);
  for (const [uri, edits] of Object.entries(action?.edit?.changes ?? {})) {
    const path = uri.slice(rootUri.length + 1);
    changed.set(path, applyEdits(changed.get(path) ?? "", edits, snapshot.fileOf(uri)!.positions));
  }
  return changed;
}

function applyEdits(text: string, edits: readonly TextEdit[], positions: Fixture["file"]["positions"]): string {
  const spans = edits.map(({ range, newText }) => ({ ...positions.spanOf(range), newText }));
  return spans
    .sort((left, right) => right.start - left.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}

function codesOf(files: ReadonlyMap<string, string>): string[] {
  return lintFiles(createMemoryHost(files)).diagnostics.map(({ code }) => code);
}

function errorsOf(files: ReadonlyMap<string, string>): string[] {
  return lintFiles(createMemoryHost(files))
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ message }) => message);
}

describe("mending", () => {
  it("carries out what a finding proposes", () => {
    const { fixture, actions } = actionsAt("segment s { when employes$0 > 5 }\n");
    const fix = actions.find(({ isPreferred }) => isPreferred);
    expect(errorsOf(apply(fixture, fix))).toEqual([]);
  });

  it("mends everything of a file at once", () => {
    const { fixture, actions } = actionsAt("segment s { when employes > 5 }\nsegment t { when emplyees > 6 }$0\n", [
      "source.fixAll",
    ]);
    expect(actions.map(({ kind }) => kind)).toEqual(["source.fixAll.funnel"]);
    expect(errorsOf(apply(fixture, actions[0]))).toEqual([]);
  });

  it("mends side by side what does not touch, as the command line does", () => {
    const fixture = openFixture(`${model}team more$0\n`);
    const { snapshot, file, spot, position } = fixture;
    const { source } = spot.part;
    const mend = (start: number, end: number, newText: string) => {
      const location = { source, start: spot.at + start, end: spot.at + end };
      const fix = { title: "Mend", edits: [{ location, newText }] };
      return reportWarning({ code: "name-style", message: "m", ...location, fix });
    };
    const findings = [mend(-4, 0, "many"), mend(0, 0, "_x"), mend(0, 0, "_y"), mend(-1, 0, "z")];
    const range = { start: position, end: position };
    const [action] = findActions(snapshot, file, findings, { range, only: ["source.fixAll"] });
    expect(apply(fixture, action).get("main.funnel")).toBe(`${model}team many_x\n`);
  });

  it("silences a finding of a rule on its line", () => {
    const { fixture, actions } = actionsAt("segment unus$0ed { when employees > 3 }\n");
    const silence = actions.find(({ title }) => title.startsWith("Silence unused-declaration"));
    const before = codesOf(fixture.files).filter((code) => code === "unused-declaration").length;
    const after = codesOf(apply(fixture, silence));
    expect(after.filter((code) => code === "unused-declaration").length).toBe(before - 1);
    expect(after).not.toContain("suppression-without-reason");
  });

  it("offers only the kinds that are asked for", () => {
    expect(actionsAt("segment s { when employes$0 > 5 }\n", ["refactor.inline"]).actions).toEqual([]);
  });
});

describe("declaring what nothing declares", () => {
  it.each([
    ["a team", "queue q { team desk$0 }", "a team"],
    ["an activity", "segment s { when did zzz_called$0 }", "an activity"],
    ["a stage", "segment s { when was zzz_stage$0 }", "a stage"],
    ["a lead field", "segment s { when zzz_field$0 is known }", "a lead field"],
    ["a segment", "segment s { when zzz_segment$0 }", "a segment"],
    ["a queue", "routing r {\n  on entering mql\n  otherwise -> zzz_queue$0\n}", "a queue"],
    [
      "a calendar",
      "sla s {\n  starts on entering mql\n  within 4 business hours of zzz_desk$0\n  met on form_submitted\n}",
      "a calendar",
    ],
  ])("declares %s", (_title, text, kind) => {
    const { fixture, actions } = actionsAt(`${text}\n`);
    const declare = actions.find(({ title }) => title.startsWith(`Declare ${kind}`));
    expect(codesOf(fixture.files)).toContain("unknown-name");
    expect(codesOf(apply(fixture, declare))).not.toContain("unknown-name");
  });
});

describe("criteria and segments", () => {
  it("takes a criterion out, and the project means the same", () => {
    const { fixture, actions } = actionsAt("persona p { when emplo$0yees > 5 and email is known }\n", [
      "refactor.extract",
    ]);
    const files = apply(fixture, actions[0]);
    expect(files.get("main.funnel")).toContain(
      "segment new_segment {\n  when employees > 5 and email is known\n}\n\npersona p { when new_segment }",
    );
    expect(errorsOf(files)).toEqual([]);
  });

  it("offers nothing for a condition on an activity", () => {
    expect(
      actionsAt("segment s { when did form_submitted where ema$0il is known }\n", ["refactor.extract"]).actions,
    ).toEqual([]);
  });

  it("writes a segment out again", () => {
    const { fixture, actions } = actionsAt(
      "segment big { when employees > 5 or email is known }\npersona p { when b$0ig and email is known }\n",
      ["refactor.inline"],
    );
    const files = apply(fixture, actions[0]);
    expect(files.get("main.funnel")).toContain(
      "persona p { when (employees > 5 or email is known) and email is known }",
    );
    expect(errorsOf(files)).toEqual([]);
  });
});
