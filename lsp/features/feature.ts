/** What a feature is: a pure function of a snapshot, and how it is offered to editors. */
import type { ServerCapabilities } from "vscode-languageserver";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { FileView, Snapshot } from "../workspace/snapshot.ts";
import { type Spot, spotAt } from "../workspace/spot.ts";

/** Params of a request about a document. */
interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Params of a request about a place in one. */
interface PositionParams extends DocumentParams {
  readonly position: { readonly line: number; readonly character: number };
}

/** A row of the server's table. */
export interface Feature {
  /** The request's method, `textDocument/definition`. */
  readonly method: string;
  readonly capabilities: Partial<ServerCapabilities>;
  /** Gives plain data, or a promise of it; what it throws is logged and answered with an error. */
  answer(request: FeatureRequest): unknown;
}

/** What of the editor's abilities an answer depends on. */
export interface Client {
  /** Completions may have places to fill in. */
  readonly takesSnippets: boolean;
  /** There is somebody to run tests. */
  readonly playsTests: boolean;
}

/** What a request brings. */
export interface FeatureRequest {
  readonly params: unknown;
  readonly client: Client;
  /** The state of the project of a document; `undefined` for one that belongs to none. */
  snapshotOf(uri: string): Snapshot | undefined;
  /** Everything found in the project of a document, rules included as far as they have been asked. */
  findingsOf(uri: string): readonly Diagnostic[];
  /** The states of all projects, for requests about no document. */
  snapshots(): readonly Snapshot[];
}

/** A feature of a document: null where the document is unknown. */
export function documentFeature<Params extends DocumentParams>(
  method: string,
  capabilities: Partial<ServerCapabilities>,
  answer: (snapshot: Snapshot, file: FileView, params: Params, client: Client) => unknown,
): Feature {
  return {
    method,
    capabilities,
    answer(request) {
      const params = request.params as Params;
      const snapshot = request.snapshotOf(params.textDocument.uri);
      const file = snapshot?.fileOf(params.textDocument.uri);
      return snapshot === undefined || file === undefined ? null : answer(snapshot, file, params, request.client);
    },
  };
}

/** A feature of a place in a document. */
export function positionFeature<Params extends PositionParams>(
  method: string,
  capabilities: Partial<ServerCapabilities>,
  answer: (snapshot: Snapshot, spot: Spot, params: Params, client: Client) => unknown,
): Feature {
  return documentFeature<Params>(method, capabilities, (snapshot, file, params, client) =>
    answer(snapshot, spotAt(snapshot, file, file.positions.offsetAt(params.position)), params, client),
  );
}

/** A feature of the whole workspace. */
export function workspaceFeature<Params>(
  method: string,
  capabilities: Partial<ServerCapabilities>,
  answer: (snapshots: readonly Snapshot[], params: Params) => unknown,
): Feature {
  return { method, capabilities, answer: ({ params, snapshots }) => answer(snapshots(), params as Params) };
}

/** A feature that goes on with an item of an earlier answer; nothing where its document is unknown. */
export function itemFeature<Item extends { readonly uri: string }>(
  method: string,
  answer: (snapshot: Snapshot, item: Item) => unknown,
): Feature {
  return {
    method,
    capabilities: {},
    answer({ params, snapshotOf }) {
      const { item } = params as { readonly item: Item };
      const snapshot = snapshotOf(item.uri);
      return snapshot === undefined ? null : answer(snapshot, item);
    },
  };
}

/** A feature that completes what an earlier answer left out; the item is given back as it is where its document is gone. */
export function dataFeature<Item extends { readonly data?: { readonly uri: string } }>(
  method: string,
  answer: (snapshot: Snapshot, item: Item) => unknown,
): Feature {
  return {
    method,
    capabilities: {},
    answer({ params, snapshotOf }) {
      const item = params as Item;
      const snapshot = item.data && snapshotOf(item.data.uri);
      return snapshot === undefined ? item : answer(snapshot, item);
    },
  };
}
