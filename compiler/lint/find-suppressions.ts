/** Finds the comments that silence findings: `// funnel-ignore CODE: reason`, and `# funnel-ignore …` in YAML. */
import { Lexer } from "yaml";
import type { SourceFile } from "../syntax/ast/index.ts";
import type { Location, Source, Span } from "../text/source.ts";

/** One code that a comment names; a comment with several is several of these. */
export interface Suppression {
  readonly code: string;
  /** Where the code stands in the comment; the whole comment when it names none. */
  readonly at: Location;
  readonly comment: Location;
  readonly reason: string | undefined;
  /** The line whose findings are silenced; `undefined` at the end of a file. */
  readonly line: Span | undefined;
  /** How many codes the comment names. */
  readonly codes: number;
}

const mark = "funnel-ignore";

/** Those of the sources that were parsed. */
export function findSuppressions({ source, comments }: SourceFile): Suppression[] {
  if (!source.text.includes(mark)) return [];
  return readComments(
    source,
    comments.filter(({ kind }) => kind !== "DocComment"),
    comments,
  );
}

/** Those of a catalogue; CSV has no comments. */
export function findYamlSuppressions(source: Source): Suppression[] {
  if (!source.text.includes(mark) || !/\.ya?ml$/iu.test(source.path)) return [];
  const comments = listYamlComments(source.text);
  return readComments(source, comments, comments);
}

function readComments(source: Source, comments: readonly Span[], all: readonly Span[]): Suppression[] {
  const code = blankOut(source.text, all);
  return comments.flatMap((comment) => {
    const written = source.text.slice(comment.start, comment.end);
    const match = /^(?:\/\/|\/\*|#)\s*funnel-ignore(?![\w-])[ \t]*([^:\n]*)(?::([^\n]*))?/u.exec(written);
    if (match === null) return [];
    const [head = "", names = "", because = ""] = match;
    const reason = because.replace(/\*\/\s*$/u, "").trim();
    const from = comment.start + head.length - names.length - (match[2] === undefined ? 0 : because.length + 1);
    const found = [...names.replace(/\*\/\s*$/u, "").matchAll(/[^\s,]+/gu)];
    const line = findLine(code, comment);
    const shared = { comment: { source, ...comment }, reason: reason === "" ? undefined : reason, line };
    if (found.length === 0) return [{ ...shared, code: "", at: shared.comment, codes: 1 }];
    return found.map(([name], index) => {
      const start = from + (found[index]?.index ?? 0);
      return { ...shared, code: name, at: { source, start, end: start + name.length }, codes: found.length };
    });
  });
}

/** The line that a comment is about: its own if code stands before it there, else the next one that has code. */
function findLine(code: string, { start, end }: Span): Span | undefined {
  const own = code.lastIndexOf("\n", start - 1) + 1;
  const first = code.slice(own, start).trim() === "" ? code.slice(end).search(/\S/u) : -1;
  if (code.slice(own, start).trim() === "" && first < 0) return undefined;
  const at = first < 0 ? start : end + first;
  const lineEnd = code.indexOf("\n", at);
  return { start: code.lastIndexOf("\n", at - 1) + 1, end: lineEnd < 0 ? code.length : lineEnd };
}

/** The text with spaces in place of some spans; lines stay where they are. */
function blankOut(text: string, spans: readonly Span[]): string {
  let blanked = "";
  let at = 0;
  for (const { start, end } of spans) {
    blanked += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\r\n]/gu, " ");
    at = end;
  }
  return blanked + text.slice(at);
}

/** The lexer of YAML gives the whole text back in pieces, so their lengths are positions. */
function listYamlComments(text: string): Span[] {
  const comments: Span[] = [];
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    // Marks of the lexer's own, which stand for nothing in the text.
    if (token === "\u0002" || token === "\u0018" || token === "\u001F") continue;
    if (token.startsWith("#")) comments.push({ start: at, end: at + token.length });
    at += token.length;
  }
  return comments;
}
