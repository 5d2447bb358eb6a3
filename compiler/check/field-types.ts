/** The types that fields and attributes declare. */
import { createBuiltIn } from "../bind/built-ins.ts";
import type { FunnelSymbol } from "../bind/symbol.ts";
import type { FieldDeclaration, TypeExpression } from "../syntax/ast/index.ts";
import { errorType, namedTypes } from "../types/primitives.ts";
import type { EnumType, Type } from "../types/type.ts";
import type { ProjectTables } from "./check-context.ts";

/** What an activity's `one of` attribute is when it was not sent. */
export const unspecified = createBuiltIn("enum_member", "unspecified");

/** The type of a field, an account field or an attribute; the error type when it was written wrongly. */
export function typeOfField(tables: ProjectTables, symbol: FunnelSymbol): Type {
  const known = tables.fieldTypes.get(symbol);
  if (known !== undefined) return known;
  const type = readType(tables, symbol, (symbol.node as FieldDeclaration).type);
  tables.fieldTypes.set(symbol, type);
  return type;
}

function readType(tables: ProjectTables, symbol: FunnelSymbol, type: TypeExpression): Type {
  if (type.kind === "NamedType") return namedTypes.get(type.name.text) ?? errorType;
  if (type.kind === "OneOf") return readEnum(tables, symbol, symbol.kind === "attribute");
  if (type.element.kind === "OneOf") return { kind: "list", element: readEnum(tables, symbol, false) };
  return { kind: "list", element: readType(tables, symbol, type.element) };
}

function readEnum(tables: ProjectTables, symbol: FunnelSymbol, canBeUnspecified: boolean): EnumType {
  const members = tables.bound.membersOf(symbol);
  if (!canBeUnspecified || members.has(unspecified.name)) {
    return { kind: "enum", members: [...members.keys()], symbols: members };
  }
  const symbols = new Map(members).set(unspecified.name, unspecified);
  return { kind: "enum", members: [...symbols.keys()], symbols };
}
