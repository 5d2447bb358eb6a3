/** The real server over streams: what it announces, findings pushed and pulled, rules when idle, and requests that fail. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DocumentDiagnosticReport, Location, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { expect, test } from "vitest";
import { createFeatures } from "../../lsp/features/table.ts";
import { connectClient } from "./client.ts";
import { createMemoryEnvironment, rootUri } from "./fixture.ts";

const text = `funnel a "A" { timezone "UTC" }
lead {
  email email key
}
segment äöü𝒳 { when email is known }
segment two { when three }
lifecycle { stage visitor { initial } }
`;
const uri = `${rootUri}/a.funnel`;

function files(other: Record<string, string> = {}): Map<string, string> {
  return new Map(Object.entries({ "funnel.yaml": "name: a\n", "a.funnel": text, ...other }));
}

test("every feature is announced", async () => {
  const client = await connectClient(createMemoryEnvironment(files()));
  for (const { capabilities } of createFeatures()) expect(client.initialized.capabilities).toMatchObject(capabilities);
  expect(client.initialized.capabilities).toMatchObject({
    positionEncoding: "utf-16",
    textDocumentSync: { change: 2 },
    diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
  });
  await client.close();
});

test("findings are pushed with their version and what they point to, and cleared when they are mended", async () => {
  const client = await connectClient(
    createMemoryEnvironment(files({ "b.funnel": "segment two { when email is known }\n" })),
  );
  await client.open(uri, text);
  const first = await client.nextFindings(uri);
  expect(first).toMatchObject({
    version: 1,
    diagnostics: [
      { code: "unknown-name", severity: 1, source: "funnel", range: { start: { line: 5, character: 19 } } },
    ],
  });
  const other = await client.nextFindings(`${rootUri}/b.funnel`);
  expect(other.diagnostics[0]).toMatchObject({
    code: "duplicate-name",
    relatedInformation: [{ location: { uri, range: { start: { line: 5, character: 8 } } } }],
  });
  await client.replace(uri, 2, text.replace("segment two { when three }\n", ""));
  expect(await client.nextFindings(uri)).toMatchObject({ version: 2, diagnostics: [] });
  expect(await client.nextFindings(`${rootUri}/b.funnel`)).toMatchObject({ diagnostics: [] });
  await client.close();
});

test("an editor that counts bytes gets bytes", async () => {
  const client = await connectClient(createMemoryEnvironment(files()), {
    capabilities: { general: { positionEncodings: ["utf-8", "utf-16"] } },
  });
  expect(client.initialized.capabilities.positionEncoding).toBe("utf-8");
  await client.open(uri, text);
  const found = await client.connection.sendRequest<{ name: string; selectionRange: unknown }[]>(
    "textDocument/documentSymbol",
    { textDocument: { uri } },
  );
  expect(found[2]).toMatchObject({
    name: "äöü𝒳",
    selectionRange: { start: { line: 4, character: 8 }, end: { line: 4, character: 18 } },
  });
  await client.close();
});

test("an editor that pulls is given the same, and told when nothing has changed", async () => {
  const client = await connectClient(createMemoryEnvironment(files()), {
    rootUri,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await client.open(uri, text);
  const ask = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
  const report = await ask();
  expect(report).toMatchObject({
    kind: "full",
    items: expect.arrayContaining([{ ...anyFinding, code: "unknown-name" }]),
  });
  expect(await ask(report.resultId)).toMatchObject({ kind: "unchanged", resultId: report.resultId });
  await client.replace(uri, 2, `${text}nonsense\n`);
  expect(await ask(report.resultId)).toMatchObject({ kind: "full" });
  const workspace = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [],
  });
  expect(workspace.items.map((item) => [item.uri, item.version])).toEqual([
    [uri, 2],
    [`${rootUri}/funnel.yaml`, null],
  ]);
  await client.close();
});

const anyFinding = {
  code: expect.anything(),
  message: expect.any(String),
  range: expect.anything(),
  severity: 1,
  source: "funnel",
};

test("rules speak when nobody types", async () => {
  const folder = join(import.meta.dirname, "../../examples/acme");
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => /\.(funnel|yaml)$/.test(path));
  const example = new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  const unused = `${example.get("audience.funnel")}\nsegment nobody_asks "Nobody asks" {\n  when email is known\n}\n`;
  const client = await connectClient(createMemoryEnvironment(example));
  const document = `${rootUri}/audience.funnel`;
  await client.open(document, unused);
  expect((await client.nextFindings(document)).diagnostics).toEqual([]);
  const advised = await client.nextFindings(document);
  expect(advised.diagnostics).toMatchObject([{ code: "unused-declaration", severity: 2, tags: [1] }]);
  await client.close();
});

test("a request that cannot be met says so, and the server goes on", async () => {
  const client = await connectClient(createMemoryEnvironment(files()));
  await client.open(uri, text);
  const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } });
  await expect(client.connection.sendRequest("textDocument/rename", { ...at(5, 9), newName: "and" })).rejects.toThrow(
    /is not a name/,
  );
  await expect(client.connection.sendRequest("textDocument/definition", { nonsense: true })).rejects.toThrow();
  expect(
    await client.connection.sendRequest("textDocument/definition", {
      textDocument: { uri: "file:///elsewhere/x.funnel" },
      position: { line: 0, character: 0 },
    }),
  ).toBeNull();
  const found = await client.connection.sendRequest<Location>("textDocument/definition", at(4, 9));
  expect(found.range.start).toEqual({ line: 4, character: 8 });
  // Positions outside of the text are moved into it.
  expect(await client.connection.sendRequest("textDocument/definition", at(999, 999))).toBeNull();
  await client.close();
});
