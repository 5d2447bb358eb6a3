/** The vocabulary in which the grammar's rules are written: each rule takes tokens and gives a node of the tree. */
import type { Fix } from "../../diagnostics/diagnostic.ts";
import { DiagnosticCollector, type Finding } from "../../diagnostics/report.ts";
import type { Source } from "../../text/source.ts";
import type { Comment, Name } from "../ast/index.ts";
import { scanSource } from "../lexer/scanner.ts";
import { Comma, EndOfFile, isName, isPlainName, LineEnd, NameType, Token, type TokenType } from "../lexer/token.ts";
import type { BodySpec } from "./body.ts";
import { describeFailure, SyntaxFailure } from "./failure.ts";

/** A rule of the grammar: made by `grammar.rule`, run by `grammar.call`. */
export interface Rule<out Value, in Arguments extends unknown[] = []> {
  /** What runs, straight to the tree. */
  readonly body: (...args: Arguments) => Value;
  /** What a recorder knows the rule by. */
  readonly recorded: unknown;
}

/**
 * Takes the grammar down as data, so that tests can prove it sound and compare it with the keyword table. While it does,
 * rules run without a text, and what they would do with one is told to the recorder.
 */
export interface Recorder {
  /** Adds a rule, and gives what to know it by; `words` become its name. */
  addRule(words: string, body: () => unknown): unknown;
  /** Runs every rule once. Throws when the grammar is not sound. */
  record(): void;
  useRule(rule: unknown): unknown;
  takeToken(type: TokenType): Token;
  maybe(action: () => unknown): void;
  repeat(action: () => unknown): void;
  choose(alternatives: readonly (() => unknown)[]): unknown;
}

/** Deeper than people write and shallower than any stack: the bound on nested brackets, blocks and `not`s. */
const maximalDepth = 200;

const noSource: Source = { path: "", text: "" };

const endOfFile = new Token(EndOfFile, "", -1, 0, false);

/**
 * Alternatives are picked by looking at one token, or at two or three where a word may also be a name, and nothing is
 * ever tried and taken back.
 */
export class Grammar {
  source: Source = noSource;
  diagnostics = new DiagnosticCollector();
  /** The bodies that are open, outermost first. */
  readonly openBodies: BodySpec[] = [];
  /** The token at which a failure would only repeat what was reported. */
  forgiven: Token | undefined;
  #docs: ReadonlyMap<number, string> = new Map();
  #comments: readonly Comment[] = [];
  #tokens: readonly Token[] = [];
  /** The place of the last token taken. */
  #place = -1;
  #depth = 0;
  readonly #recorder: Recorder | undefined;
  /** The recorder while it records. */
  #recording: Recorder | undefined;

  constructor(recorder?: Recorder) {
    this.#recorder = recorder;
  }

  /** True while the rules run without a text. */
  get isRecording(): boolean {
    return this.#recording !== undefined;
  }

  get comments(): readonly Comment[] {
    return this.#comments;
  }

  /** Prepares for one text. */
  open(source: Source, diagnostics: DiagnosticCollector): void {
    const scanned = scanSource(source, diagnostics);
    this.source = source;
    this.diagnostics = diagnostics;
    this.#docs = scanned.docs;
    this.#comments = scanned.comments;
    this.#depth = 0;
    this.forgiven = undefined;
    this.openBodies.length = 0;
    this.#tokens = scanned.tokens;
    this.#place = -1;
  }

  /** Lets go of the text, which the parser outlives. */
  close(): void {
    this.#tokens = [];
    this.source = noSource;
    this.forgiven = undefined;
    this.diagnostics = new DiagnosticCollector();
    this.#docs = new Map();
    this.#comments = [];
  }

