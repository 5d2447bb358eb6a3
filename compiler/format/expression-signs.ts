/** Finds what the tokens of expressions do not say by themselves: signs between values, and parentheses nobody needs. */
import type {
  AnyNode,
  BaseNode,
  BinaryExpression,
  Comment,
  Declaration,
  Expression,
  ParenthesizedExpression,
} from "../syntax/ast/index.ts";
import * as t from "../syntax/lexer/token.ts";
import { childrenOf } from "../syntax/visit.ts";
import { findTokenIndex } from "./token-stream.ts";

export interface ExpressionSigns {
  /** The starts of the `+` and `-` that stand between two values. */
  readonly binary: Set<number>;
  /** The starts of the parentheses to leave out. */
  readonly dropped: Set<number>;
}

/** What the search needs to see of the file. */
export interface SignContext {
  readonly comments: readonly Comment[];
  readonly tokens: readonly t.Token[];
}

const noSigns: ExpressionSigns = { binary: new Set(), dropped: new Set() };

/** Looks only into declarations with a parenthesis or with a sign that could be either. */
export function findExpressionSigns(ctx: SignContext, declarations: readonly Declaration[]): ExpressionSigns {
  const offsets = findDoubtful(ctx.tokens);
  if (offsets.length === 0) return noSigns;
  const signs: ExpressionSigns = { binary: new Set(), dropped: new Set() };
  let next = 0;
  for (const declaration of declarations) {
    while ((offsets[next] ?? Infinity) < declaration.start) next += 1;
    if ((offsets[next] ?? Infinity) < declaration.end) walk(ctx, signs, declaration as AnyNode, undefined);
  }
  return signs;
}

function findDoubtful(tokens: readonly t.Token[]): number[] {
  const offsets: number[] = [];
  let previous: t.Token | undefined;
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === t.LeftParen) offsets.push(token.startOffset);
    else if ((type === t.Plus || type === t.Minus) && previous !== undefined && !token.first) {
      const isMoment = type === t.Plus && previous.first && previous.image === "at";
      if (!isMoment) offsets.push(token.startOffset);
    }
    previous = token;
  }
  return offsets;
}

function walk(ctx: SignContext, signs: ExpressionSigns, node: AnyNode, parent: AnyNode | undefined): void {
  if (node.kind === "Binary" && (node.operator === "+" || node.operator === "-")) {
    const operator = ctx.tokens[findTokenIndex(ctx.tokens, node.right.start) - 1];
    if (operator !== undefined) signs.binary.add(operator.startOffset);
  }
  if (node.kind === "Parenthesized") {
    walkParentheses(ctx, signs, node, parent);
    return;
  }
  for (const child of childrenOf(node)) walk(ctx, signs, child, node);
}

/** Several pairs around one expression are one pair; that one goes too if the tree is the same without it. */
function walkParentheses(
  ctx: SignContext,
  signs: ExpressionSigns,
  outermost: ParenthesizedExpression,
  parent: AnyNode | undefined,
): void {
  const keepsAll = hasComment(ctx, outermost);
  let innermost = outermost;
  while (innermost.expression.kind === "Parenthesized") {
    if (!keepsAll) signs.dropped.add(innermost.start).add(innermost.end - 1);
    innermost = innermost.expression;
  }
  const inner = innermost.expression;
  const isNeeded = keepsAll || parent === undefined || !isRemovable(ctx, outermost, inner, parent);
  if (!isNeeded) signs.dropped.add(innermost.start).add(innermost.end - 1);
  // What stood inside now stands where the parentheses stood.
  walk(ctx, signs, inner as AnyNode, isNeeded ? innermost : parent);
}

function hasComment({ comments }: SignContext, { start, end }: BaseNode): boolean {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  return (comments[low]?.start ?? Infinity) < end;
}

