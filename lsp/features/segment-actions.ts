/** Takes a criterion out into a segment of its own, and puts a segment's criterion back where its name stands. */
import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import type { AnyNode, Expression, SegmentDeclaration } from "../../compiler/syntax/ast/index.ts";
import { isBoolean } from "../../compiler/types/relations.ts";
import type { Span } from "../../compiler/text/source.ts";
import type { FileView, PlacedPart, Snapshot } from "../workspace/snapshot.ts";
import { spotAt } from "../workspace/spot.ts";

/** Kinds that are criteria whatever they hold. */
const criteria = new Set(["Comparison", "KnownTest", "Did", "Not", "Was", "EnteredOn"]);

/** Kinds whose parts are about one activity, a test or what only stands there, so that no segment can say them. */
const bound = new Set(["ActivityFilter", "Trigger", "Test", "Segment", "ScoreRule"]);

/** Offered for the criterion that is selected, or the whole one around the cursor. */
export function extractSegment(snapshot: Snapshot, file: FileView, span: Span): CodeAction[] {
  const spot = spotAt(snapshot, file, span.start);
  const { part, path } = spot;
  const selected = { start: span.start - part.start, end: span.end - part.start };
  const chosen = chooseCriterion(path, selected);
  if (chosen === undefined || isBound(path, chosen)) return [];
  const declaration = path.find((node) => part.tree?.declarations.some((each) => each === node));
  if (declaration === undefined || !isCriterion(snapshot, chosen)) return [];
  const name = freeName(snapshot);
  const written = part.source.text.slice(chosen.start, chosen.end).replace(/\s*\n\s*/g, " ");
  const before = part.start + lineStartOf(part, docStart(part, declaration.start));
  const at = file.positions.positionAt(before);
  const replaced = file.positions.rangeOf({ start: part.start + chosen.start, end: part.start + chosen.end });
  const newText = `segment ${name} {\n  when ${written}\n}\n\n`;
  const edits = [
    { range: { start: at, end: at }, newText },
    { range: replaced, newText: name },
  ];
  const title = "Take this criterion out into a segment";
  return [{ title, kind: CodeActionKind.RefactorExtract, edit: { changes: { [file.uri]: edits } } }];
}

/** Offered on the name of a segment; the segment itself stays, since others may use it. */
export function inlineSegment(snapshot: Snapshot, file: FileView, span: Span): CodeAction[] {
  const { path, part } = spotAt(snapshot, file, span.start);
  const name = path.at(-1);
  if (name?.kind !== "Name" || path.at(-2)?.kind !== "NameReference") return [];
  const symbol = snapshot.checked.symbolOf(name);
  if (symbol?.kind !== "segment" || symbol.location === undefined) return [];
  const when = (symbol.node as SegmentDeclaration).body.find(({ kind }) => kind === "When") as
    { readonly value: Expression } | undefined;
  if (when === undefined) return [];
  const { text } = symbol.location.source;
  const written = text.slice(when.value.start, when.value.end).replace(/\s*\n\s*/g, " ");
  const newText = when.value.kind === "Binary" || when.value.kind === "Not" ? `(${written})` : written;
  const range = file.positions.rangeOf({ start: part.start + name.start, end: part.start + name.end });
  const title = `Write out the criterion of \`${symbol.name}\``;
  return [{ title, kind: CodeActionKind.RefactorInline, edit: { changes: { [file.uri]: [{ range, newText }] } } }];
}

/** The smallest criterion that holds the selection; without one, the largest around the cursor. */
function chooseCriterion(path: readonly AnyNode[], { start, end }: Span): Expression | undefined {
  const around = path.filter(
    (node): node is Expression =>
      (criteria.has(node.kind) || (node.kind === "Binary" && (node.operator === "and" || node.operator === "or"))) &&
      node.start <= start &&
      end <= node.end,
  );
  return start === end ? around[0] : around.at(-1);
}

function isBound(path: readonly AnyNode[], chosen: Expression): boolean {
  const ancestors = path.slice(0, path.indexOf(chosen));
  return ancestors.some(({ kind }) => bound.has(kind));
}

function isCriterion({ checked }: Snapshot, expression: Expression): boolean {
  const type = checked.typeOf(expression);
  return type.kind !== "error" && isBoolean(type);
}

function freeName({ checked }: Snapshot): string {
  let index = 1;
  while (checked.lookup("segment", `new_segment${index === 1 ? "" : `_${index}`}`) !== undefined) index += 1;
  return `new_segment${index === 1 ? "" : `_${index}`}`;
}

/** A doc comment belongs to the declaration behind it. */
function docStart({ tree }: PlacedPart, start: number): number {
  const docs = (tree?.comments ?? []).filter(({ kind, end }) => kind === "DocComment" && end <= start);
  return docs[0]?.start ?? start;
}

function lineStartOf({ source }: PlacedPart, offset: number): number {
  return source.text.lastIndexOf("\n", offset - 1) + 1;
}
