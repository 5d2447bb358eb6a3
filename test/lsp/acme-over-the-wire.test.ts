/** `funnel lsp` over the Acme example, asked everything an editor asks, through a client of the protocol. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type CallHierarchyItem,
  type CodeLens,
  type CompletionList,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { lensCommands } from "../../lsp/features/code-lens.ts";
import { root } from "../house/source-files.ts";

const folder = join(root, "examples/acme");
const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
const textOf = (path: string): string => readFileSync(join(folder, path), "utf8");
const everything = { start: { line: 0, character: 0 }, end: { line: 500, character: 0 } };

let server: ChildProcess;
let client: ProtocolConnection;
let capabilities: InitializeResult["capabilities"];

beforeAll(async () => {
  server = spawn(process.execPath, [join(root, "cli/main.ts"), "lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  client = createProtocolConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  client.listen();
  ({ capabilities } = await client.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } }, diagnostic: {} } },
  }));
  await client.sendNotification("initialized", {});
  for (const path of ["lifecycle.funnel", "scoring.funnel", "sla.funnel", "tests/fit.funnel"]) {
    const textDocument = { uri: uriOf(path), languageId: "funnel", version: 1, text: textOf(path) };
    await client.sendNotification("textDocument/didOpen", { textDocument });
  }
});

afterAll(async () => {
  try {
    await client.sendRequest("shutdown");
    await client.sendNotification("exit");
    await new Promise((resolve) => server.once("exit", resolve));
    client.dispose();
  } finally {
    server.kill("SIGKILL");
  }
});

/** A request about the first place of a text in a file, a character into it. */
function ask<Result>(method: string, path: string, text: string, more: object = {}): Promise<Result> {
  const before = textOf(path).slice(0, textOf(path).indexOf(text) + 1);
  const lines = before.split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1)!.length };
  return client.sendRequest<Result>(method, { textDocument: { uri: uriOf(path) }, position, ...more });
}

function askFile<Result>(method: string, path: string, more: object = {}): Promise<Result> {
  return client.sendRequest<Result>(method, { textDocument: { uri: uriOf(path) }, ...more });
}

it("announces every feature", () => {
  expect(Object.keys(capabilities)).toEqual(
    expect.arrayContaining(
      "completion hover signatureHelp definition typeDefinition references documentHighlight rename documentSymbol workspaceSymbol foldingRange selectionRange semanticTokens inlayHint codeLens codeAction documentLink documentFormatting documentRangeFormatting documentOnTypeFormatting linkedEditingRange callHierarchy executeCommand diagnostic"
        .split(" ")
        .map((name) => `${name}Provider`),
    ),
  );
});

it("finds nothing wrong", async () => {
  expect(await askFile("textDocument/diagnostic", "lifecycle.funnel")).toMatchObject({ kind: "full", items: [] });
});

it("completes, and documents what it completes", async () => {
  const list = await ask<CompletionList>("textDocument/completion", "lifecycle.funnel", "mql, accepted");
  const item = list.items.find(({ label }) => label === "mql")!;
  const resolved = await client.sendRequest<{ documentation: { value: string } }>("completionItem/resolve", item);
  expect(resolved.documentation.value).toContain("Marketing-qualified lead");
});

it.each([
  ["textDocument/hover", "scoring.funnel", "engagement "],
  ["textDocument/definition", "lifecycle.funnel", "form_submitted"],
  ["textDocument/typeDefinition", "lifecycle.funnel", "marketing"],
  ["textDocument/documentHighlight", "lifecycle.funnel", "mql"],
  ["textDocument/prepareRename", "lifecycle.funnel", "mql"],
  ["textDocument/signatureHelp", "lifecycle.funnel", "14 days"],
  ["textDocument/prepareCallHierarchy", "lifecycle.funnel", "mql"],
])("answers %s", async (method, path, text) => {
  const answer = await ask<unknown>(method, path, text);
  expect(Array.isArray(answer) ? answer.length : answer).toBeTruthy();
});

it("finds references in other files, tests among them", async () => {
  const context = { includeDeclaration: true };
  const places = await ask<{ uri: string }[]>("textDocument/references", "lifecycle.funnel", "mql", { context });
  expect(new Set(places.map(({ uri }) => uri)).size).toBeGreaterThan(3);
});

it("says what leads to a stage and where it goes", async () => {
  const [item] = await ask<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", "lifecycle.funnel", "mql");
  expect((await client.sendRequest<unknown[]>("callHierarchy/incomingCalls", { item })).length).toBeGreaterThan(0);
  expect((await client.sendRequest<unknown[]>("callHierarchy/outgoingCalls", { item })).length).toBeGreaterThan(0);
});

it.each([
  ["textDocument/documentSymbol", {}],
  ["textDocument/foldingRange", {}],
  ["textDocument/codeLens", {}],
  ["textDocument/selectionRange", { positions: [{ line: 3, character: 8 }] }],
])("answers %s for a file", async (method, more) => {
  expect((await askFile<unknown[]>(method, "lifecycle.funnel", more)).length).toBeGreaterThan(0);
});

it("finds symbols of the workspace and colours a file", async () => {
  expect((await client.sendRequest<unknown[]>("workspace/symbol", { query: "mql" })).length).toBeGreaterThan(0);
  const { data } = await askFile<{ data: number[] }>("textDocument/semanticTokens/full", "lifecycle.funnel");
  expect(data.length).toBeGreaterThan(100);
});

it("hints at business time on the clock", async () => {
  const hints = await askFile<{ label: string }[]>("textDocument/inlayHint", "sla.funnel", { range: everything });
  expect(hints.map(({ label }) => label).join()).toMatch(/mon \d\d:\d\d → mon \d\d:\d\d/);
});

it("has nothing to lay out, and takes a criterion out", async () => {
  const options = { tabSize: 2, insertSpaces: true };
  expect(await askFile("textDocument/formatting", "lifecycle.funnel", { options })).toEqual([]);
  const line = textOf("lifecycle.funnel")
    .split("\n")
    .findIndex((text) => text.includes("engagement >= 50"));
  const character = textOf("lifecycle.funnel").split("\n")[line]!.indexOf("engagement") + 1;
  const place = { line, character };
  const actions = await askFile<{ title: string }[]>("textDocument/codeAction", "lifecycle.funnel", {
    range: { start: place, end: place },
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title }) => title).join()).toContain("segment");
});

it("runs a test and explains its lead", async () => {
  const lenses = await askFile<CodeLens[]>("textDocument/codeLens", "tests/fit.funnel");
  const find = (command: string): CodeLens | undefined => lenses.find((lens) => lens.command?.command === command);
  const run = find(lensCommands.runTest)!.command!;
  expect(await client.sendRequest("workspace/executeCommand", run)).toMatchObject({ passed: true });
  const explain = find(lensCommands.explainLead)?.command;
  if (explain === undefined) return;
  const answer = await client.sendRequest<{ text: string }>("workspace/executeCommand", explain);
  expect(answer.text).toMatch(/ is /);
});
