/** Where parsing goes on after a mistake, so that one mistake is one finding. */
import { declarationKeywords } from "../keywords.ts";
import { LeftBrace, LineEnd, RightBrace, StringToken, type Token, wordType } from "../lexer/token.ts";
import type { BodySpec } from "./body.ts";
import type { Grammar } from "./grammar.ts";

const declarationTypes = new Set(declarationKeywords.map(({ word }) => wordType(word.split(" ")[0] ?? word).index));
const secondWords = new Map([
  ["contact", "policy"],
  ["content", "map"],
]);

export function isDeclarationWord(token: Token): boolean {
  return declarationTypes.has(token.typeIndex);
}

/** True when the next line begins a declaration: a declaration word, a name or title, and a brace. */
export function isDeclarationStart(grammar: Grammar): boolean {
  const token = grammar.peek(1);
  return token.first && declarationTypes.has(token.typeIndex) && isBlockHeader(grammar, token);
}

/** True when the next line begins a block that belongs to an enclosing body and not to this one. */
export function isEnclosingBlockStart(grammar: Grammar, spec: BodySpec): boolean {
  const token = grammar.peek(1);
  if (!token.first || spec.byType.has(token.typeIndex) || !isBlockHeader(grammar, token)) return false;
  return grammar.openBodies.some((body) => body.byType.get(token.typeIndex)?.entry.properties !== undefined);
}

/**
 * Skips to the end of the statement: its line end, or the brace that closes the body. Blocks inside are skipped as
 * wholes. A line that begins an item also ends it, since an unclosed bracket hides the line ends behind it.
 */
export function skipStatement(grammar: Grammar, spec: BodySpec | undefined): void {
  let depth = 0;
  while (!grammar.isAtEnd) {
    const token = grammar.peek(1);
    if (token.tokenType === LeftBrace) depth += 1;
    else if (token.tokenType === RightBrace) {
      if (depth === 0) return;
      depth -= 1;
    } else if (depth === 0 && token.tokenType === LineEnd) return;
    else if (token.first && depth === 0 && spec !== undefined && beginsItem(grammar, spec, token)) return;
    else if (token.first && isDeclarationStart(grammar)) return;
    grammar.takeAny();
  }
}

function beginsItem(grammar: Grammar, spec: BodySpec, token: Token): boolean {
  return spec.byType.has(token.typeIndex) || (spec.other !== undefined && grammar.isNameAt(1));
}

function isBlockHeader(grammar: Grammar, token: Token): boolean {
  let distance = 2;
  if (grammar.peek(distance).image === secondWords.get(token.image)) distance += 1;
  if (grammar.isNameAt(distance)) distance += 1;
  if (grammar.isAt(distance, StringToken)) distance += 1;
  return grammar.isAt(distance, LeftBrace);
}
