/** The values that a name in an expression can stand for, innermost first. */
import type { FactName } from "../../bind/built-ins.ts";
import type { FunnelSymbol } from "../../bind/symbol.ts";
import { factTypes } from "../../types/fact-types.ts";
import { booleanType, numberType } from "../../types/primitives.ts";
import { areComparable } from "../../types/relations.ts";
import type { EnumType, Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { typeOfField } from "../field-types.ts";

/** A value that a name may stand for. */
export interface FoundValue {
  readonly symbol: FunnelSymbol;
  readonly type: Type;
  /** Another symbol of the same name on the same level. */
  readonly rival?: FunnelSymbol;
}

/** Finds what a bare name stands for, without reporting or recording anything. */
export function findValue(ctx: CheckContext, text: string): FoundValue | undefined {
  return findAttribute(ctx, ctx.activities, text) ?? findLeadValue(ctx, text);
}

/** The lead's fields, then what is known about every lead: scores, segments, needs and facts. */
export function findLeadValue(ctx: CheckContext, text: string): FoundValue | undefined {
  const field = ctx.bound.scopeOf("field").get(text);
  if (field !== undefined) return { symbol: field, type: typeOfField(ctx, field) };
  return findOuterValue(ctx, text);
}

function findOuterValue(ctx: CheckContext, text: string): FoundValue | undefined {
  let found: FoundValue | undefined;
  for (const kind of ["score", "segment", "need", "fact"] as const) {
    const symbol = ctx.bound.scopeOf(kind).get(text);
    if (symbol === undefined || (text === "quarantined" && ctx.test === undefined)) continue;
    if (found !== undefined) return { ...found, rival: symbol };
    const type = kind === "score" ? numberType : kind === "fact" ? factTypes[text as FactName] : booleanType;
    found = { symbol, type };
  }
  return found;
}

/** An attribute of any of the activities; where several have it, their choices are joined. */
export function findAttribute(
  ctx: CheckContext,
  activities: readonly FunnelSymbol[] | undefined,
  text: string,
): FoundValue | undefined {
  let found: FoundValue | undefined;
  for (const activity of activities ?? []) {
    const symbol = ctx.bound.membersOf(activity).get(text);
    if (symbol === undefined) continue;
    const type = typeOfField(ctx, symbol);
    if (found === undefined) found = { symbol, type };
    else if (type.kind === "enum" && found.type.kind === "enum")
      found = { symbol: found.symbol, type: join(found.type, type) };
    else if (!areComparable(type, found.type)) found = { ...found, rival: symbol };
  }
  return found;
}

function join(left: EnumType, right: EnumType): EnumType {
  if (left.symbols === right.symbols) return left;
  const symbols = new Map([...(right.symbols ?? []), ...(left.symbols ?? [])]);
  return { kind: "enum", members: [...symbols.keys()], symbols };
}
