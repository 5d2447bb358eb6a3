/** The checked project that features read, over the declarations' own tables. */
import type { FunnelSymbol } from "../../compiler/bind/symbol.ts";
import type { CheckedProject, Reference } from "../../compiler/check/checked.ts";
import { findErroneousNodes } from "../../compiler/check/erroneous-nodes.ts";
import { constantTypeOf } from "../../compiler/check/expression/constant-types.ts";
import { stripParentheses } from "../../compiler/check/expression/shape.ts";
import { typeOfField } from "../../compiler/check/field-types.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { BaseNode, Expression, Name, StringLiteral } from "../../compiler/syntax/ast/index.ts";
import { errorType } from "../../compiler/types/primitives.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { CheckState } from "./check-units.ts";
import type { CheckedUnit } from "./checked-unit.ts";
import { keyOf } from "./reads.ts";

/** Gives out what a state holds; `diagnostics` are those of meaning. */
export function createCheckedView(state: CheckState, diagnostics: () => readonly Diagnostic[]): CheckedProject {
  const { bound, checked: units } = state;
  const fieldTypes = new Map<FunnelSymbol, Type>();
  let erroneous: ReadonlySet<BaseNode> | undefined;
  /** Most questions are about the declaration that the last one was about. */
  let recent: CheckedUnit | undefined = units[0];

  function find<Value>(read: (unit: CheckedUnit) => Value | undefined): Value | undefined {
    const near = recent === undefined ? undefined : read(recent);
    if (near !== undefined) return near;
    for (const unit of units) {
      const found = read(unit);
      if (found === undefined) continue;
      recent = unit;
      return found;
    }
    return undefined;
  }

  return {
    get declarations() {
      return bound.declarations;
    },
    symbolOf(name: Name | StringLiteral) {
      const symbol = find((unit) => unit.symbols.get(name) ?? unit.unit.declarers.get(name));
      if (symbol === undefined) return undefined;
      const now = bound.current(symbol);
      // The second of two with one name declares nothing.
      return now !== symbol && recent?.unit.declarers.get(name) === symbol ? undefined : now;
    },
    typeOf(expression: Expression) {
      const inner = stripParentheses(expression);
      return recent?.types.get(inner) ?? constantTypeOf(inner) ?? find((unit) => unit.types.get(inner)) ?? errorType;
    },
    typeOfField: (field) =>
      typeOfField({ ...state, ...emptyTables(), bound, fieldTypes }, bound.current(field) ?? field),
    referencesTo(symbol) {
      const key = keyOf(symbol);
      const found: Reference[] = [];
      for (const checked of units) {
        // Leads of a test are known only there.
        if (symbol.kind === "test_lead" && symbol.location?.source !== checked.unit.placed.source) continue;
        for (const name of checked.namesByKey().get(key) ?? []) {
          if (symbol.kind === "test_lead" && checked.symbols.get(name) !== symbol) continue;
          found.push({ source: checked.unit.placed.source, name });
        }
      }
      return found;
    },
    lookup: bound.lookup,
    symbols: bound.symbols,
    hasErrors(node) {
      erroneous ??= findErroneousNodes(bound.declarations, diagnostics());
      return erroneous.has(node);
    },
  };
}

function emptyTables(): Pick<Parameters<typeof typeOfField>[0], "symbols" | "types" | "dependencies" | "references"> {
  return { symbols: new Map(), types: new Map(), dependencies: new Map(), references: [] };
}
