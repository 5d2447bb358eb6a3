/** What lowering carries along: the checked project, the present source and the table of spans that it fills. */
import type { Expression as PlanExpression, SourceSpan } from "../../../schemas/generated/plan.ts";
import type { CheckedProject, PlacedDeclaration } from "../../check/checked.ts";
import type { Declaration, Expression } from "../../syntax/ast/index.ts";
import type { Type } from "../../types/type.ts";
import { createLineIndex, type LineIndex } from "../../text/line-index.ts";
import type { Location, Source, Span } from "../../text/source.ts";

export interface LowerContext {
  readonly project: CheckedProject;
  /** Those of the project by kind, in order of source and position. */
  readonly declarations: ReadonlyMap<Declaration["kind"], readonly PlacedDeclaration[]>;
  /** The source of the declaration being lowered. */
  readonly source: Source;
  readonly spans: SpanTable;
  /** Where questions without a window begin to look: nothing for ever, the entry into the stage, or the present wait. */
  readonly lookBack: "entry" | "wait" | undefined;
  readonly lowerExpression: (ctx: LowerContext, expression: Expression, expected: Type | undefined) => PlanExpression;
}

/** The spans of one document by id. */
export interface SpanTable {
  /** With lines and texts, which are worked out when somebody asks for them: proofs do not. */
  readonly entries: Readonly<Record<string, SourceSpan>>;
  /** The same places as the compiler's own locations. */
  readonly locations: ReadonlyMap<string, Location>;
  /** Where each expression of the plan was written. */
  readonly expressions: ReadonlyMap<PlanExpression, Location>;
  add(id: string, source: Source, span: Span): void;
  addExpression(expression: PlanExpression, source: Source, span: Span): void;
}

export function createSpanTable(): SpanTable {
  const locations = new Map<string, Location>();
  const expressions = new Map<PlanExpression, Location>();
  let entries: Record<string, SourceSpan> | undefined;
  return {
    get entries() {
      return (entries ??= describeLocations(locations));
    },
    locations,
    expressions,
    addExpression(expression, source, { start, end }) {
      // What stands in parentheses is noted first, without them.
      if (!expressions.has(expression)) expressions.set(expression, { source, start, end });
    },
    add(id, source, { start, end }) {
      locations.set(id, { source, start, end });
    },
  };
}

/** The lines of each source are counted once. */
function describeLocations(locations: ReadonlyMap<string, Location>): Record<string, SourceSpan> {
  const indexes = new Map<Source, LineIndex>();
  const entries: Record<string, SourceSpan> = {};
  for (const [id, { source, start, end }] of locations) {
    const index = indexes.get(source) ?? createLineIndex(source.text);
    indexes.set(source, index);
    const from = index.positionAt(start);
    const to = index.positionAt(end);
    entries[id] = {
      file: source.path,
      line: from.line,
      column: from.column,
      end_line: to.line,
      end_column: to.column,
      text: source.text.slice(start, end).replace(/\s+/g, " ").trim(),
    };
  }
  return entries;
}

/** Notes where the thing with this id stands and gives the id back. */
export function place(ctx: LowerContext, id: string, span: Span): string {
  ctx.spans.add(id, ctx.source, span);
  return id;
}

/** The context for the declarations of another source. */
export function inSource(ctx: LowerContext, source: Source): LowerContext {
  return { ...ctx, source };
}

/** The context for criteria whose questions look back only so far. */
export function lookingBackTo(ctx: LowerContext, lookBack: LowerContext["lookBack"]): LowerContext {
  return { ...ctx, lookBack };
}

/** A declaration of one kind with the context of its source. */
export interface Lowerable<Node extends Declaration> {
  readonly ctx: LowerContext;
  readonly declaration: Node;
}

/** Every declaration of a kind, in order of source and position. */
export function listDeclarations<Kind extends Declaration["kind"]>(
  ctx: LowerContext,
  kind: Kind,
): Lowerable<Extract<Declaration, { kind: Kind }>>[] {
  const placed = (ctx.declarations.get(kind) ?? []) as (PlacedDeclaration & {
    declaration: Extract<Declaration, { kind: Kind }>;
  })[];
  let inside = ctx;
  return placed.map(({ declaration, source }) => {
    if (inside.source !== source) inside = inSource(ctx, source);
    return { ctx: inside, declaration };
  });
}

/** Lowers every declaration of a kind and sorts the results by name, in order of code units. */
export function lowerNamed<Kind extends Declaration["kind"], Result extends { readonly name: string }>(
  ctx: LowerContext,
  kind: Kind,
  lower: (ctx: LowerContext, declaration: Extract<Declaration, { kind: Kind }>) => Result,
): Result[] {
  return listDeclarations(ctx, kind)
    .map((item) => lower(item.ctx, item.declaration))
    .sort((left, right) => compareNames(left.name, right.name));
}

/** Lowers the one declaration of a kind that may stand once in a project. */
export function lowerOnly<Kind extends Declaration["kind"], Result>(
  ctx: LowerContext,
  kind: Kind,
  lower: (ctx: LowerContext, declaration: Extract<Declaration, { kind: Kind }>) => Result,
): Result | undefined {
  const [only] = listDeclarations(ctx, kind);
  return only === undefined ? undefined : lower(only.ctx, only.declaration);
}

/** Code-unit order, which is the same on every machine. */
export function compareNames(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
