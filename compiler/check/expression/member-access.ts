/** Names with a dot: `fit.grade`, `lead.X`, `account.X`, `activity.X`, `consent.email` and, in tests, `ann.X`. */
import type { FunnelSymbol } from "../../bind/symbol.ts";
import { replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { MemberAccess, Name } from "../../syntax/ast/index.ts";
import { booleanType, errorType } from "../../types/primitives.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, recordDependency, recordReference, report } from "../check-context.ts";
import { typeOfField } from "../field-types.ts";
import { resolve, reportUnknown } from "../references.ts";
import { acceptValue } from "./bare-names.ts";
import { reportUnknownAttribute } from "./history.ts";
import { findAttribute, findLeadValue } from "./values.ts";

/** What stands before the dot. */
type Owner =
  | { readonly kind: "lead" | "account" | "activity" | "consent" | "nothing" }
  | { readonly kind: "score"; readonly score: FunnelSymbol };

/** Resolves a name with a dot and gives its type. */
export function checkMemberAccess(ctx: CheckContext, access: MemberAccess): Type {
  const { member } = access;
  const owner = findOwner(ctx, access);
  if (member.text === "") return errorType;
  switch (owner.kind) {
    case "lead":
      return checkLeadMember(ctx, member);
    case "account":
      return checkAccountMember(ctx, member);
    case "activity":
      return checkActivityMember(ctx, access);
    case "consent":
      return resolve(ctx, "channel", member) === undefined ? errorType : booleanType;
    case "score":
      return checkScoreMember(ctx, owner.score, member);
    case "nothing":
      return errorType;
  }
}

function findOwner(ctx: CheckContext, access: MemberAccess): Owner {
  const { object } = access;
  if (object.kind === "NameReference") return findNamedOwner(ctx, object.name, "outermost");
  // Only a lead of a test has parts with parts: `ann.fit.grade`.
  const outer = findOwner(ctx, object);
  if (outer.kind === "lead") return findNamedOwner(ctx, object.member, "of a lead");
  if (outer.kind !== "nothing") reportNoParts(ctx, access);
  return { kind: "nothing" };
}

function findNamedOwner(ctx: CheckContext, name: Name, place: "outermost" | "of a lead"): Owner {
  if (place === "outermost" && ctx.test !== undefined) {
    const lead = ctx.bound.leadsOf(ctx.test.test).get(name.text);
    if (lead !== undefined) {
      recordReference(ctx, name, lead);
      return { kind: "lead" };
    }
  }
  switch (name.text) {
    case "lead":
    case "account":
    case "activity":
    case "consent":
      return { kind: name.text };
    case "":
      return { kind: "nothing" };
  }
  const score = ctx.bound.scopeOf("score").get(name.text);
  if (score !== undefined) {
    recordReference(ctx, name, score);
    recordDependency(ctx, name, score);
    return { kind: "score", score };
  }
  reportUnknownOwner(ctx, name);
  return { kind: "nothing" };
}

function reportUnknownOwner(ctx: CheckContext, name: Name): void {
  const value = findLeadValue(ctx, name.text);
  const testLeads = ctx.test === undefined ? [] : [...ctx.bound.leadsOf(ctx.test.test).keys()];
  const nearest = suggest(name.text, [
    ...ctx.bound.scopeOf("score").keys(),
    ...testLeads,
    "account",
    "consent",
    "lead",
  ]);
  const help = "Before a dot stands a score (`fit.grade`), `account`, `consent` or `lead`.";
  report(
    ctx,
    "unknown-name",
    name,
    value === undefined
      ? `Nothing with parts is called \`${name.text}\`.`
      : `\`${name.text}\` has no parts that a dot could reach.`,
    {
      help: nearest === undefined ? help : `Did you mean \`${nearest}\`?`,
      fix: nearest === undefined ? undefined : replaceText(ctx.source, name.start, name.end, nearest),
    },
  );
}

function reportNoParts(ctx: CheckContext, access: MemberAccess): void {
  report(ctx, "wrong-type", access.member, `${quote(ctx, access.object)} has no parts.`, {
    help: `Write ${quote(ctx, access.object)} alone.`,
  });
}

function checkLeadMember(ctx: CheckContext, member: Name): Type {
  const found = findLeadValue(ctx, member.text);
  if (found !== undefined) return acceptValue(ctx, member, found);
  reportUnknown(ctx, ctx.bound.scopeOf("field"), "field", member);
  return errorType;
}

function checkAccountMember(ctx: CheckContext, member: Name): Type {
  const symbol = resolve(ctx, "account_field", member);
  return symbol === undefined ? errorType : typeOfField(ctx, symbol);
}

function checkActivityMember(ctx: CheckContext, access: MemberAccess): Type {
  if (ctx.activities === undefined) {
    const { member } = access;
    report(
      ctx,
      "expression-not-allowed",
      access,
      `There is no activity here that \`activity.${member.text}\` could belong to.`,
      {
        help: `Ask about an attribute inside \`where\`, as in \`did ACTIVITY where ${member.text} …\`.`,
      },
    );
    return errorType;
  }
  const found = findAttribute(ctx, ctx.activities, access.member.text);
  if (found !== undefined) return acceptValue(ctx, access.member, found);
  if (ctx.activities.length > 0) reportUnknownAttribute(ctx, access.member, ctx.activities);
  return errorType;
}

function checkScoreMember(ctx: CheckContext, score: FunnelSymbol, member: Name): Type {
  if (member.text !== "grade") {
    report(ctx, "unknown-name", member, `A score has a grade, and no \`${member.text}\`.`, {
      help: `Write \`${score.name}.grade\`, or \`${score.name}\` alone for its points.`,
      fix: replaceText(ctx.source, member.start, member.end, "grade"),
    });
    return errorType;
  }
  const members = [...ctx.bound.membersOf(score).keys()];
  if (members.length > 0) return { kind: "grade", score: score.name, members };
  report(ctx, "unknown-name", member, `The score \`${score.name}\` has no grades.`, {
    help: `Add them to the score, as in \`grade A from 70, B from 50, C\`.`,
    related: score.location === undefined ? [] : [{ location: score.location, message: "the score is declared here" }],
  });
  return errorType;
}
