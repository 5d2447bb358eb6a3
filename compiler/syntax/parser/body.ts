/** Bodies: a list of items in braces, with line ends, recovery and the catch-all for unknown properties. */
import { suggest } from "../../diagnostics/suggest.ts";
import { insertText, removeText, replaceText } from "../../diagnostics/fix.ts";
import { invariant } from "../../text/invariant.ts";
import type { BaseNode, UnknownProperty } from "../ast/index.ts";
import { findBlock, type PropertyKeyword } from "../keywords.ts";
import {
  Comma,
  isName,
  LeftBrace,
  LineEnd,
  Pipe,
  RightBrace,
  type Token,
  Unusable,
  wordType,
  type TokenType,
} from "../lexer/token.ts";
import type { SyntaxFailure } from "./failure.ts";
import type { Grammar, Rule } from "./grammar.ts";
import { isDeclarationStart, isEnclosingBlockStart, skipStatement } from "./recovery.ts";

/** One thing that may stand in a body. */
export interface Item<Node extends BaseNode = BaseNode> {
  readonly entry: PropertyKeyword;
  /** The token types with which it begins. */
  readonly starts: readonly TokenType[];
  readonly rule: Rule<Node>;
}

/** What may stand in a body, prepared for quick lookup. */
export interface BodySpec<Node extends BaseNode = BaseNode> {
  /** The word of the declaration or block in the keyword table. */
  readonly owner: string;
  readonly items: readonly Item<Node>[];
  readonly byType: ReadonlyMap<number, Item<Node>>;
  /** The item of any other word: a field, a row of reasons. */
  readonly other: Item<Node> | undefined;
  /** True where each item has a line of its own. */
  readonly ownLine: boolean;
  /** Words to suggest for an unknown one. */
  readonly words: readonly string[];
}

/** The node that an item makes. */
export type NodeOf<SomeItem> = SomeItem extends Item<infer Node> ? Node : never;

export interface BodyOptions<Other> {
  readonly other?: Other;
  readonly ownLine?: true;
  /** Further words to suggest, such as the options behind a field. */
  readonly words?: readonly string[];
}

/** Makes an item of a rule; its word must stand in the keyword table under its owner. */
export function makeItem<Node extends BaseNode>(owner: string, word: string, rule: Rule<Node>): Item<Node> {
  const entry = findBlock(owner)?.properties?.find((property) => property.word === word);
  invariant(entry !== undefined, `the keyword table has ${word} in ${owner}`);
  // A sign such as `+` is no word: such items set their token types themselves.
  const starts = /^\w/u.test(word) ? [wordType(word.split(" ")[0] ?? word)] : [];
  return { entry, starts, rule };
}

export function makeBodySpec<Known extends Item, Other extends Item = never>(
  owner: string,
  known: readonly Known[],
  options: BodyOptions<Other> = {},
): BodySpec<NodeOf<Known | Other>> {
  type Node = NodeOf<Known | Other>;
  // An item of one of the nodes is an item of their union, which conditional types do not show.
  const items = known as readonly Item[] as readonly Item<Node>[];
  const other = options.other as Item | undefined as Item<Node> | undefined;
  const byType = new Map<number, Item<Node>>();
  for (const item of items) for (const type of item.starts) byType.set(type.index, item);
  const words = [...items.map((item) => item.entry.word).filter((word) => /^\w/u.test(word)), ...(options.words ?? [])];
  return { owner, items, byType, other, ownLine: options.ownLine ?? false, words };
}

/** Parses `{ item* }` and gives the items, with what recovery kept of mistakes between; `first` runs before them. */
export function parseBody<Node extends BaseNode>(
  grammar: Grammar,
  spec: BodySpec<Node>,
  first?: () => void,
): (Node | UnknownProperty)[] {
  if (grammar.isRecording) return recordBody(grammar, spec);
  const open = takeOpeningBrace(grammar, spec);
  if (open === undefined) return [];
  const nodes: (Node | UnknownProperty)[] = [];
  grammar.deeper(() => {
    grammar.openBodies.push(spec);
    first?.();
    while (!isClosed(grammar, spec, open)) {
      const node = parseItem(grammar, spec);
      if (node !== undefined) nodes.push(node);
    }
    grammar.openBodies.pop();
  });
  return nodes;
}

function recordBody<Node extends BaseNode>(grammar: Grammar, spec: BodySpec<Node>): [] {
  grammar.take(LeftBrace);
  grammar.whilst(
    () => true,
    () => {
      const all = spec.other === undefined ? spec.items : [...spec.items, spec.other];
      if (all.length === 0) grammar.take(LineEnd);
      else {
        const rules = all.map((item) => (): unknown => grammar.call(item.rule));
        grammar.choose<unknown>(() => 0, [() => grammar.take(LineEnd), ...rules]);
      }
    },
  );
  grammar.take(RightBrace);
  return [];
}