/** True when the tree stays the same without the parentheses around `inner`; in doubt they stay. */
function isRemovable(ctx: SignContext, node: BaseNode, inner: Expression, parent: AnyNode): boolean {
  const after = ctx.tokens[findTokenIndex(ctx.tokens, node.end)];
  switch (inner.kind) {
    case "NameReference":
    case "MemberAccess":
      return (
        parent.kind !== "Negate" && ctx.tokens[findTokenIndex(ctx.tokens, inner.start)]?.tokenType === t.Identifier
      );
    case "List":
    case "String":
    case "Date":
    case "DateTime":
      return parent.kind !== "Negate" && after?.tokenType !== t.DotDot;
    case "Comparison":
    case "KnownTest":
    case "Did":
    case "Was":
      return isLogical(parent, node) && (isPlain(inner) || (!isWhere(parent) && endsThere(after)));
    case "Not":
      return isLogical(parent, node) && parent.kind !== "Not" && !isWhere(parent) && endsThere(after);
    case "Binary":
      return isBinaryRemovable(inner, node, parent, after);
    default:
      return false;
  }
}

function isBinaryRemovable(
  inner: BinaryExpression,
  node: BaseNode,
  parent: AnyNode,
  after: t.Token | undefined,
): boolean {
  const level = levels[inner.operator];
  if (level <= levels.and) {
    if (parent.kind === "Binary") return parent.operator === inner.operator && parent.left.start === node.start;
    return isWholeSlot(parent, node) && (isPlain(inner) || endsThere(after));
  }
  if (!isPlain(inner)) return false;
  if (parent.kind === "Comparison") return true;
  if (parent.kind !== "Binary") return false;
  return parent.left.start === node.start ? level >= levels[parent.operator] : level > levels[parent.operator];
}

const levels = { or: 1, and: 2, "+": 5, "-": 5, "*": 6, "/": 6 } as const;

/** Parents whose child is a truth value and binds less strongly than a comparison. */
function isLogical(parent: AnyNode, node: BaseNode): boolean {
  if (parent.kind === "Binary") return parent.operator === "and" || parent.operator === "or";
  return parent.kind === "Not" || isWhere(parent) || isWholeSlot(parent, node);
}

/** `where` takes one comparison, and what follows could go on with it. */
function isWhere(parent: AnyNode): boolean {
  return parent.kind === "ActivityFilter" || parent.kind === "Trigger";
}

const criteria: ReadonlySet<string> = new Set("When,Exclude,For,Goal,ExitWhen,MeasureCount".split(","));
const criterionNames = ["when", "until", "condition", "expression"] as const;

/** True where a whole criterion stands, whatever its operators. */
function isWholeSlot(parent: AnyNode, node: BaseNode): boolean {
  if (criteria.has(parent.kind)) return true;
  const slots = parent as Partial<Record<(typeof criterionNames)[number], BaseNode | undefined>>;
  return criterionNames.some((name) => slots[name]?.start === node.start);
}

const closers: ReadonlySet<unknown> = new Set([
  t.And,
  t.Or,
  t.RightParen,
  t.RightBracket,
  t.LeftBrace,
  t.RightBrace,
  t.Arrow,
]);

/** True when nothing behind the parenthesis could go on with what is inside. */
function endsThere(after: t.Token | undefined): boolean {
  return after === undefined || closers.has(after.tokenType) || (after.first && !isContinuation(after));
}

function isContinuation({ image }: t.Token): boolean {
  return image === "where" || image === "because" || image === "requalify";
}

/** An expression without questions about history, whose tails take what follows them. */
function isPlain(expression: Expression): boolean {
  switch (expression.kind) {
    case "NameReference":
    case "MemberAccess":
    case "List":
    case "String":
    case "Number":
    case "Percent":
    case "Date":
    case "DateTime":
    case "Time":
    case "Boolean":
    case "Regex":
    case "Money":
    case "Duration":
    case "Parenthesized":
      return true;
    case "Range":
      return expression.to !== undefined;
    case "KnownTest":
      return isPlain(expression.operand);
    case "Binary":
    case "Comparison":
      return isPlain(expression.left) && isPlain(expression.right);
    default:
      return false;
  }
}
