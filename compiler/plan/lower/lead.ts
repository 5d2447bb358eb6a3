/** Lowers `lead` and `account`, and the fields that they and activities have. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { findProperty, headerOf, listProperties, present } from "./property.ts";
import { lowerFieldType } from "./value-type.ts";

export function lowerLead(ctx: LowerContext, declaration: ast.LeadDeclaration): plan.LeadRecord {
  return present<plan.LeadRecord>({
    id: place(ctx, "lead", headerOf(declaration)),
    doc: declaration.doc,
    fields: lowerFields(ctx, "lead", declaration.body),
  });
}

export function lowerAccount(ctx: LowerContext, declaration: ast.AccountDeclaration): plan.AccountRecord {
  return present<plan.AccountRecord>({
    id: place(ctx, "account", headerOf(declaration)),
    doc: declaration.doc,
    fields: lowerFields(ctx, "account", declaration.body),
    match: listProperties(declaration.body, "AccountMatch").map((match, index) => ({
      id: place(ctx, `account/match/${index}`, match),
      field: match.field.text,
      domain_of: match.domainOf,
    })),
  });
}

/** The fields in a body, in the order declared; their ids begin with `owner`. */
export function lowerFields(
  ctx: LowerContext,
  owner: string,
  body: readonly (ast.FieldDeclaration | { readonly kind: string })[],
): plan.Field[] {
  return body
    .filter((property): property is ast.FieldDeclaration => property.kind === "Field")
    .map((field) => lowerField(ctx, owner, field));
}

function lowerField(ctx: LowerContext, owner: string, field: ast.FieldDeclaration): plan.Field {
  const { name, title, doc, options } = field;
  const has = (kind: "Required" | "Key" | "Pii"): boolean => findProperty(options, kind) !== undefined;
  return present<plan.Field>({
    id: place(ctx, `${owner}/${name.text}`, { start: name.start, end: field.end }),
    name: name.text,
    title: title?.value,
    doc,
    type: lowerFieldType(field.type),
    required: has("Required"),
    key: has("Key"),
    pii: has("Pii"),
    sensitivity: findProperty(options, "Sensitivity")?.level.text as plan.Field["sensitivity"],
    moved_from: findProperty(options, "MovedFrom")?.old.text,
  });
}
