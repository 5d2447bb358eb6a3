/** The language server over the wire, as `funnel lsp` starts it: findings follow the text, and formatting is offered. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  ExitNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { makeFolder } from "../cli/in-process.ts";

const text =
  'funnel small { timezone "UTC" }\nlead { email email key }\nactivity a\nlifecycle {\n  stage one { initial }\n  stage two {\n    final won\n    enter from one on a\n  }\n}\n';

test("findings come and go with the text, across files, and a document is laid out", async () => {
  const folder = makeFolder({ "main.funnel": text, "funnel.yaml": "name: small\n" });
  const server = spawn(process.execPath, [join(import.meta.dirname, "../../cli/main.ts"), "lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const arrived: PublishDiagnosticsParams[] = [];
  let wake = (): void => {};
  client.onNotification(PublishDiagnosticsNotification.type, (params) => {
    arrived.push(params);
    wake();
  });
  async function next(): Promise<PublishDiagnosticsParams> {
    while (arrived.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return arrived.shift()!;
  }
  client.listen();
  const { capabilities } = await client.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
  });
  expect(capabilities.documentFormattingProvider).toBe(true);

  const uri = pathToFileURL(join(folder, "main.funnel")).href;
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "funnel", version: 1, text: text.replace("on a\n", "on b\n") },
  });
  const broken = await next();
  expect(broken.uri).toBe(uri);
  expect(broken.diagnostics.map(({ code, range }) => ({ code, range }))).toEqual([
    {
      code: "unknown-name",
      range: { start: { line: 7, character: 22 }, end: { line: 7, character: 23 } },
    },
  ]);

  await client.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: broken.diagnostics[0]!.range, text: "a" }],
  });
  expect(await next()).toMatchObject({ uri, diagnostics: [] });

  const edits = await client.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri },
    options: { tabSize: 2, insertSpaces: true },
  });
  expect(edits?.[0]?.newText).toContain("    final  won\n    enter  from one on a\n");

  await client.sendRequest(ShutdownRequest.type);
  await client.sendNotification(ExitNotification.type);
  expect(await new Promise((resolve) => server.once("exit", resolve))).toBe(0);
});
