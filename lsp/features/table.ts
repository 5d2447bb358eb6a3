/** Every feature that the server answers, in one table: a row says the request, what is announced, and who answers. */
import type {
  CallHierarchyItem,
  CompletionItem,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  ReferenceParams,
  RenameParams,
  SelectionRangeParams,
  WorkspaceSymbolParams,
} from "vscode-languageserver";
import { findIncoming, findOutgoing, prepareHierarchy } from "./call-hierarchy.ts";
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
import { findLinks } from "./links.ts";
import { findReferences, highlightOccurrences, linkOccurrences } from "./occurrences.ts";
import { prepareRename, renameSymbol } from "./rename.ts";
import { widenSelections } from "./selection.ts";
import { findWorkspaceSymbols } from "./workspace-symbols.ts";

export const features: readonly Feature[] = [
  positionFeature(
    "textDocument/completion",
    {
      completionProvider: { triggerCharacters: [".", " ", '"', "|", "/", "["], resolveProvider: true },
    },
    (snapshot, spot, _params, client) => complete(snapshot, spot, client.takesSnippets),
  ),
  dataFeature<CompletionItem>("completionItem/resolve", resolveCompletion),
  positionFeature("textDocument/hover", { hoverProvider: true }, hover),
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
