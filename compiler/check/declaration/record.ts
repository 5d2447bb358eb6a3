/** Checks `lead` and `account`: the fields of the records, and attributes alike. */
import type { FunnelSymbol } from "../../bind/symbol.ts";
import { replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type {
  AccountDeclaration,
  AccountMatch,
  FieldDeclaration,
  FieldOption,
  LeadDeclaration,
  TypeExpression,
} from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import { describeType } from "../../types/describe-type.ts";
import { namedTypes } from "../../types/primitives.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { typeOfField } from "../field-types.ts";
import { checkMoved, reportRepeated, requireProperty } from "../properties.ts";
import { resolve } from "../references.ts";

export function checkLead(ctx: CheckContext, lead: LeadDeclaration): void {
  requireProperty(ctx, lead, lead.body, { kinds: ["Field"], words: "a field", example: "email email key" });
  for (const item of lead.body) if (item.kind === "Field") checkField(ctx, item, ctx.bound.scopeOf("field"));
}

export function checkAccount(ctx: CheckContext, account: AccountDeclaration): void {
  requireProperty(ctx, account, account.body, {
    kinds: ["AccountMatch"],
    words: "a way to find the account of a lead",
    example: "match domain of email",
  });
  let key: FieldDeclaration | undefined;
  for (const item of account.body) {
    if (item.kind === "AccountMatch") checkAccountMatch(ctx, item);
    if (item.kind !== "Field") continue;
    checkField(ctx, item, ctx.bound.scopeOf("account_field"));
    if (!item.options.some((option) => option.kind === "Key")) continue;
    if (key === undefined) key = item;
    else reportRepeated(ctx, "key", item.name, key.name);
  }
  if (key !== undefined || account.body.some((item) => item.kind === "UnknownProperty")) return;
  report(ctx, "missing-property", account.keyword, "`account` needs one field that is its `key`.", {
    help: "Mark it, as in `domain text key`.",
  });
}

function checkAccountMatch(ctx: CheckContext, match: AccountMatch): void {
  const field = resolve(ctx, "field", match.field);
  if (field === undefined || !match.domainOf) return;
  const type = typeOfField(ctx, field);
  if (type.kind === "error" || (type.kind === "primitive" && (type.name === "email" || type.name === "url"))) return;
  report(ctx, "wrong-type", match.field, `\`${field.name}\` is ${describeType(type)}, which has no domain.`, {
    help: "Name a field of the type `email` or `url`, or leave out `domain of`.",
  });
}

/** Checks a field, account field or attribute; `siblings` are the names beside it. */
export function checkField(
  ctx: CheckContext,
  field: FieldDeclaration,
  siblings: ReadonlyMap<string, FunnelSymbol>,
): void {
  checkType(ctx, field.type, field);
  const seen = new Map<string, FieldOption>();
  for (const option of field.options) {
    const first = seen.get(option.kind);
    if (first === undefined) seen.set(option.kind, option);
    else reportRepeated(ctx, option.kind === "MovedFrom" ? "moved from" : option.kind.toLowerCase(), option, first);
    if (option.kind === "Sensitivity") checkWord(ctx, option.level, closedWords.sensitivity, "sensitivity");
    if (option.kind === "MovedFrom") checkMoved(ctx, option, (old) => siblings.get(old));
  }
}

function checkType(ctx: CheckContext, type: TypeExpression, field: FieldDeclaration): void {
  if (type.kind === "ListOf") return checkListElement(ctx, type.element, field);
  if (type.kind === "OneOf") {
    const owner = ctx.bound.declaredBy(field.name);
    const members = owner === undefined ? new Map<string, FunnelSymbol>() : ctx.bound.membersOf(owner);
    for (const { moved } of type.members) {
      if (moved !== undefined) checkMoved(ctx, moved, (old) => members.get(old));
    }
    return;
  }
  const { name } = type;
  if (name.text === "" || namedTypes.has(name.text)) return;
  const names = [...namedTypes.keys()];
  const nearest = synonyms[name.text.toLowerCase()] ?? suggest(name.text, names);
  report(ctx, "unknown-name", name, `There is no type called \`${name.text}\`.`, {
    help:
      nearest === undefined
        ? `The types are ${names.map((known) => `\`${known}\``).join(", ")}, \`one of […]\` and \`list of …\`.`
        : `Did you mean \`${nearest}\`?`,
    fix: nearest === undefined ? undefined : replaceText(ctx.source, name.start, name.end, nearest),
  });
}

/** A list holds single values. */
function checkListElement(ctx: CheckContext, element: TypeExpression, field: FieldDeclaration): void {
  if (element.kind !== "ListOf") return checkType(ctx, element, field);
  report(ctx, "wrong-type", element, "A list cannot hold lists.", { help: "Write `list of` once." });
}

/** What other systems call these types. */
const synonyms: Readonly<Record<string, string>> = {
  string: "text",
  str: "text",
  int: "integer",
  float: "number",
  decimal: "number",
  bool: "boolean",
  checkbox: "boolean",
  timestamp: "datetime",
  currency: "money",
  percentage: "percent",
  link: "url",
};
