/** Makes `content` declarations of the entries of a catalogue, with the spans of the catalogue's own text. */
import type { CatalogueEntry } from "../../schemas/generated/catalogue.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import type { ContentDeclaration, ContentProperty, Name, StringLiteral } from "../syntax/ast/index.ts";
import { isNameText } from "../syntax/lexer/characters.ts";
import type { Span } from "../text/source.ts";
import type { DocumentPath, LocatedDocument } from "./located-document.ts";

/** The declaration of one entry; `undefined` when a name in it could not be written in a source file. */
export function makeContent(
  document: LocatedDocument,
  name: string,
  entry: CatalogueEntry,
  diagnostics: Diagnostic[],
): ContentDeclaration | undefined {
  const before = diagnostics.length;
  const maker = { document, entry: name, diagnostics };
  const nameNode = makeName(maker, name, document.keySpan([name]));
  const body = makeBody(maker, entry);
  const { start } = nameNode;
  const end = Math.max(document.valueSpan([name]).end, ...body.map((property) => property.end), nameNode.end);
  if (diagnostics.length > before) return undefined;
  return {
    kind: "Content",
    start,
    end,
    doc: entry.doc,
    keyword: { ...nameNode, text: "content" },
    name: nameNode,
    title: entry.title === undefined ? undefined : makeString(maker, "title", entry.title),
    body,
  };
}

interface Maker {
  readonly document: LocatedDocument;
  readonly entry: string;
  readonly diagnostics: Diagnostic[];
}

function makeBody(maker: Maker, entry: CatalogueEntry): ContentProperty[] {
  const body: ContentProperty[] = [];
  if (entry.type !== undefined) {
    body.push({ kind: "ContentType", ...frame(maker, "type"), value: nameAt(maker, ["type"], entry.type) });
  }
  if (entry.url !== undefined) {
    body.push({ kind: "Url", ...frame(maker, "url"), value: makeString(maker, "url", entry.url) });
  }
  body.push({ kind: "By", ...frame(maker, "by"), value: makeNames(maker, "by", entry.by) });
  if (entry.phases !== undefined) {
    body.push({ kind: "Phases", ...frame(maker, "phases"), value: makeNames(maker, "phases", entry.phases) });
  }
  if (entry.personas !== undefined) {
    body.push({ kind: "Personas", ...frame(maker, "personas"), value: makeNames(maker, "personas", entry.personas) });
  }
  if (entry.needs !== undefined) {
    body.push({ kind: "Needs", ...frame(maker, "needs"), value: makeNames(maker, "needs", entry.needs) });
  }
  if (entry.expert !== undefined) {
    body.push({ kind: "Expert", ...frame(maker, "expert"), value: makeString(maker, "expert", entry.expert) });
  }
  if (entry.useful_without_purchase === true) {
    body.push({ kind: "UsefulWithoutPurchase", ...frame(maker, "useful_without_purchase") });
  }
  if (entry.retired !== undefined) {
    const span = maker.document.valueSpan([maker.entry, "retired"]);
    body.push({ kind: "Retired", ...frame(maker, "retired"), value: { kind: "Date", ...span, text: entry.retired } });
  }
  if (entry.moved_from !== undefined) {
    const { start, end } = frame(maker, "moved_from");
    body.push({ kind: "MovedFrom", start, end, old: nameAt(maker, ["moved_from"], entry.moved_from) });
  }
  return body;
}

/** The span and the keyword of a property. */
function frame({ document, entry }: Maker, key: string): Span & { readonly keyword: Name } {
  const keySpan = document.keySpan([entry, key]);
  const valueSpan = document.valueSpan([entry, key]);
  return {
    start: Math.min(keySpan.start, valueSpan.start),
    end: Math.max(keySpan.end, valueSpan.end),
    keyword: { kind: "Name", ...keySpan, text: key },
  };
}

function makeString({ document, entry }: Maker, key: string, value: string): StringLiteral {
  return { kind: "String", ...document.valueSpan([entry, key]), value, block: false };
}

function makeNames(maker: Maker, key: string, value: readonly string[] | string): Name[] {
  if (typeof value === "string") return [nameAt(maker, [key], value)];
  return value.map((text, index) => nameAt(maker, [key, String(index)], text));
}

function nameAt(maker: Maker, path: DocumentPath, text: string): Name {
  return makeName(maker, text, maker.document.valueSpan([maker.entry, ...path]));
}

function makeName({ document, diagnostics }: Maker, text: string, span: Span): Name {
  if (!isNameText(text)) {
    diagnostics.push(
      reportError({
        code: "catalog-invalid",
        message: `\`${text}\` is not a name.`,
        source: document.source,
        ...span,
        help: "A name has letters, digits and `_`, and does not begin with a digit.",
      }),
    );
  }
  return { kind: "Name", start: span.start, end: span.end, text };
}