/** Takes `{`; where it is missing but a property follows, goes on as if it were there. */
function takeOpeningBrace(grammar: Grammar, spec: BodySpec): Token | undefined {
  if (grammar.isAt(1, LeftBrace)) return grammar.take(LeftBrace);
  const form = findBlock(spec.owner)?.form;
  const failure = grammar.expected("`{`", form && `Write \`${form}\`.`);
  const next = grammar.peek(grammar.isAt(1, LineEnd) ? 2 : 1);
  const goesOn = mayBeginItem(spec, next) && (next.first ? !grammar.isAtEnd : isClosedOnLine(grammar));
  if (!goesOn) throw failure;
  const at = grammar.end();
  grammar.report({ ...failure.details, fix: insertText(grammar.source, at, " {") });
  return grammar.peek(0);
}

/** True when the line has a brace that closes what it did not open. */
function isClosedOnLine(grammar: Grammar): boolean {
  let depth = 0;
  for (let distance = 1; depth >= 0; distance += 1) {
    const type = grammar.peek(distance).tokenType;
    if (type === LeftBrace) depth += 1;
    else if (type === RightBrace) depth -= 1;
    else if (type === LineEnd || grammar.peek(distance).startOffset < 0) return false;
  }
  return true;
}

function mayBeginItem(spec: BodySpec, token: Token): boolean {
  if (spec.byType.has(token.typeIndex) || token.tokenType === Pipe) return true;
  return spec.other !== undefined && isName(token);
}

/** Takes the closing brace, or says that it is missing; false when items follow. */
function isClosed(grammar: Grammar, spec: BodySpec, open: Token): boolean {
  while (grammar.isAt(1, LineEnd)) grammar.take(LineEnd);
  if (grammar.isAt(1, RightBrace)) {
    grammar.take(RightBrace);
    return true;
  }
  if (!grammar.isAtEnd && !isDeclarationStart(grammar) && !isEnclosingBlockStart(grammar, spec)) return false;
  reportUnclosed(grammar, spec, open);
  return true;
}

/** Says once for a place, whatever number of blocks is open there, that a brace is missing. */
function reportUnclosed(grammar: Grammar, spec: BodySpec, open: Token): void {
  let last = 0;
  while (grammar.peek(last).tokenType === LineEnd) last -= 1;
  const at = grammar.peek(last).endOffset + 1;
  const missing = grammar.openBodies.length - findSurvivor(grammar);
  const previous = grammar.diagnostics.diagnostics.at(-1);
  const isRepeated = previous?.code === "unclosed-block" && previous.location.start === at;
  if (isRepeated || mayHideBrace(grammar, open)) return;
  grammar.report({
    code: "unclosed-block",
    message: `The block of this \`${spec.owner}\` has no closing brace.`,
    help: "Write `}` here.",
    start: at,
    end: at,
    related: [
      {
        location: { source: grammar.source, start: open.startOffset, end: open.endOffset + 1 },
        message: "the block begins here",
      },
    ],
    fix: insertText(grammar.source, at, "\n}".repeat(missing)),
  });
}

/** True when a text or comment between the block's begin and here is not closed, and may have taken the brace. */
function mayHideBrace(grammar: Grammar, open: Token): boolean {
  const here = grammar.isAtEnd ? Number.POSITIVE_INFINITY : grammar.peek(1).startOffset;
  return grammar.diagnostics.diagnostics.some(
    ({ code, location: { start } }) =>
      (code === "unclosed-string" || code === "unclosed-comment") && start >= open.startOffset && start < here,
  );
}

/** How many of the open bodies go on behind this place: those around a block that begins here. */
function findSurvivor(grammar: Grammar): number {
  if (grammar.isAtEnd || isDeclarationStart(grammar)) return 0;
  const type = grammar.peek(1).typeIndex;
  return grammar.openBodies.findLastIndex((body) => body.byType.has(type)) + 1;
}

/** Parses one item with what may go wrong around it; gives nothing for a stray comma. */
export function parseItem<Node extends BaseNode>(
  grammar: Grammar,
  spec: BodySpec<Node>,
): Node | UnknownProperty | undefined {
  const token = grammar.peek(1);
  if (token.tokenType === Comma) {
    reportComma(grammar, grammar.take(Comma));
    return undefined;
  }
  const item = findItem(grammar, spec, token);
  if (item === undefined) {
    reportUnknown(grammar, spec, token);
    return skipUnknown(grammar, token);
  }
  let node: Node | undefined;
  const openBodies = grammar.openBodies.length;
  const failure = grammar.attempt(() => {
    node = grammar.call(item.rule);
  });
  if (failure !== undefined || node === undefined) {
    grammar.openBodies.length = openBodies;
    // What was said to need a line of its own need not be right on this one.
    if (failure !== undefined && grammar.forgiven !== token) reportFailure(grammar, failure, item);
    return skipUnknown(grammar, token);
  }
  checkSeparation(grammar, spec, item);
  return node;
}

