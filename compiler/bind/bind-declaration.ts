/** Enters the names of one declaration: its own and those of everything it declares inside. */
import type {
  ActivityDeclaration,
  Declaration,
  FieldDeclaration,
  NamedDeclaration,
  ScoreDeclaration,
  StageDeclaration,
  TestDeclaration,
  TypeExpression,
} from "../syntax/ast/index.ts";
import { assertNever } from "../text/invariant.ts";
import type { Source } from "../text/source.ts";
import { declare, openMembers, openScope } from "./binder.ts";
import type { Binder } from "./binder.ts";
import type { FunnelSymbol, SymbolKind } from "./symbol.ts";

/** Enters every name that `declaration` declares. */
export function bindDeclaration(binder: Binder, source: Source, declaration: Declaration): void {
  switch (declaration.kind) {
    case "Lead":
      return bindFields(binder, source, declaration.body, "field");
    case "Account":
      return bindFields(binder, source, declaration.body, "account_field");
    case "Activity":
      return bindActivity(binder, source, declaration);
    case "Journey":
      for (const item of declaration.body) if (item.kind === "Phase") bindNamed(binder, source, "phase", item);
      return;
    case "Lifecycle":
      for (const item of declaration.body) if (item.kind === "Stage") bindStage(binder, source, item);
      return;
    case "Score":
      return bindScore(binder, source, declaration);
    case "Test":
      return bindTest(binder, source, declaration);
    case "Funnel":
    case "Team":
    case "Calendar":
    case "Channel":
    case "Need":
    case "Segment":
    case "Persona":
    case "Content":
    case "Nurture":
    case "Queue":
    case "Routing":
    case "Sla":
    case "Measure":
    case "Agreement":
      bindNamed(binder, source, declaration.kind.toLowerCase() as SymbolKind, declaration);
      return;
    case "Catalog":
    case "ContentMap":
    case "ContactPolicy":
    case "Turnback":
    case "Profiling":
    case "Identity":
    case "Hygiene":
    case "Value":
      return;
    default:
      assertNever(declaration);
  }
}

function bindNamed(binder: Binder, source: Source, kind: SymbolKind, node: NamedDeclaration): FunnelSymbol | undefined {
  return declare(binder, source, openScope(binder, kind), { kind, name: node.name, node });
}

function bindFields(
  binder: Binder,
  source: Source,
  body: readonly { readonly kind: string }[],
  kind: "field" | "account_field",
): void {
  const scope = openScope(binder, kind);
  for (const item of body) {
    if (item.kind === "Field") bindField(binder, source, scope, item as FieldDeclaration, kind, undefined);
  }
}

function bindField(
  binder: Binder,
  source: Source,
  scope: Map<string, FunnelSymbol>,
  field: FieldDeclaration,
  kind: "field" | "account_field" | "attribute",
  parent: FunnelSymbol | undefined,
): void {
  const symbol = declare(binder, source, scope, { kind, name: field.name, node: field, parent });
  if (symbol !== undefined) bindEnumMembers(binder, source, symbol, field.type);
}

/** A list of an enum has the enum's members too. */
function bindEnumMembers(binder: Binder, source: Source, parent: FunnelSymbol, type: TypeExpression): void {
  if (type.kind === "ListOf") return bindEnumMembers(binder, source, parent, type.element);
  if (type.kind !== "OneOf") return;
  const scope = openMembers(binder, parent);
  for (const member of type.members) {
    declare(binder, source, scope, { kind: "enum_member", name: member.value, node: member, parent });
  }
}

function bindActivity(binder: Binder, source: Source, activity: ActivityDeclaration): void {
  const symbol = bindNamed(binder, source, "activity", activity);
  if (symbol === undefined) return;
  const scope = openMembers(binder, symbol);
  for (const item of activity.body) {
    if (item.kind === "Field") bindField(binder, source, scope, item, "attribute", symbol);
  }
}

function bindStage(binder: Binder, source: Source, stage: StageDeclaration): void {
  const symbol = bindNamed(binder, source, "stage", stage);
  if (symbol === undefined) return;
  for (const item of stage.body) {
    if (item.kind !== "Reasons") continue;
    const scope = openMembers(binder, symbol);
    for (const name of item.value) declare(binder, source, scope, { kind: "reason", name, node: name, parent: symbol });
  }
}

function bindScore(binder: Binder, source: Source, score: ScoreDeclaration): void {
  const symbol = bindNamed(binder, source, "score", score);
  if (symbol === undefined) return;
  for (const item of score.body) {
    if (item.kind !== "Grade") continue;
    const scope = openMembers(binder, symbol);
    for (const band of item.value) {
      declare(binder, source, scope, { kind: "grade", name: band.name, node: band, parent: symbol });
    }
  }
}

function bindTest(binder: Binder, source: Source, test: TestDeclaration): void {
  const leads = new Map<string, FunnelSymbol>();
  for (const item of test.body) {
    if (item.kind !== "Given" || item.record !== "lead" || item.name === undefined) continue;
    declare(binder, source, leads, { kind: "test_lead", name: item.name, node: item });
  }
  if (leads.size > 0) binder.testLeads.set(test, leads);
}
