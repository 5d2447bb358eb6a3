/** Parses text for Prettier: the tokens of a file beside its tree; a mistake of form is thrown, as Prettier expects. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Declaration } from "../syntax/ast/index.ts";
import { scanSource } from "../syntax/lexer/scanner.ts";
import { Comma, LineEnd, RightBracket, type Token } from "../syntax/lexer/token.ts";
import { parseSource } from "../syntax/parse.ts";
import { LineIndex } from "../text/line-index.ts";
import { findExpressionSigns } from "./expression-signs.ts";
import { TokenStream } from "./token-stream.ts";

/** What Prettier hands from the parser to the printer. */
export interface FormatTree {
  readonly kind: "SourceFile";
  readonly start: number;
  readonly end: number;
  readonly declarations: readonly Declaration[];
  readonly stream: TokenStream;
}

/** A mistake of form, with its place as Prettier shows it: lines and columns from 1. */
export class FormatSyntaxError extends SyntaxError {
  readonly loc: { readonly start: LinePosition; readonly end: LinePosition };
  /** The finding itself. */
  readonly diagnostic: Diagnostic;

  constructor(text: string, diagnostic: Diagnostic) {
    const lines = new LineIndex(text);
    const { start, end } = diagnostic.location;
    const from = lines.positionAt(start);
    super(`${diagnostic.message} (${from.line}:${from.column})`);
    this.name = "SyntaxError";
    this.loc = { start: from, end: lines.positionAt(end) };
    this.diagnostic = diagnostic;
  }
}

interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Throws `FormatSyntaxError` for the first mistake of form. */
export function parseForFormat(text: string, path = ""): FormatTree {
  const source = { path, text };
  const { value, diagnostics } = parseSource(source);
  const mistake = diagnostics.find(({ severity }) => severity === "error");
  if (mistake !== undefined) throw new FormatSyntaxError(text, mistake);
  const { declarations } = value;
  const scanned = scanSource(source);
  const tokens = scanned.tokens.filter((token) => token.tokenType !== LineEnd);
  const { comments } = scanned;
  const { binary, dropped } = findExpressionSigns({ comments, tokens }, declarations);
  const kept = tokens.filter((token, index) => !dropped.has(token.startOffset) && !isTrailingComma(tokens, index));
  const stream = new TokenStream(text, kept, comments, binary);
  return { kind: "SourceFile", start: 0, end: text.length, declarations, stream };
}

function isTrailingComma(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.tokenType === Comma && tokens[index + 1]?.tokenType === RightBracket;
}
