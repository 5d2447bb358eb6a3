/** Structured data whose every part knows where it was written. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import type { Source, Span } from "../text/source.ts";
import { isMap, isPair, isScalar, isSeq, type Node, type Pair, parseDocument } from "yaml";

/** The keys that lead to a part; positions in a list are written as numbers, `["rules", "0"]`. */
export type DocumentPath = readonly string[];

export interface LocatedDocument {
  readonly source: Source;
  /** The data as plain objects, arrays and scalars. */
  readonly value: unknown;
  /** Where the value at a path stands; of its nearest container when there is none. */
  valueSpan(path: DocumentPath): Span;
  /** Where the last key of a path stands. */
  keySpan(path: DocumentPath): Span;
}

/** Reads YAML; a document with mistakes of form has none of its data, so that nothing is reported twice. */
export function readYaml(
  source: Source,
  code: "manifest-invalid" | "catalog-invalid" | "lock-invalid",
): { readonly document: LocatedDocument | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const yaml = parseDocument(source.text, { prettyErrors: false, version: "1.2" });
  const diagnostics = yaml.errors.map(({ pos: [start, end], message }) =>
    reportError({ code, message: `${message.replace(/\.$/, "")}.`, source, start, end: Math.max(start, end) }),
  );
  if (diagnostics.length > 0) return { document: undefined, diagnostics };
  const whole: Span = { start: 0, end: source.text.length };
  const document: LocatedDocument = {
    source,
    value: yaml.toJS({ maxAliasCount: 100 }) as unknown,
    valueSpan: (path) => spanOf(nodeAt(yaml.contents, path)) ?? whole,
    keySpan: (path) => spanOf(keyAt(yaml.contents, path)) ?? whole,
  };
  return { document, diagnostics };
}

function nodeAt(root: Node | null, path: DocumentPath): unknown {
  let node: unknown = root;
  for (const key of path) {
    const next = isMap(node) ? findPair(node.items, key)?.value : isSeq(node) ? node.items[Number(key)] : undefined;
    if (next === undefined || next === null) return node;
    node = next;
  }
  return node;
}

function keyAt(root: Node | null, path: DocumentPath): unknown {
  const container = nodeAt(root, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  return isMap(container) ? findPair(container.items, key)?.key : nodeAt(root, path);
}

function findPair(items: readonly unknown[], key: string): Pair | undefined {
  return items.filter(isPair).find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function spanOf(node: unknown): Span | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return undefined;
  const [start, end] = node.range as [number, number];
  return { start, end };
}
