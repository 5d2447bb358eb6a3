/** The Visual Studio Code package: it holds what its manifest names, and the server in it serves. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentFormattingRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { packExtension } from "../../tools/pack-extension.ts";

interface Contributions {
  readonly languages: readonly { readonly configuration: string }[];
  readonly grammars: readonly { readonly path: string }[];
  readonly snippets: readonly { readonly path: string }[];
}

const folder = mkdtempSync(join(tmpdir(), "funnel-extension-"));

beforeAll(async () => {
  const { bytes } = await packExtension();
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package", () => {
  it("holds every file that its manifest names", () => {
    const manifest = JSON.parse(readFileSync(join(folder, "extension/package.json"), "utf8")) as {
      readonly main: string;
      readonly contributes: Contributions;
    };
    const { languages, grammars, snippets } = manifest.contributes;
    const paths = [
      ...languages.map(({ configuration }) => configuration),
      ...[...grammars, ...snippets].map(({ path }) => path),
    ];
    for (const path of [manifest.main, ...paths]) {
      expect(readFileSync(join(folder, "extension", path)).length, path).toBeGreaterThan(0);
    }
  });

  it("serves diagnostics and formatting by itself", async () => {
    const server = spawn(process.execPath, [join(folder, "extension/dist/server.mjs"), "--stdio"], {
      cwd: folder,
      stdio: ["pipe", "pipe", "inherit"],
    });
    onTestFinished(() => void server.kill("SIGKILL"));
    const client = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const found = new Promise<PublishDiagnosticsParams>((resolve) => {
      client.onNotification(PublishDiagnosticsNotification.type, (params) => {
        if (params.diagnostics.length > 0) resolve(params);
      });
    });
    client.listen();
    const rootUri = pathToFileURL(folder).href;
    await client.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri, capabilities: {} });
    await client.sendNotification(InitializedNotification.type, {});
    mkdirSync(join(folder, "project"), { recursive: true });
    const uri = pathToFileURL(join(folder, "project/main.funnel")).href;
    const text = 'funnel  one {\n timezone "Mars/Base"\n}\n';
    await client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "funnel", version: 1, text },
    });
    expect((await found).diagnostics.map(({ code }) => code)).toContain("unknown-timezone");
    const edits = await client.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits?.length).toBeGreaterThan(0);
    await client.sendRequest(ShutdownRequest.type);
    await client.sendNotification(ExitNotification.type);
    await new Promise((resolve) => server.once("exit", resolve));
    client.dispose();
  });
});
