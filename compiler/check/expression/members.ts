/** Bare names that are members of the type on the other side: enum members, stages, personas, grades. */
import type { Scope } from "../../bind/bound-project.ts";
import type { FunnelSymbol, SymbolKind } from "../../bind/symbol.ts";
import type { Expression, Name } from "../../syntax/ast/index.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { recordReference } from "../check-context.ts";
import { unspecified } from "../field-types.ts";
import { reportUnknown } from "../references.ts";

/** True for types whose values are names. */
export function hasMembers(type: Type): boolean {
  return type.kind === "enum" || type.kind === "grade" || (type.kind === "declared" && type.name !== "account");
}

/** The member of a type that a name stands for. */
export function findMember(ctx: CheckContext, type: Type, text: string): FunnelSymbol | undefined {
  const member = memberScope(ctx, type).get(text);
  return member ?? (text === unspecified.name && isReason(type) ? unspecified : undefined);
}

/** All members of a type by name. */
export function memberScope(ctx: CheckContext, type: Type): Scope {
  switch (type.kind) {
    case "enum":
      return type.symbols ?? new Map();
    case "grade": {
      const score = ctx.bound.scopeOf("score").get(type.score);
      return score === undefined ? new Map() : ctx.bound.membersOf(score);
    }
    case "declared":
      return isReason(type) ? ctx.reasons : ctx.bound.scopeOf(type.name as SymbolKind);
    default:
      return new Map();
  }
}

/** Records a name as a member of the type, if it is one. */
export function resolveMember(ctx: CheckContext, type: Type, name: Name): boolean {
  const symbol = findMember(ctx, type, name.text);
  if (symbol === undefined) return false;
  recordReference(ctx, name, symbol);
  return true;
}

/** Reports a name that should have been a member of the type; `subject` is what it is compared with. */
export function reportUnknownMember(ctx: CheckContext, type: Type, name: Name, subject: Expression | undefined): void {
  if (name.text === "") return;
  const kind = memberKind(type);
  const owner = type.kind === "grade" ? `\`${type.score}\`` : ownerWords(ctx, kind, subject);
  reportUnknown(ctx, memberScope(ctx, type), kind, name, owner);
}

function memberKind(type: Type): SymbolKind {
  if (type.kind === "grade") return "grade";
  return type.kind === "declared" && type.name !== "account" ? type.name : "enum_member";
}

function ownerWords(ctx: CheckContext, kind: SymbolKind, subject: Expression | undefined): string | undefined {
  if (kind !== "enum_member" || subject === undefined) return undefined;
  return `\`${ctx.source.text.slice(subject.start, subject.end)}\``;
}

function isReason(type: Type): boolean {
  return type.kind === "declared" && type.name === "reason";
}
