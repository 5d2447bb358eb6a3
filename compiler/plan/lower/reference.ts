/** Lowers names: what the checker found a name to stand for becomes a read of state or a constant. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type { FunnelSymbol } from "../../bind/symbol.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { assertNever, invariant } from "../../text/invariant.ts";
import type { LowerContext } from "./context.ts";
import { lowerFieldType } from "./value-type.ts";

/** `NAME`. */
export function lowerNameReference(ctx: LowerContext, { name }: ast.NameReference): plan.Expression {
  return lowerSymbol(resolve(ctx, name));
}

/** `fit.grade`, `lead.X`, `account.X`, `activity.X`, `consent.email`, and each of them behind a lead of a test. */
export function lowerMemberAccess(ctx: LowerContext, access: ast.MemberAccess): plan.Expression {
  const [first, ...others] = pathOf(access);
  invariant(first !== undefined, "a member access has names");
  if (ctx.project.symbolOf(first)?.kind === "test_lead") {
    return { op: "of_lead", lead: first.text, operand: lowerPath(ctx, others) };
  }
  return lowerPath(ctx, [first, ...others]);
}

function lowerPath(ctx: LowerContext, path: readonly ast.Name[]): plan.Expression {
  const [owner, member] = path.slice(-2);
  invariant(owner !== undefined, "a member access has a member");
  if (member === undefined) return lowerSymbol(resolve(ctx, owner));
  if (owner.text === "consent") return { op: "consent", channel: member.text };
  const ownerSymbol = ctx.project.symbolOf(owner);
  if (ownerSymbol?.kind === "score" && member.text === "grade") return { op: "grade", score: ownerSymbol.name };
  return lowerSymbol(resolve(ctx, member));
}

function pathOf(access: ast.MemberAccess): ast.Name[] {
  const object = access.object.kind === "MemberAccess" ? pathOf(access.object) : [access.object.name];
  return [...object, access.member];
}

function resolve(ctx: LowerContext, name: ast.Name): FunnelSymbol {
  const symbol = ctx.project.symbolOf(name);
  invariant(symbol !== undefined, `the name ${name.text} is resolved before lowering`);
  return symbol;
}

function lowerSymbol(symbol: FunnelSymbol): plan.Expression {
  const { kind, name } = symbol;
  switch (kind) {
    case "field":
      return { op: "field", name, type: fieldType(symbol) };
    case "account_field":
      return { op: "account_field", name, type: fieldType(symbol) };
    case "attribute":
      return { op: "attribute", name, type: fieldType(symbol) };
    case "enum_member":
      return { op: "literal", type: "enum", value: name };
    case "persona":
    case "phase":
    case "stage":
    case "reason":
    case "grade":
    case "content":
    case "nurture":
    case "queue":
      return { op: "literal", type: kind, value: name };
    case "channel":
    case "team":
      return { op: "literal", type: "text", value: name };
    case "score":
      return { op: "score", score: name };
    case "need":
      return { op: "need", name };
    case "segment":
      return { op: "segment", name };
    case "fact":
      return lowerFact(name);
    case "funnel":
    case "calendar":
    case "activity":
    case "routing":
    case "sla":
    case "measure":
    case "agreement":
    case "test_lead":
      throw new Error(`Broken invariant: the ${kind} ${name} is not a value`);
    default:
      return assertNever(kind);
  }
}

/** A field's type stands at its declaration; an attribute that several activities share has one type in all of them. */
function fieldType({ node, name }: FunnelSymbol): plan.ValueType {
  invariant(node?.kind === "Field", `the field ${name} has a declaration`);
  return lowerFieldType((node as ast.FieldDeclaration).type).type;
}

const factTypes: Readonly<Record<plan.Fact["fact"], plan.ValueType>> = {
  stage: "stage",
  phase: "phase",
  persona: "persona",
  owner: "text",
  queue: "queue",
  nurture: "nurture",
  reason: "reason",
  created: "datetime",
  now: "datetime",
  time_in_stage: "duration",
  stage_since: "datetime",
};

/** A word of the language by its name. */
export function lowerFact(name: string): plan.Expression {
  if (name === "quarantined") return { op: "quarantined" };
  invariant(Object.hasOwn(factTypes, name), `${name} is a fact of the plan`);
  const fact = name as plan.Fact["fact"];
  return { op: "fact", fact, type: factTypes[fact] };
}
