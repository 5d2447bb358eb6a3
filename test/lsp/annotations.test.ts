/** What the editor writes beside the text: colours by meaning, hints, lines above declarations and forms while typing. */
import { describe, expect, it } from "vitest";
import { createTestPlayer } from "../../cli/test-player.ts";
import { findLenses, lensCommands, type TestArgument } from "../../lsp/features/code-lens.ts";
import { executeCommand } from "../../lsp/features/commands.ts";
import { findHints } from "../../lsp/features/inlay-hints.ts";
import { colourFile, legend, TokenHistory } from "../../lsp/features/semantic-tokens.ts";
import { showForm } from "../../lsp/features/signature-help.ts";
import { openFixture, rootUri } from "./fixture.ts";

const model = `funnel acme "Acme" { timezone "UTC" currency USD }
team marketing "Demand" { contact "m@acme.example" }
calendar desk { timezone "UTC" open mon..fri 09:00..17:00 }
lead {
  email     email key
  employees integer
}
activity form_submitted
lifecycle {
  stage visitor { initial   owner marketing }
  stage mql { owner marketing   enter from visitor on form_submitted }
}
score fit "Fit" {
  range 0..100
  +40 when employees > 5
}
content guide { type guide   by email   retired 2026-01-01 }
sla call {
  starts on entering mql
  within 12 business hours of desk
  met on form_submitted
}
test "a form makes an MQL" {
  given lead { email "a@b.example" }
  at 2026-03-02T10:00 did form_submitted
  expect stage is mql
}
test "nobody is this good" {
  given lead { email "a@b.example" }
  expect fit = 100
}
`;

interface Coloured {
  readonly text: string;
  readonly type: string;
  readonly modifiers: readonly string[];
}

function decode(data: readonly number[], text: string): Coloured[] {
  const lines = text.split("\n");
  const found: Coloured[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [down = 0, right = 0, length = 0, type = 0, flags = 0] = data.slice(index, index + 5);
    line += down;
    character = down === 0 ? character + right : right;
    found.push({
      text: lines[line]!.slice(character, character + length),
      type: legend.tokenTypes[type]!,
      modifiers: legend.tokenModifiers.filter((_, bit) => (flags & (1 << bit)) !== 0),
    });
  }
  return found;
}

describe("colours", () => {
  it("tell what a name is, where it is declared and what is retired", () => {
    const { snapshot, file } = openFixture(model);
    const found = decode(colourFile(snapshot, file).data, model);
    expect(found).toContainEqual({ text: "mql", type: "enum", modifiers: ["declaration"] });
    expect(found).toContainEqual({ text: "employees", type: "property", modifiers: [] });
    expect(found).toContainEqual({ text: "guide", type: "struct", modifiers: ["declaration", "deprecated"] });
    expect(found).toContainEqual({ text: "email", type: "type", modifiers: ["defaultLibrary"] });
  });

  it("are those of a range", () => {
    const { snapshot, file } = openFixture(model);
    const range = { start: { line: 8, character: 0 }, end: { line: 10, character: 0 } };
    const texts = decode(colourFile(snapshot, file, range).data, model).map(({ text }) => text);
    expect(texts).toContain("visitor");
    expect(texts).not.toContain("fit");
  });

  it("follow a change by what differs", () => {
    const fixture = openFixture(model);
    const uri = fixture.file.uri;
    const history = new TokenHistory();
    const first = history.full(fixture.snapshot, fixture.file);
    fixture.workspace.change(uri, 2, [{ text: `team sales\n${model}` }]);
    const snapshot = fixture.workspace.snapshotOf(uri)!;
    const answer = history.delta(snapshot, snapshot.fileOf(uri)!, first.resultId!);
    expect("edits" in answer).toBe(true);
    const data = [...first.data];
    for (const { start, deleteCount, data: inserted = [] } of "edits" in answer ? [...answer.edits].reverse() : []) {
      data.splice(start, deleteCount, ...inserted);
    }
    expect(data).toEqual([...colourFile(snapshot, snapshot.fileOf(uri)!).data]);
  });
});

describe("hints", () => {
  const everything = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

  it("say when business time ends on the clock", () => {
    const { snapshot, file } = openFixture(model);
    expect(findHints(snapshot, file, everything).map(({ label }) => label)).toContain("mon 09:00 → tue 13:00");
  });

  it("say what a score reaches once the plan is there", () => {
    const { snapshot, file } = openFixture(model);
    expect(findHints(snapshot, file, everything).map(({ label }) => label)).not.toContain("reaches 0..40");
    snapshot.whole();
    expect(findHints(snapshot, file, everything).map(({ label }) => label)).toContain("reaches 0..40");
  });
});

describe("lines above declarations", () => {
  it("count uses and tests", () => {
    const { snapshot, file } = openFixture(model);
    const titles = findLenses(snapshot, file, true).map(({ command }) => command?.title);
    expect(titles).toContain("used 3 times · 1 test");
    expect(titles.filter((title) => title === "▶ Run test")).toHaveLength(2);
    expect(titles.filter((title) => title === "Explain lead")).toHaveLength(2);
  });

  it("offer nothing about tests where nobody runs them", () => {
    const { snapshot, file } = openFixture(model);
    const commands = findLenses(snapshot, file, false).map(({ command }) => command?.command);
    expect(commands).not.toContain(lensCommands.runTest);
  });

  const run = (command: string, title: string, line: number) => {
    const { snapshot } = openFixture(model);
    const argument: TestArgument = { uri: `${rootUri}/main.funnel`, title, line };
    return executeCommand(snapshot, createTestPlayer(), command, argument);
  };

  it("run a test that holds, and one that does not", async () => {
    expect(await run(lensCommands.runTest, "a form makes an MQL", 22)).toMatchObject({ passed: true });
    const failed = await run(lensCommands.runTest, "nobody is this good", 27);
    expect(failed.passed).toBe(false);
    expect(failed.text).toContain("expected fit = 100");
  });

  it("explain the lead of a test", async () => {
    const { text } = await run(lensCommands.explainLead, "a form makes an MQL", 22);
    expect(text).toContain("is mql");
  });
});

describe("forms while typing", () => {
  it.each([
    ["a rule's limits", "score s { +5 on form_submitted $0 }", "-N on ACTIVITY", undefined],
    ["a question", "segment s { when did form_submitted $0 }", "did ACTIVITY", undefined],
    ["a limit", "lifecycle { stage x { limit 14 days $0 } }", "limit D then STAGE", "then"],
    ["a cap", "contact policy { at most 2 $0 }", "at most N touches", "touches"],
  ])("show %s", (_title, text, form, next) => {
    const { snapshot, spot } = openFixture(text);
    const help = showForm(snapshot, spot);
    const [signature] = help?.signatures ?? [];
    expect(signature?.label).toContain(form.split(" ")[0] === "-N" ? "" : form);
    if (next === undefined) return;
    const active = signature?.parameters?.[help?.activeParameter ?? 0]?.label;
    const part = Array.isArray(active) ? signature?.label.slice(active[0], active[1]) : active;
    expect(["N", "D", next]).toContain(part);
  });

  it("is silent at the beginning of a statement", () => {
    const { snapshot, spot } = openFixture("lifecycle { $0 }");
    expect(showForm(snapshot, spot)).toBeNull();
  });
});
