/** Reads a catalogue of contents from CSV: a header names the properties, every other row is one asset. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Source, Span } from "../text/source.ts";
import { type CsvCell, readCsv } from "./csv.ts";
import type { DocumentPath, LocatedDocument } from "./located-document.ts";

const textColumns = ["name", "title", "doc", "type", "url", "expert", "retired", "moved_from"];
const listColumns = ["by", "phases", "personas", "needs"];
const flagColumns = ["useful_without_purchase"];
const columns = [...textColumns, ...listColumns, ...flagColumns];

/** Each row as a document of one entry, so that two rows of one name both stay. */
export function readCatalogueCsv(source: Source): {
  readonly documents: readonly LocatedDocument[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const [header, ...rows] = readCsv(source.text);
  const unclosed = [...(header ?? []), ...rows.flat()].find((cell) => cell.unclosed);
  if (unclosed !== undefined) {
    diagnostics.push(report(source, unclosed, "The quote of this cell is not closed.", 'Close it with `"`.'));
    return { documents: [], diagnostics };
  }
  if (header === undefined || !checkHeader(source, header, diagnostics)) return { documents: [], diagnostics };
  const names = header.map((cell) => cell.text);
  const documents = rows.flatMap((row) => readRow(source, names, row, diagnostics) ?? []);
  return { documents, diagnostics };
}

function checkHeader(source: Source, header: readonly CsvCell[], diagnostics: Diagnostic[]): boolean {
  const before = diagnostics.length;
  const seen = new Set<string>();
  for (const cell of header) {
    if (!columns.includes(cell.text)) {
      const meant = suggest(cell.text, columns);
      const help = meant === undefined ? `The columns are ${columns.join(", ")}.` : `Did you mean \`${meant}\`?`;
      diagnostics.push(report(source, cell, `There is no column \`${cell.text}\`.`, help));
    } else if (seen.has(cell.text)) {
      diagnostics.push(report(source, cell, `The column \`${cell.text}\` stands twice.`, "Delete one of the two."));
    }
    seen.add(cell.text);
  }
  const [first] = header;
  if (first !== undefined && !seen.has("name")) {
    diagnostics.push(report(source, first, "The header has no column `name`.", "Add it: the names of the contents."));
  }
  return diagnostics.length === before;
}

function readRow(
  source: Source,
  names: readonly string[],
  row: readonly CsvCell[],
  diagnostics: Diagnostic[],
): LocatedDocument | undefined {
  const extra = row[names.length];
  if (extra !== undefined) {
    const message = `This row has ${row.length} cells, but the header has ${names.length} columns.`;
    diagnostics.push(report(source, extra, message, "Put a cell that holds a comma in quotes."));
    return undefined;
  }
  const cells = new Map(names.flatMap((name, index) => (row[index] === undefined ? [] : [[name, row[index]]])));
  const name = cells.get("name");
  if (name === undefined || name.text === "") {
    const span = name ?? row[0];
    if (span !== undefined) diagnostics.push(report(source, span, "This row has no name.", "Give the content a name."));
    return undefined;
  }
  const written = [...cells].filter(([column, cell]) => column !== "name" && cell.text !== "");
  const entry = Object.fromEntries(written.map(([column, cell]) => [column, readValue(source, column, cell)]));
  const spanOf = ([, column, item]: DocumentPath): Span => {
    const cell = (column === undefined ? undefined : cells.get(column)) ?? name;
    const inner = item === undefined ? undefined : splitList(source, cell)[Number(item)];
    return inner ?? cell.inner;
  };
  return { source, value: { [name.text]: entry }, valueSpan: spanOf, keySpan: spanOf };
}

function readValue(source: Source, column: string, cell: CsvCell): unknown {
  if (listColumns.includes(column)) return splitList(source, cell).map(({ text }) => text);
  if (!flagColumns.includes(column)) return cell.text;
  const word = cell.text.toLowerCase();
  return ["true", "yes", "1"].includes(word) ? true : ["false", "no", "0"].includes(word) ? false : cell.text;
}

/** The items of a list in one cell, parted by `;` or `,`. */
function splitList(source: Source, { inner }: CsvCell): ({ readonly text: string } & Span)[] {
  const raw = source.text.slice(inner.start, inner.end);
  return [...raw.matchAll(/[^;,]+/g)].flatMap((match) => {
    const text = match[0].trim();
    if (text === "") return [];
    const start = inner.start + match.index + match[0].indexOf(text);
    return [{ text, start, end: start + text.length }];
  });
}

function report(source: Source, { start, end }: Span, message: string, help: string): Diagnostic {
  return reportError({ code: "catalog-invalid", message, source, start, end, help });
}
