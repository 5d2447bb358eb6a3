/** Takes the grammar down with chevrotain, which finds left recursion, endless repetition and empty alternatives. */
import { createToken, EmbeddedActionsParser, Lexer, type ParserMethod, type TokenType } from "chevrotain";
import { type Token, type TokenType as OwnTokenType, tokenTypes } from "../../compiler/syntax/lexer/token.ts";
import type { Recorder } from "../../compiler/syntax/parser/grammar.ts";

export class ChevrotainRecorder extends EmbeddedActionsParser implements Recorder {
  readonly #types: ReadonlyMap<OwnTokenType, TokenType>;
  /** The last number of an element in the rule that is being recorded; chevrotain wants them to differ. */
  #last = 0;

  constructor() {
    const types = tokenTypes.map(
      (type) => [type, createToken({ name: type.name, label: type.label, pattern: Lexer.NA })] as const,
    );
    super(
      types.map(([, type]) => type),
      { maxLookahead: 1, recoveryEnabled: false },
    );
    this.#types = new Map(types);
  }

  addRule(words: string, body: () => unknown): unknown {
    return this.RULE(nameRule(words), () => {
      this.#last = 0;
      return body();
    });
  }

  record(): void {
    this.performSelfAnalysis();
  }

  useRule(rule: unknown): unknown {
    return this.subrule(this.#next(), rule as ParserMethod<[], unknown>);
  }

  takeToken(type: OwnTokenType): Token {
    return this.consume(this.#next(), this.#types.get(type)!) as unknown as Token;
  }

  maybe(action: () => unknown): void {
    this.option(this.#next(), action);
  }

  repeat(action: () => unknown): void {
    this.many(this.#next(), action);
  }

  choose(alternatives: readonly (() => unknown)[]): unknown {
    return this.or(this.#next(), {
      DEF: alternatives.map((alternative) => ({ ALT: alternative })),
      IGNORE_AMBIGUITIES: true,
    });
  }

  #next(): number {
    this.#last += 1;
    return this.#last;
  }
}

/** `score +` becomes `ScorePlus`. */
function nameRule(words: string): string {
  const signs: Readonly<Record<string, string>> = { "+": "plus", "-": "minus", "|": "table" };
  return words
    .split(/[ _]/u)
    .map((word) => (signs[word] ?? word).replace(/^./u, (first) => first.toUpperCase()))
    .join("");
}
