/** The outline of a file: declarations with what they declare inside, and the rules and steps that have titles. */
import { type DocumentSymbol, SymbolKind } from "vscode-languageserver";
import type { AnyNode, Declaration, Name, StringLiteral } from "../../compiler/syntax/ast/index.ts";
import { childrenOf } from "../../compiler/syntax/visit.ts";
import type { Span } from "../../compiler/text/source.ts";
import type { FileView, Snapshot } from "../workspace/snapshot.ts";
import { pictures } from "./symbol-kinds.ts";

/** What a node is called in the outline. */
interface Heading {
  readonly name: string;
  readonly detail: string | undefined;
  readonly kind: SymbolKind;
  /** What is selected when somebody goes there. */
  readonly selection: Span;
}

/** The outline; in order of position. A catalogue's is that of its entries, and a manifest has none. */
export function outlineFile(snapshot: Snapshot, file: FileView): DocumentSymbol[] {
  if (file.kind === "catalogue") {
    const source = file.parts[0]?.source;
    return snapshot.checked.declarations
      .filter((placed) => placed.source === source)
      .flatMap(({ declaration }) => outline(file, 0, declaration));
  }
  return file.parts.flatMap(({ start, tree }) =>
    (tree?.declarations ?? []).flatMap((declaration) => outline(file, start, declaration)),
  );
}

function outline(file: FileView, base: number, node: AnyNode): DocumentSymbol[] {
  const children = childrenOf(node).flatMap((child) => outline(file, base, child));
  const heading = findHeading(node);
  if (heading === undefined) return children;
  const at = (span: Span): Span => ({ start: base + span.start, end: base + span.end });
  return [
    {
      name: heading.name === "" ? "…" : heading.name,
      ...(heading.detail === undefined ? {} : { detail: heading.detail }),
      kind: heading.kind,
      range: file.positions.rangeOf(at(node)),
      selectionRange: file.positions.rangeOf(at(clamp(heading.selection, node))),
      ...(children.length === 0 ? {} : { children }),
    },
  ];
}

/** Editors refuse an outline whose selection lies outside of its range. */
function clamp(span: Span, { start, end }: Span): Span {
  return { start: Math.max(span.start, start), end: Math.min(span.end, end) };
}

function findHeading(node: AnyNode): Heading | undefined {
  switch (node.kind) {
    case "Field":
      return named(node.name, node.title, pictures.field);
    case "Stage":
      return named(node.name, node.title, pictures.stage);
    case "Phase":
      return named(node.name, node.title, pictures.phase);
    case "Group":
      return {
        name: node.title?.value ?? "group",
        detail: undefined,
        kind: SymbolKind.Namespace,
        selection: node.title ?? node.keyword,
      };
    case "GradeBand":
      return named(node.name, undefined, pictures.grade);
    case "EnumMember":
      return {
        name: node.value.kind === "Name" ? node.value.text : node.value.value,
        detail: undefined,
        kind: pictures.enum_member,
        selection: node.value,
      };
    case "QueueMember":
      return { name: node.id.value, detail: undefined, kind: SymbolKind.Object, selection: node.id };
    case "Given":
      return node.name === undefined ? undefined : named(node.name, undefined, pictures.test_lead);
    default:
      return isDeclaration(node) ? headDeclaration(node) : undefined;
  }
}

function headDeclaration(node: Declaration): Heading {
  switch (node.kind) {
    case "Test":
      return { name: node.title.value, detail: "test", kind: SymbolKind.Method, selection: node.title };
    case "Catalog":
      return { name: node.path.value, detail: "catalog", kind: SymbolKind.File, selection: node.path };
    case "Turnback":
      return {
        name: `turnback ${node.stage.text}`,
        detail: undefined,
        kind: SymbolKind.Operator,
        selection: node.stage,
      };
    case "Lead":
    case "Account":
    case "Journey":
    case "Lifecycle":
    case "ContentMap":
    case "ContactPolicy":
    case "Profiling":
    case "Identity":
    case "Hygiene":
    case "Value":
      return { name: describeKeyword(node), detail: undefined, kind: SymbolKind.Struct, selection: node.keyword };
    default:
      return named(node.name, node.title, pictures[node.kind.toLowerCase() as keyof typeof pictures]);
  }
}

function describeKeyword(node: Declaration): string {
  if (node.kind === "ContentMap") return "content map";
  return node.kind === "ContactPolicy" ? "contact policy" : node.keyword.text;
}

function named(name: Name, title: StringLiteral | undefined, kind: SymbolKind): Heading {
  return { name: name.text, detail: title?.value, kind, selection: name };
}

/** Only declarations have a place for a doc comment, and fields, which were asked about before. */
function isDeclaration(node: AnyNode): node is Declaration {
  return "doc" in node && "keyword" in node;
}
