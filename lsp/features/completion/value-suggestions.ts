/** Suggests fields and their values inside `given lead { … }`, `set { … }` and `did A { … }`. */
import { CompletionItemKind } from "vscode-languageserver";
import type { FunnelSymbol } from "../../../compiler/bind/symbol.ts";
import { assertNever } from "../../../compiler/text/invariant.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { CursorContext, ValuesOf } from "./cursor-context.ts";
import { suggestMembers, suggestSymbol } from "./name-suggestions.ts";
import { ranks, type Suggestion } from "./suggestion.ts";

/** Names first, then, behind a name, its values. */
export function suggestFieldValues(snapshot: Snapshot, of: ValuesOf, { statement }: CursorContext): Suggestion[] {
  const fields = listFields(snapshot, of);
  const last = statement.at(-1)?.image;
  const field = fields.find(({ name }) => name === last);
  const isName = statement.length % 2 === 0 || field === undefined;
  if (!isName) {
    const type = snapshot.checked.typeOfField(field);
    if (type.kind === "primitive" && type.name === "boolean") {
      return ["true", "false"].map((label, order) => ({
        label,
        kind: CompletionItemKind.Value,
        detail: field.name,
        rank: ranks.value,
        order,
      }));
    }
    return suggestMembers(snapshot, type);
  }
  const written = new Set(statement.map(({ image }) => image));
  return fields.filter(({ name }) => !written.has(name)).map((symbol, order) => suggestSymbol(snapshot, symbol, order));
}

function listFields({ checked }: Snapshot, of: ValuesOf): readonly FunnelSymbol[] {
  switch (of.kind) {
    case "lead":
      return checked.symbols("field");
    case "account":
      return checked.symbols("account_field");
    case "activity":
      return checked.symbols("attribute").filter(({ parent }) => parent?.name === of.name);
    default:
      return assertNever(of);
  }
}
