/** Carries the language server protocol between the editor's client, which speaks text, and a worker. */
import type { Transport } from "@codemirror/lsp-client";
import type { ProjectFiles } from "./messages.ts";

/** The first message hands the project's files over; all later ones are the protocol's. */
export function connectWorker(worker: Worker, files: ProjectFiles): Transport {
  const handlers = new Set<(message: string) => void>();
  worker.addEventListener("message", ({ data }: MessageEvent<object>) => {
    for (const handle of handlers) handle(JSON.stringify(data));
  });
  worker.postMessage({ files });
  return {
    send: (message) => worker.postMessage(correct(JSON.parse(message) as Message)),
    subscribe: (handle) => void handlers.add(handle),
    unsubscribe: (handle) => void handlers.delete(handle),
  };
}

interface Message {
  readonly method?: string;
  readonly params?: { readonly capabilities?: { readonly textDocument?: { diagnostic?: object } } };
}

/** The client says that it asks for findings, and never does: it shows what is pushed, which a server then would not do. */
function correct(message: Message): Message {
  if (message.method === "initialize") delete message.params?.capabilities?.textDocument?.diagnostic;
  return message;
}
