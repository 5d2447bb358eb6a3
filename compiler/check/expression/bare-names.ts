/** Resolves a bare name in an expression, and reports one that stands for nothing or for two things. */
import type { FunnelSymbol } from "../../bind/symbol.ts";
import type { Name } from "../../syntax/ast/index.ts";
import { errorType } from "../../types/primitives.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { recordDependency, recordReference, report } from "../check-context.ts";
import { reportUnknownValue } from "./unknown-value.ts";
import { findAttribute, findLeadValue } from "./values.ts";
import type { FoundValue } from "./values.ts";
import { reportMissingParentheses } from "./where-parentheses.ts";

/** Resolves a bare name, records what it stands for, and reports one that stands for nothing or for two things. */
export function resolveValue(ctx: CheckContext, name: Name): Type {
  if (name.text === "") return errorType;
  const attribute = findAttribute(ctx, ctx.activities, name.text);
  if (attribute !== undefined) return acceptValue(ctx, name, attribute);
  if (ctx.dangling.length > 0 && reportMissingParentheses(ctx, name)) return errorType;
  const found = findLeadValue(ctx, name.text);
  if (found === undefined) {
    reportUnknownValue(ctx, name);
    return errorType;
  }
  if (ctx.test !== undefined && !ctx.test.hasUnnamedLead && found.symbol.name !== "now") reportWhichLead(ctx, name);
  return acceptValue(ctx, name, found);
}

/** Records what a name stands for, unless it could stand for two things. */
export function acceptValue(ctx: CheckContext, name: Name, found: FoundValue): Type {
  if (found.rival !== undefined) {
    reportAmbiguous(ctx, name, found.symbol, found.rival);
    return errorType;
  }
  recordReference(ctx, name, found.symbol);
  if (isDefinition(found.symbol)) recordDependency(ctx, name, found.symbol);
  return found.type;
}

/** What a definition can be defined by; the facts stand for all personas and all phases. */
function isDefinition({ kind, name }: FunnelSymbol): boolean {
  if (kind === "fact") return name === "persona" || name === "phase";
  return kind === "score" || kind === "segment" || kind === "need";
}

function reportAmbiguous(ctx: CheckContext, name: Name, first: FunnelSymbol, second: FunnelSymbol): void {
  const isAttribute = first.kind === "attribute";
  const places = [first, second].map((symbol) => ({
    location: symbol.location,
    message: isAttribute ? `the attribute of \`${symbol.parent?.name}\`` : `the ${symbol.kind}`,
  }));
  report(
    ctx,
    "ambiguous-name",
    name,
    isAttribute
      ? `\`${name.text}\` is of one type in \`${first.parent?.name}\` and of another in \`${second.parent?.name}\`.`
      : `\`${name.text}\` could be the ${first.kind} or the ${second.kind} of that name.`,
    {
      help: isAttribute ? "Ask about one activity at a time." : "Give one of the two another name.",
      related: places.flatMap(({ location, message }) => (location === undefined ? [] : [{ location, message }])),
    },
  );
}

function reportWhichLead(ctx: CheckContext, name: Name): void {
  const leads = ctx.test === undefined ? [] : [...ctx.bound.leadsOf(ctx.test.test).keys()];
  report(
    ctx,
    "ambiguous-name",
    name,
    `All leads of this test have names, and \`${name.text}\` does not say whose it is.`,
    {
      help: `Write \`${leads[0]}.${name.text}\`.`,
    },
  );
}
