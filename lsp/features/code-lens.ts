/** Lines above declarations: how often they are used, which tests touch them, and buttons that run a test or explain a lead. */
import type { CodeLens, Location } from "vscode-languageserver";
import type { Declaration, Name, TestDeclaration } from "../../compiler/syntax/ast/index.ts";
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import type { FileView, PlacedPart, Snapshot } from "../workspace/snapshot.ts";
import { listReferences } from "./occurrences.ts";

/** Commands of the lenses: the first is the editor's to carry out, the others are the server's. */
export const lensCommands = {
  showReferences: "funnel.showReferences",
  runTest: "funnel.runTest",
  explainLead: "funnel.explainLead",
} as const;

/** What the server's commands are given. */
export interface TestArgument {
  readonly uri: string;
  /** The title of the test. */
  readonly title: string;
  /** Where the test begins, from 0, since titles may repeat. */
  readonly line: number;
}

/** The lenses of a file; those that run tests only where somebody `playsTests`. */
export function findLenses(snapshot: Snapshot, file: FileView, playsTests: boolean): CodeLens[] {
  return file.parts.flatMap((part) =>
    (part.tree?.declarations ?? []).flatMap((declaration) => {
      if (declaration.kind !== "Test") return lensesOf(snapshot, file, part, declaration);
      return playsTests ? lensesOfTest(file, part, declaration) : [];
    }),
  );
}

function lensesOf(snapshot: Snapshot, file: FileView, part: PlacedPart, declaration: Declaration): CodeLens[] {
  if (declaration.kind === "Lifecycle") {
    return declaration.body.flatMap((stage) =>
      stage.kind === "Stage" ? usageLens(snapshot, file, part, stage.name) : [],
    );
  }
  return "name" in declaration ? usageLens(snapshot, file, part, declaration.name) : [];
}

function usageLens(snapshot: Snapshot, file: FileView, part: PlacedPart, name: Name): CodeLens[] {
  const symbol = snapshot.checked.symbolOf(name);
  if (symbol === undefined || name.text === "") return [];
  const range = file.positions.rangeOf({ start: part.start + name.start, end: part.start + name.end });
  const places = listReferences(snapshot, symbol).flatMap((location) => snapshot.locate(location) ?? []);
  const command = {
    title: describeUse(places.length, countTests(snapshot, symbol)),
    command: places.length === 0 ? "" : lensCommands.showReferences,
    arguments: [file.uri, range.start, places] satisfies [string, unknown, Location[]],
  };
  return [{ range, command }];
}

function describeUse(uses: number, tests: number): string {
  const used = uses === 0 ? "not used" : uses === 1 ? "used once" : `used ${uses} times`;
  return tests === 0 ? used : `${used} · ${tests} ${tests === 1 ? "test" : "tests"}`;
}

/** The tests that name it. */
function countTests({ checked }: Snapshot, symbol: FunnelSymbol): number {
  const references = checked.referencesTo(symbol);
  const sources = new Set(references.map(({ source }) => source));
  return checked.declarations.filter(
    ({ declaration, source }) =>
      declaration.kind === "Test" &&
      sources.has(source) &&
      references.some(
        (place) =>
          place.source === source && declaration.start <= place.name.start && place.name.end <= declaration.end,
      ),
  ).length;
}

function lensesOfTest(file: FileView, part: PlacedPart, test: TestDeclaration): CodeLens[] {
  const range = file.positions.rangeOf({ start: part.start + test.keyword.start, end: part.start + test.keyword.end });
  const argument: TestArgument = { uri: file.uri, title: test.title.value, line: range.start.line };
  const run: CodeLens = {
    range,
    command: { title: "▶ Run test", command: lensCommands.runTest, arguments: [argument] },
  };
  const hasLead = test.body.some(({ kind }) => kind === "Given");
  if (!hasLead) return [run];
  return [run, { range, command: { title: "Explain lead", command: lensCommands.explainLead, arguments: [argument] } }];
}
