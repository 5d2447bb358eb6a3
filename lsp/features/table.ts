/** Every feature that the server answers, in one table: a row says the request, what is announced, and who answers. */
import type {
  CallHierarchyItem,
  CodeActionParams,
  CompletionItem,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  InlayHintParams,
  ReferenceParams,
  RenameParams,
  SelectionRangeParams,
  SemanticTokensDeltaParams,
  SemanticTokensRangeParams,
  WorkspaceSymbolParams,
} from "vscode-languageserver";
import { findIncoming, findOutgoing, prepareHierarchy } from "./call-hierarchy.ts";
import { actionKinds, findActions } from "./code-actions.ts";
import { findLenses } from "./code-lens.ts";
import { complete, resolveCompletion } from "./completion/complete.ts";
import { findDefinition, findTypeDefinition } from "./definition.ts";
import { outlineFile } from "./document-symbols.ts";
import {
  dataFeature,
  documentFeature,
  type Feature,
  itemFeature,
  positionFeature,
  workspaceFeature,
} from "./feature.ts";
import { findFolds } from "./folding.ts";
import { formatDocument, formatOnType, formatRange } from "./formatting.ts";
import { hover } from "./hover.ts";
import { findHints } from "./inlay-hints.ts";
import { findLinks } from "./links.ts";
import { findReferences, highlightOccurrences, linkOccurrences } from "./occurrences.ts";
import { prepareRename, renameSymbol } from "./rename.ts";
import { widenSelections } from "./selection.ts";
import { colourFile, legend, TokenHistory } from "./semantic-tokens.ts";
import { showForm } from "./signature-help.ts";
import { findWorkspaceSymbols } from "./workspace-symbols.ts";

/** The features of one server; what some of them remember of their editor is theirs alone. */
export function createFeatures(): readonly Feature[] {
  const tokens = new TokenHistory();
  return [...statelessFeatures, ...tokenFeatures(tokens)];
}

/** What editors are told about the colours, under one key. */
const colouring = { semanticTokensProvider: { legend, range: true, full: { delta: true } } };

function tokenFeatures(history: TokenHistory): readonly Feature[] {
  return [
    documentFeature("textDocument/semanticTokens/full", colouring, (snapshot, file) => history.full(snapshot, file)),
    documentFeature<SemanticTokensDeltaParams>(
      "textDocument/semanticTokens/full/delta",
      {},
      (snapshot, file, { previousResultId }) => history.delta(snapshot, file, previousResultId),
    ),
    documentFeature<SemanticTokensRangeParams>("textDocument/semanticTokens/range", {}, (snapshot, file, { range }) =>
      colourFile(snapshot, file, range),
    ),
  ];
}

const statelessFeatures: readonly Feature[] = [
  positionFeature(
    "textDocument/completion",
    {
      completionProvider: { triggerCharacters: [".", " ", '"', "|", "/", "["], resolveProvider: true },
    },
    (snapshot, spot, _params, client) => complete(snapshot, spot, client.takesSnippets),
  ),
  dataFeature<CompletionItem>("completionItem/resolve", resolveCompletion),
  positionFeature("textDocument/hover", { hoverProvider: true }, hover),
  positionFeature("textDocument/signatureHelp", { signatureHelpProvider: { triggerCharacters: [" "] } }, showForm),
  documentFeature<InlayHintParams>("textDocument/inlayHint", { inlayHintProvider: true }, (snapshot, file, { range }) =>
    findHints(snapshot, file, range),
  ),
  documentFeature("textDocument/codeLens", { codeLensProvider: {} }, (snapshot, file, _params, { playsTests }) =>
    findLenses(snapshot, file, playsTests),
  ),
  {
    method: "textDocument/codeAction",
    capabilities: { codeActionProvider: { codeActionKinds: [...actionKinds] } },
    answer({ params, snapshotOf, findingsOf }) {
      const { textDocument, range, context } = params as CodeActionParams;
      const snapshot = snapshotOf(textDocument.uri);
      const file = snapshot?.fileOf(textDocument.uri);
      if (snapshot === undefined || file === undefined) return null;
      return findActions(snapshot, file, findingsOf(textDocument.uri), { range, only: context.only });
    },
  },
  positionFeature("textDocument/definition", { definitionProvider: true }, findDefinition),
  positionFeature("textDocument/typeDefinition", { typeDefinitionProvider: true }, findTypeDefinition),
  positionFeature<ReferenceParams>(
    "textDocument/references",
    { referencesProvider: true },
    (snapshot, spot, { context }) => findReferences(snapshot, spot, context.includeDeclaration),
  ),
  positionFeature("textDocument/documentHighlight", { documentHighlightProvider: true }, highlightOccurrences),
  positionFeature("textDocument/linkedEditingRange", { linkedEditingRangeProvider: true }, linkOccurrences),
  positionFeature("textDocument/prepareRename", { renameProvider: { prepareProvider: true } }, prepareRename),
  positionFeature<RenameParams>("textDocument/rename", {}, (snapshot, spot, { newName }) =>
    renameSymbol(snapshot, spot, newName),
  ),
  documentFeature("textDocument/documentSymbol", { documentSymbolProvider: true }, outlineFile),
  workspaceFeature<WorkspaceSymbolParams>(
    "workspace/symbol",
    { workspaceSymbolProvider: true },
    (snapshots, { query }) => findWorkspaceSymbols(snapshots, query),
  ),
  documentFeature("textDocument/foldingRange", { foldingRangeProvider: true }, (_snapshot, file) => findFolds(file)),
  documentFeature<SelectionRangeParams>(
    "textDocument/selectionRange",
    { selectionRangeProvider: true },
    (snapshot, file, { positions }) => widenSelections(snapshot, file, positions),
  ),
  documentFeature("textDocument/documentLink", { documentLinkProvider: {} }, findLinks),
  positionFeature("textDocument/prepareCallHierarchy", { callHierarchyProvider: true }, prepareHierarchy),
  itemFeature<CallHierarchyItem>("callHierarchy/incomingCalls", findIncoming),
  itemFeature<CallHierarchyItem>("callHierarchy/outgoingCalls", findOutgoing),
  documentFeature("textDocument/formatting", { documentFormattingProvider: true }, formatDocument),
  documentFeature<DocumentRangeFormattingParams>(
    "textDocument/rangeFormatting",
    { documentRangeFormattingProvider: true },
    (snapshot, file, { range }) => formatRange(snapshot, file, range),
  ),
  documentFeature<DocumentOnTypeFormattingParams>(
    "textDocument/onTypeFormatting",
    { documentOnTypeFormattingProvider: { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] } },
    (snapshot, file, { position, ch }) => formatOnType(snapshot, file, position, ch),
  ),
];
