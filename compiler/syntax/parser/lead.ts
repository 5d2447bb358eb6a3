/** `lead { FIELD TYPE … }` and `account { FIELD TYPE … match … }`. */
import type { AccountDeclaration, AccountMatch, FieldDeclaration, LeadDeclaration } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { makeBodySpec, makeItem, type Item } from "./body.ts";
import { addUnnamed } from "./declaration.ts";
import { fieldOptionWords, isFieldAt } from "./field.ts";
import type { Grammar } from "./grammar.ts";

const domainWord = wordType("domain");
const ofWord = wordType("of");
const matchWord = wordType("match");

export function addLeadRules(grammar: Grammar, field: Item<FieldDeclaration>): Item<LeadDeclaration> {
  const spec = makeBodySpec<never, typeof field>("lead", [], { other: field, ownLine: true, words: fieldOptionWords });
  return addUnnamed(grammar, "Lead", spec);
}

export function addAccountRules(grammar: Grammar, field: Item<FieldDeclaration>): Item<AccountDeclaration> {
  // `match email` says what to match by; `match text` declares a field of that name.
  const isField = (): boolean =>
    isFieldAt(grammar, 1) && /^(?:text|integer|number|boolean|one|list)$/u.test(grammar.peek(2).image);
  const rule = grammar.rule("AccountMatch", (): FieldDeclaration | AccountMatch =>
    grammar.choose<FieldDeclaration | AccountMatch>(
      () => (isField() ? 1 : 0),
      [() => parseMatch(grammar), () => grammar.call(field.rule)],
    ),
  );
  const match = makeItem("account", "match", rule);
  const spec = makeBodySpec("account", [match], {
    other: field,
    ownLine: true,
    words: fieldOptionWords,
  });
  return addUnnamed(grammar, "Account", spec);
}

function parseMatch(grammar: Grammar): AccountMatch {
  const start = grammar.take(matchWord).startOffset;
  const domain = grammar.when(
    () => grammar.peek(1).image === "domain" && grammar.peek(2).image === "of",
    () => {
      grammar.take(domainWord);
      return grammar.take(ofWord);
    },
  );
  const field = grammar.name();
  return { kind: "AccountMatch", start, end: field.end, domainOf: domain !== undefined, field };
}
