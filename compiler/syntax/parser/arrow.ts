/** The arrow of rows: `->`, for which people also write `=>`. */
import { replaceText } from "../../diagnostics/fix.ts";
import { Arrow, FatArrow } from "../lexer/token.ts";
import type { Grammar } from "./grammar.ts";

export function takeArrow(grammar: Grammar): void {
  if (grammar.isRecording || !grammar.isAt(1, FatArrow)) {
    grammar.take(Arrow);
    return;
  }
  const token = grammar.take(FatArrow);
  const start = token.startOffset;
  grammar.report({
    message: "The arrow of a row is `->`, not `=>`.",
    help: "Write `->`.",
    start,
    end: start + 2,
    fix: replaceText(grammar.source, start, start + 2, "->"),
  });
}
