/** `content map { | phase | PERSONA | … }`. */
import type { ContentMapCell, ContentMapDeclaration, ContentMapHeader, ContentMapRow, Name } from "../ast/index.ts";
import { LeftBrace, LineEnd, Minus, RightBrace } from "../lexer/token.ts";
import { makeBodySpec, parseBody } from "./body.ts";
import { parseHead } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { isCellEnd, isCellOf, parseRow, parseRows, reportCellCount } from "./table.ts";

/** Used for what stands behind the rows: nothing may. */
const noProperties = makeBodySpec("content map", []);

export function parseContentMap(grammar: Grammar): ContentMapDeclaration {
  const head = parseHead(grammar, "content map");
  let header: ContentMapHeader | undefined;
  const rows: ContentMapRow[] = [];
  if (grammar.isRecording) {
    grammar.take(LeftBrace);
    parseHeader(grammar);
    parseRows(grammar, () => parseMapRow(grammar, 0));
    grammar.take(RightBrace);
  } else {
    parseBody(grammar, noProperties, () => {
      parseRows(grammar, () => {
        if (header === undefined) header = parseHeader(grammar);
        else rows.push(parseMapRow(grammar, header.personas.length));
      });
    });
  }
  return {
    kind: "ContentMap",
    start: head.start,
    end: grammar.end(),
    doc: head.doc,
    keyword: head.keyword,
    header,
    rows,
  };
}

function parseHeader(grammar: Grammar): ContentMapHeader {
  const start = grammar.start();
  const names: Name[] = [];
  parseRow(grammar, () => names.push(grammar.name()));
  const end = grammar.end();
  const [corner, ...personas] = names;
  return {
    kind: "ContentMapHeader",
    start,
    end,
    corner: corner ?? { kind: "Name", start: end, end, text: "" },
    personas,
  };
}

function parseMapRow(grammar: Grammar, columns: number): ContentMapRow {
  const start = grammar.start();
  let phase: Name | undefined;
  const cells: ContentMapCell[] = [];
  parseRow(grammar, () => {
    if (phase === undefined) phase = grammar.name();
    else cells.push(parseCell(grammar));
    if (grammar.isRecording) parseCell(grammar);
  });
  const end = grammar.end();
  reportCellCount(grammar, start, cells.length + 1, columns + 1);
  return { kind: "ContentMapRow", start, end, phase: phase ?? { kind: "Name", start: end, end, text: "" }, cells };
}

function parseCell(grammar: Grammar): ContentMapCell {
  const start = grammar.start();
  return grammar.choose<ContentMapCell>(
    () => (isCellOf(grammar, Minus) ? 1 : isCellEnd(grammar) ? 2 : 0),
    [
      () => {
        const contents = grammar.names();
        return { kind: "ContentMapCell", start, end: grammar.end(), contents, gap: false };
      },
      () => {
        grammar.take(Minus);
        return { kind: "ContentMapCell", start, end: grammar.end(), contents: [], gap: true };
      },
      () => {
        if (grammar.isRecording) grammar.take(LineEnd);
        else reportBlank(grammar);
        return { kind: "ContentMapCell", start, end: start, contents: [], gap: false };
      },
    ],
  );
}

function reportBlank(grammar: Grammar): void {
  grammar.report({
    message: "This cell of the content map is blank.",
    help: "Write contents, or `-` if the gap is meant.",
    start: grammar.end() - 1,
    end: grammar.peek(1).endOffset + 1,
  });
}
