/** `contact policy { at most … quiet … on … consent … when capped … }`. */
import type { ConsentRule, ContactCap, ContactPolicyDeclaration } from "../ast/index.ts";
import { wordType } from "../lexer/token.ts";
import { makeBodySpec, type Item } from "./body.ts";
import { addUnnamed, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseDays, parseNumber, parseTimeRange } from "./literal.ts";
import { addItem, addProperty, takeWords } from "./property.ts";
import { parsePeriod } from "./score-rule.ts";

const atWord = wordType("at");
const mostWord = wordType("most");
const touchesWord = wordType("touches");
const touchWord = wordType("touch");
const perWord = wordType("per");
const byWord = wordType("by");
const consentWord = wordType("consent");
const whenWord = wordType("when");

export function addContactPolicyRules(grammar: Grammar, shared: SharedRules): Item<ContactPolicyDeclaration> {
  const cap = addItem(grammar, "contact policy", "at most", (): ContactCap => {
    const keyword = takeWords(grammar, [atWord, mostWord]);
    const touches = parseNumber(grammar);
    grammar.choose<unknown>(
      () => (grammar.peek(1).image === "touch" ? 1 : 0),
      [() => grammar.take(touchesWord), () => grammar.take(touchWord)],
    );
    grammar.take(perWord);
    const per = parsePeriod(grammar);
    const channels = grammar.maybe(byWord, () => grammar.names()) ?? [];
    return { kind: "ContactCap", start: keyword.start, end: grammar.end(), keyword, touches, per, channels };
  });
  const consent = addItem(grammar, "contact policy", "consent", (): ConsentRule => {
    const keyword = takeWords(grammar, [consentWord]);
    const channels = grammar.names();
    grammar.take(whenWord);
    const when = grammar.call(shared.expression);
    return { kind: "Consent", start: keyword.start, end: grammar.end(), keyword, channels, when };
  });
  const spec = makeBodySpec("contact policy", [
    cap,
    addProperty(grammar, "contact policy", "quiet", "Quiet", () => parseTimeRange(grammar)),
    addProperty(grammar, "contact policy", "on", "ContactDays", () => parseDays(grammar)),
    consent,
    addProperty(grammar, "contact policy", "when capped", "WhenCapped", () => grammar.name()),
  ]);
  return addUnnamed(grammar, "ContactPolicy", spec);
}
