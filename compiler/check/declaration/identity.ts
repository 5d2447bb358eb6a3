/** Checks `identity`: when two leads are one, and whose values survive. */
import type {
  IdentityDeclaration,
  IdentityIgnore,
  IdentityKeep,
  IdentityNormalize,
  Name,
} from "../../syntax/ast/index.ts";
import { closedWords } from "../../types/closed-words.ts";
import { describeType } from "../../types/describe-type.ts";
import { familyOf } from "../../types/relations.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { typeOfField } from "../field-types.ts";
import { checkOnce } from "../properties.ts";
import { resolve, resolveEach } from "../references.ts";

export function checkIdentity(ctx: CheckContext, identity: IdentityDeclaration): void {
  checkOnce(ctx, identity.body, { IdentityActivities: "activities" });
  const kept = new Set<string>();
  for (const item of identity.body) {
    if (item.kind === "IdentityMatch") resolveEach(ctx, "field", item.fields);
    else if (item.kind === "IdentityNormalize") checkNormalize(ctx, item);
    else if (item.kind === "IdentityKeep") checkKeep(ctx, item, kept);
    else if (item.kind === "IdentityIgnore") checkIgnore(ctx, item);
    else if (item.kind === "IdentityActivities")
      checkWord(ctx, item.keep, closedWords.keepActivities, "activities keep");
  }
}

function checkNormalize(ctx: CheckContext, item: IdentityNormalize): void {
  const type = resolveType(ctx, item.field);
  if (type !== undefined && familyOf(type) !== "text") {
    reportFieldType(ctx, item.field, type, "only text can be normalized");
  }
  for (const word of item.normalizers) checkWord(ctx, word, closedWords.normalizer, "normalize");
}

function checkKeep(ctx: CheckContext, item: IdentityKeep, kept: Set<string>): void {
  const isKnown = checkWord(ctx, item.rule, closedWords.keepRule, "keep");
  for (const field of item.fields) {
    const type = resolveType(ctx, field);
    if (type === undefined) continue;
    if (kept.has(field.text)) {
      report(ctx, "repeated-property", field, `A rule says already what is kept of \`${field.text}\`.`, {
        help: "Delete one of the two.",
      });
    }
    kept.add(field.text);
    if (!isKnown) continue;
    const rule = item.rule.text;
    if ((rule === "true" || rule === "false") && !(type.kind === "primitive" && type.name === "boolean")) {
      reportFieldType(ctx, field, type, `\`keep ${rule}\` is for true and false`);
    }
    if (rule === "longest" && familyOf(type) !== "text" && type.kind !== "list") {
      reportFieldType(ctx, field, type, "only text and lists have a length");
    }
  }
}

function checkIgnore(ctx: CheckContext, item: IdentityIgnore): void {
  const type = resolveType(ctx, item.field);
  if (type !== undefined && familyOf(type) !== "text")
    reportFieldType(ctx, item.field, type, "the values to ignore are text");
}

function resolveType(ctx: CheckContext, field: Name): Type | undefined {
  const symbol = resolve(ctx, "field", field);
  const type = symbol === undefined ? undefined : typeOfField(ctx, symbol);
  return type?.kind === "error" ? undefined : type;
}

function reportFieldType(ctx: CheckContext, field: Name, type: Type, why: string): void {
  report(ctx, "wrong-type", field, `\`${field.text}\` is ${describeType(type)}, and ${why}.`, {
    help: "Name another field, or delete the line.",
  });
}
