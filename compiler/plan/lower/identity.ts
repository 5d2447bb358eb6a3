/** Lowers `identity`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { headerOf, listProperties, textsOf } from "./property.ts";

export function lowerIdentity(ctx: LowerContext, declaration: ast.IdentityDeclaration): plan.Identity {
  const { body } = declaration;
  return {
    id: place(ctx, "identity", headerOf(declaration)),
    match: listProperties(body, "IdentityMatch").map((match, index) => ({
      id: place(ctx, `identity/match/${index}`, match),
      fields: textsOf(match.fields),
    })),
    normalize: listProperties(body, "IdentityNormalize").map((normalize, index) => ({
      id: place(ctx, `identity/normalize/${index}`, normalize),
      field: normalize.field.text,
      by: textsOf(normalize.normalizers) as plan.Normalize["by"],
    })),
    keep: listProperties(body, "IdentityKeep").map((keep, index) => ({
      id: place(ctx, `identity/keep/${index}`, keep),
      rule: keep.rule.text as plan.Keep["rule"],
      fields: textsOf(keep.fields),
    })),
    ignore: listProperties(body, "IdentityIgnore").map((ignore, index) => ({
      id: place(ctx, `identity/ignore/${index}`, ignore),
      field: ignore.field.text,
      values: ignore.values.map(({ value }) => value),
    })),
  };
}