  /** Adds a rule. */
  rule<Value, Arguments extends unknown[] = []>(
    words: string,
    body: (...args: Arguments) => Value,
  ): Rule<Value, Arguments> {
    // A rule that takes arguments is recorded without them.
    return { body, recorded: this.#recorder?.addRule(words, body as () => Value) };
  }

  /** Runs a rule. */
  call<Value>(rule: Rule<Value>): Value {
    if (this.#recording !== undefined) return this.#recording.useRule(rule.recorded) as Value;
    return rule.body();
  }

  /** Runs a rule that takes arguments. */
  callWith<Value, Arguments extends unknown[]>(rule: Rule<Value, Arguments>, ...args: Arguments): Value {
    if (this.#recording !== undefined) return this.#recording.useRule(rule.recorded) as Value;
    return rule.body(...args);
  }

  /** Takes a token of a type; fails when there is another. */
  take(type: TokenType): Token {
    if (this.#recording !== undefined) return this.#recording.takeToken(type);
    const token = this.peek(1);
    if (!matches(token, type)) throw this.expected(type.label);
    this.#place += 1;
    return token;
  }

  /** The token at a distance: 1 is the next, 0 the last one taken. */
  peek(distance: number): Token {
    const place = this.#place + distance;
    return place < 0 || place >= this.#tokens.length ? endOfFile : (this.#tokens[place] ?? endOfFile);
  }

  /** True when the token at a distance (1 is the next) has a type; false while recording. */
  isAt(distance: number, type: TokenType): boolean {
    return this.peek(distance).typeIndex === type.index;
  }

  isNameAt(distance: number): boolean {
    return isName(this.peek(distance));
  }

  isPlainAt(distance: number): boolean {
    return isPlainName(this.peek(distance));
  }

  /** Takes the token and runs the action if the next token has the type. */
  maybe<Value>(type: TokenType, action: (token: Token) => Value): Value | undefined {
    if (this.#recording !== undefined) return void this.#recording.maybe(() => action(this.take(type)));
    return this.isAt(1, type) ? action(this.take(type)) : undefined;
  }

  /** Runs the action if the condition holds; the condition must see a token with which the action begins. */
  when<Value>(condition: () => boolean, action: () => Value): Value | undefined {
    if (this.#recording !== undefined) return void this.#recording.maybe(action);
    return condition() ? action() : undefined;
  }

  /** Runs the action as long as the condition holds. */
  whilst(condition: () => boolean, action: () => void): void {
    if (this.#recording !== undefined) this.#recording.repeat(action);
    else while (condition()) action();
  }

  /** One or more items with commas between. */
  list<Item>(item: () => Item, goesOn: () => boolean = () => !isStrayComma(this)): Item[] {
    if (this.#recording !== undefined) {
      const first = item();
      this.#recording.repeat(() => {
        this.take(Comma);
        item();
      });
      return [first];
    }
    const items = [item()];
    while (this.isAt(1, Comma) && goesOn()) {
      this.take(Comma);
      items.push(item());
    }
    return items;
  }

  /** Runs the alternative that `select` names by its place. */
  choose<Value>(select: () => number, alternatives: readonly (() => Value)[]): Value {
    if (this.#recording !== undefined) return this.#recording.choose(alternatives) as Value;
    const alternative = alternatives[select()];
    if (alternative === undefined) throw this.expected("something else");
    return alternative();
  }

  /** A name; fails when there is none. */
  name(): Name {
    const token = this.take(NameType);
    return { kind: "Name", start: token.startOffset, end: token.endOffset + 1, text: token.image };
  }

  /** One or more names with commas between. */
  names(): Name[] {
    return this.list(() => this.name());
  }

  /** Makes a name of a token already taken, up to the last token taken: the keyword of a node. */
  keyword(token: Token): Name {
    const last = this.peek(0);
    const text = last === token ? token.image : `${token.image} ${last.image}`;
    return { kind: "Name", start: token.startOffset, end: last.endOffset + 1, text };
  }

  /** The text of the `///` lines before an offset. */
  docAt(offset: number): string | undefined {
    return this.#docs.get(offset);
  }

  /** Where the next token begins. */
  start(): number {
    return this.peek(1).startOffset;
  }

  /** Where the last token taken ends. */
  end(): number {
    return this.peek(0).endOffset + 1;
  }

  /** Runs an action one level deeper; fails when the text nests deeper than any person writes. */
  deeper<Value>(action: () => Value): Value {
    if (this.#depth >= maximalDepth && !this.isRecording) {
      throw this.failAt(this.peek(1), `This is nested more than ${maximalDepth} levels deep.`, "Name the inner parts.");
    }
    this.#depth += 1;
    const value = action();
    this.#depth -= 1;
    return value;
  }

  /** Runs an action and gives what it failed with, with the depth as before; other errors are bugs and pass. */
  attempt(action: () => void): SyntaxFailure | undefined {
    const depth = this.#depth;
    try {
      action();
      return undefined;
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      this.#depth = depth;
      return error;
    }
  }

  /** Reports a mistake after which the rule can go on. */
  report(finding: Omit<Finding, "source" | "code"> & { readonly code?: Finding["code"] }): void {
    if (this.isRecording) return;
    this.diagnostics.error({ code: "syntax-error", ...finding, source: this.source });
  }

  /** What to throw when something else is expected at the next token. */
  expected(what: string, help?: string): SyntaxFailure {
    return describeFailure(this, what, help);
  }

  /** What to throw for a mistake at a token. */
  failAt(token: Token, message: string, help?: string, fix?: Fix): SyntaxFailure {
    const end = this.source.text.length;
    const start = token.startOffset < 0 ? end : token.startOffset;
    return new SyntaxFailure({ message, help, fix, start, end: token.startOffset < 0 ? end : token.endOffset + 1 });
  }

  get isAtEnd(): boolean {
    return this.peek(1).startOffset < 0;
  }

  /** True when the statement ends here: at the end of the line, before a closing brace, or at the end of the text. */
  isAtStatementEnd(distance = 1): boolean {
    const token = this.peek(distance);
    return token.typeIndex === LineEnd.index || token.image === "}" || token.startOffset < 0;
  }

  /** Takes whatever token comes next. */
  takeAny(): Token {
    const token = this.peek(1);
    if (token !== endOfFile) this.#place += 1;
    return token;
  }

  /** Ends the definition of rules. */
  finish(): void {
    this.#recording = this.#recorder;
    this.#recorder?.record();
    this.#recording = undefined;
  }
}

/** True for a comma behind a property: the next line begins another property of the same body. */
function isStrayComma(grammar: Grammar): boolean {
  const next = grammar.peek(2);
  if (!next.first || grammar.openBodies.at(-1)?.byType.has(next.typeIndex) !== true) return false;
  return !grammar.isAt(3, Comma) && !grammar.isAtStatementEnd(3);
}

function matches(token: Token, type: TokenType): boolean {
  if (token.typeIndex === type.index) return true;
  return type === NameType && isName(token);
}