function findItem<Node extends BaseNode>(grammar: Grammar, spec: BodySpec<Node>, token: Token): Item<Node> | undefined {
  return spec.byType.get(token.typeIndex) ?? (grammar.isNameAt(1) ? spec.other : undefined);
}

function reportFailure(grammar: Grammar, failure: SyntaxFailure, item: Item): void {
  const { silent, ...details } = failure.details;
  if (silent === true) return;
  grammar.report({ ...details, help: details.help ?? `Write \`${item.entry.form}\`.` });
}

/** Says what is wrong with what follows an item on its line. */
function checkSeparation<Node extends BaseNode>(grammar: Grammar, spec: BodySpec<Node>, item: Item<Node>): void {
  const next = grammar.peek(1);
  if (grammar.isAtStatementEnd() || next.first) return;
  if (next.tokenType === Comma) return;
  const known = findItem(grammar, spec, next);
  const mayShare = item.entry.last !== true && !spec.ownLine;
  if (mayShare && known !== undefined) return;
  const near = suggest(next.image, spec.words);
  if (known === undefined || (known === spec.other && near !== undefined)) {
    if (mayShare && near !== undefined) return;
    if (next.tokenType !== Unusable) reportUnexpected(grammar, next, item, near);
    skipStatement(grammar, spec);
    return;
  }
  grammar.forgiven = next;
  const why = item.entry.last === true && !spec.ownLine ? ": an expression comes last on its line" : "";
  grammar.report({
    message: `\`${next.image}\` needs a line of its own${why}.`,
    help: `Begin a new line before \`${next.image}\`.`,
    start: next.startOffset,
    end: next.endOffset + 1,
    fix: insertText(grammar.source, next.startOffset, "\n", "Begin a new line"),
  });
}

function reportUnexpected(grammar: Grammar, token: Token, item: Item, near: string | undefined): void {
  const details = grammar.expected(
    item.entry.last === true ? "an operator or the end of the line" : "the end of the line",
  );
  const fix =
    near === undefined ? undefined : replaceText(grammar.source, token.startOffset, token.endOffset + 1, near);
  const help = near === undefined ? helpWithUnexpected(grammar, token, item) : `Did you mean \`${near}\`?`;
  grammar.report({ ...details.details, help: details.details.help ?? help, fix: details.details.fix ?? fix });
}

/** Two names side by side are most often a comparison without its operator. */
function helpWithUnexpected(grammar: Grammar, token: Token, item: Item): string {
  const previous = grammar.peek(0);
  if (item.entry.last !== true || !isName(previous) || !isName(token)) return `Write \`${item.entry.form}\`.`;
  return `To compare them, write \`${previous.image} is ${token.image}\`.`;
}

function reportComma(grammar: Grammar, comma: Token): void {
  grammar.report({
    message: "No comma stands between properties.",
    help: "Remove the `,`.",
    start: comma.startOffset,
    end: comma.endOffset + 1,
    fix: removeText(grammar.source, comma.startOffset, comma.endOffset + 1),
  });
}

function reportUnknown(grammar: Grammar, spec: BodySpec, token: Token): void {
  if (token.tokenType === Unusable) return;
  const start = token.startOffset;
  const end = token.endOffset + 1;
  if (!grammar.isNameAt(1)) {
    const what = spec.owner === "" ? "a declaration" : `a property of \`${spec.owner}\``;
    const { details } = grammar.expected(what);
    grammar.report({ ...details, help: details.help ?? "Begin with a word that the block knows, or remove this." });
    return;
  }
  const near = suggest(token.image, spec.words);
  const known = spec.words.length === 0 ? "It has no properties." : `It can have ${listWords(spec.words)}.`;
  grammar.report({
    code: "unknown-property",
    message: `\`${spec.owner}\` has no property \`${token.image}\`.`,
    help: near === undefined ? known : `Did you mean \`${near}\`?`,
    start,
    end,
    fix: near === undefined ? undefined : replaceText(grammar.source, start, end, near),
  });
}

/** Passes over a statement that was reported, and keeps its place in the tree. */
export function skipUnknown(grammar: Grammar, from: Token): UnknownProperty {
  // A block is skipped as a whole, beginning with its brace.
  if (grammar.peek(1) === from && from.tokenType !== LeftBrace) grammar.takeAny();
  skipStatement(grammar, grammar.openBodies.at(-1));
  // So are the rows of a table that stands where none may.
  while (from.tokenType === Pipe && grammar.isAt(1, LineEnd) && grammar.isAt(2, Pipe)) {
    grammar.takeAny();
    skipStatement(grammar, grammar.openBodies.at(-1));
  }
  const end = Math.max(grammar.end(), from.endOffset + 1);
  const name = { kind: "Name", start: from.startOffset, end: from.endOffset + 1, text: from.image } as const;
  return { kind: "UnknownProperty", start: from.startOffset, end, name };
}

function listWords(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(", ");
}
