/** `activity N { ATTRIBUTE TYPE … by … intent … track "…" }` and `channel N`. */
import type { ActivityDeclaration, ChannelDeclaration, FieldDeclaration, MovedFrom, Property } from "../ast/index.ts";
import type { BaseNode, Name, StringLiteral } from "../ast/index.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addNamed } from "./declaration.ts";
import { isFieldAt } from "./field.ts";
import type { Grammar } from "./grammar.ts";
import { parseString } from "./literal.ts";
import { addMoved, addProperty } from "./property.ts";

export function addActivityRules(grammar: Grammar, field: Item<FieldDeclaration>): Item<ActivityDeclaration> {
  type ActivityItem =
    | Property<"ActivityBy", Name>
    | Property<"ActivityIntent", Name>
    | Property<"Track", readonly StringLiteral[]>
    | MovedFrom
    | FieldDeclaration;
  const items: Item<ActivityItem>[] = [
    orField(
      grammar,
      "By",
      field,
      addProperty(grammar, "activity", "by", "ActivityBy", () => grammar.name()),
    ),
    orField(
      grammar,
      "Intent",
      field,
      addProperty(grammar, "activity", "intent", "ActivityIntent", () => grammar.name()),
    ),
    orField(
      grammar,
      "Track",
      field,
      addProperty(grammar, "activity", "track", "Track", () => grammar.list(() => parseString(grammar))),
    ),
    orField(grammar, "Moved", field, addMoved(grammar, "activity")),
  ];
  return addNamed(
    grammar,
    "Activity",
    makeBodySpec<Item<ActivityItem>, typeof field>("activity", items, { other: field }),
    "may-lack-body",
  );
}

/** An attribute may have the name of a property; a type behind the word says that it is one: `by text`. */
function orField<Node extends BaseNode>(
  grammar: Grammar,
  name: string,
  field: Item<FieldDeclaration>,
  item: Item<Node>,
): Item<Node | FieldDeclaration> {
  const rule = grammar.rule(`Activity${name}OrField`, (): Node | FieldDeclaration =>
    grammar.choose<Node | FieldDeclaration>(
      () => (isFieldAt(grammar, 1) ? 1 : 0),
      [() => grammar.call(item.rule), () => grammar.call(field.rule)],
    ),
  );
  return { ...item, rule };
}

export function addChannelRules(grammar: Grammar): Item<ChannelDeclaration> {
  return addNamed(grammar, "Channel", makeBodySpec("channel", [addMoved(grammar, "channel")]), "may-lack-body");
}
