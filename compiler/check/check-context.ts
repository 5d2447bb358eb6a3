/** What checking a declaration reads and writes. */
import type { BoundProject } from "../bind/bound-project.ts";
import type { PlacedDeclaration } from "../bind/placed-declaration.ts";
import type { FunnelSymbol } from "../bind/symbol.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportError } from "../diagnostics/report.ts";
import type { Finding } from "../diagnostics/report.ts";
import type { ActivityFilter, Expression, Name, StringLiteral, TestDeclaration } from "../syntax/ast/index.ts";
import type { Source, Span } from "../text/source.ts";
import type { Type } from "../types/type.ts";

/** The tables of a whole project, filled by one declaration after the other. */
export interface ProjectTables {
  readonly bound: BoundProject;
  /** What each referring name stands for; members of an enum may be named by a text in quotes. */
  readonly symbols: Map<Name | StringLiteral, FunnelSymbol>;
  /** The types of expressions whose kind does not tell it. */
  readonly types: Map<Expression, Type>;
  /** The types of fields and attributes, computed when first asked for. */
  readonly fieldTypes: Map<FunnelSymbol, Type>;
  /** For every definition, the places at which it reads other definitions. */
  readonly dependencies: Map<FunnelSymbol, Dependency[]>;
  /** The resolved names of each declaration. */
  readonly references: { readonly source: Source; readonly names: (Name | StringLiteral)[] }[];
  /** The funnel's currency, when it states one. */
  readonly currency: string | undefined;
  /** The reasons of all stages. */
  readonly reasons: ReadonlyMap<string, FunnelSymbol>;
}

/** A definition that another one reads: a segment, need, score, or the fact `persona` or `phase`. */
export interface Dependency {
  readonly on: FunnelSymbol;
  readonly source: Source;
  readonly name: Name;
}

/** A `where` without parentheses before an `and`, whose attributes somebody may still be asking about. */
export interface DanglingWhere {
  readonly filter: ActivityFilter;
  readonly activities: readonly FunnelSymbol[];
  reported: boolean;
}

/** The leads a test knows. */
export interface TestScope {
  readonly test: TestDeclaration;
  /** False when all leads of the test have names, so that a bare question asks nobody. */
  readonly hasUnnamedLead: boolean;
}

/** How the files that check parts of expressions reach the whole, which needs each of them. */
export interface ExpressionChecker {
  checkExpression(ctx: CheckContext, expression: Expression): Type;
  checkCriterion(ctx: CheckContext, expression: Expression): void;
}

export interface CheckContext extends ProjectTables {
  readonly expressions: ExpressionChecker;
  readonly source: Source;
  readonly placed: PlacedDeclaration;
  readonly diagnostics: Diagnostic[];
  /** The resolved names of this declaration. */
  readonly names: (Name | StringLiteral)[];
  /** The definition that is being checked, for the search for cycles. */
  definition: FunnelSymbol | undefined;
  /** The activities whose attributes have their bare names here: inside `where` and its `because`. */
  activities: readonly FunnelSymbol[] | undefined;
  test: TestScope | undefined;
  dangling: DanglingWhere[];
  /** The operand of an `and` or `or` that is being checked. */
  operand: Expression | undefined;
}

/** Reports an error at a span of the declaration's source. */
export function report(
  ctx: CheckContext,
  code: Finding["code"],
  span: Span,
  message: string,
  more: Pick<Finding, "help" | "fix" | "related"> = {},
): void {
  ctx.diagnostics.push(reportError({ code, message, source: ctx.source, start: span.start, end: span.end, ...more }));
}

/** Remembers what a name refers to. */
export function recordReference(ctx: CheckContext, name: Name | StringLiteral, symbol: FunnelSymbol): void {
  ctx.symbols.set(name, symbol);
  ctx.names.push(name);
}

/** Remembers that the definition being checked reads another one. */
export function recordDependency(ctx: CheckContext, name: Name, on: FunnelSymbol): void {
  if (ctx.definition === undefined) return;
  const list = ctx.dependencies.get(ctx.definition);
  const dependency = { on, source: ctx.source, name };
  if (list === undefined) ctx.dependencies.set(ctx.definition, [dependency]);
  else list.push(dependency);
}

/** The text of a span as written, for messages: cut when it is long. */
export function quote(ctx: CheckContext, span: Span): string {
  const text = ctx.source.text.slice(span.start, span.end).replace(/\s+/g, " ");
  return `\`${text.length <= 48 ? text : `${text.slice(0, 45)}…`}\``;
}
