/** The predicates of tests: `sla N is breached`, `sent C by CH`, `asked F`, `notified T`, `assigned "m"`. */
import type { Expression, Name, NameReference } from "../ast/index.ts";
import { Not, StringToken, wordType } from "../lexer/token.ts";
import type { Grammar, Rule } from "./grammar.ts";
import type { Question } from "./history.ts";
import { parseString } from "./literal.ts";

const isWord = wordType("is");
const byWord = wordType("by");

const predicateWords = new Set(["sla", "sent", "asked", "notified", "assigned"]);

export interface PredicateRules {
  readonly questions: readonly Question[];
  /** The predicate behind `LEAD.`. */
  readonly ofLead: (lead: NameReference) => Expression;
}

export function addPredicateRules(grammar: Grammar): PredicateRules {
  const plain = (): boolean => grammar.isPlainAt(2) && !grammar.peek(2).first;
  const make = (
    word: string,
    asks: () => boolean,
    body: (start: number, lead: Name | undefined) => Expression,
  ): Question & { readonly rule: Rule<Expression, [NameReference?]> } => {
    const type = wordType(word);
    const rule = grammar.rule(`Predicate_${word}`, (lead?: NameReference): Expression => {
      const token = grammar.take(type);
      return body(lead?.start ?? token.startOffset, lead?.name);
    });
    return { word: type, asks, rule };
  };
  const questions = [
    make("sla", plain, (start, lead) => {
      const sla = grammar.name();
      grammar.take(isWord);
      const negated = grammar.maybe(Not, () => true) ?? false;
      const status = grammar.name();
      return { kind: "SlaPredicate", start, end: status.end, lead, sla, negated, status };
    }),
    make("sent", plain, (start, lead) => {
      const content = grammar.name();
      const channel = grammar.maybe(byWord, () => grammar.name());
      return { kind: "SentPredicate", start, end: grammar.end(), lead, content, channel };
    }),
    make("asked", plain, (start, lead) => {
      const field = grammar.name();
      return { kind: "AskedPredicate", start, end: field.end, lead, field };
    }),
    make("notified", plain, (start, lead) => {
      const team = grammar.name();
      return { kind: "NotifiedPredicate", start, end: team.end, lead, team };
    }),
    make(
      "assigned",
      () => grammar.isAt(2, StringToken),
      (start, lead) => {
        const member = parseString(grammar);
        return { kind: "AssignedPredicate", start, end: member.end, lead, member };
      },
    ),
  ];
  const ofLead = (lead: NameReference): Expression =>
    grammar.choose(
      () => questions.findIndex((question) => question.word === grammar.peek(1).tokenType),
      questions.map((question) => () => grammar.callWith(question.rule, lead)),
    );
  return { questions, ofLead };
}

/** True when the word behind a dot begins a predicate and is not an attribute of that name. */
export function isPredicateMember(grammar: Grammar): boolean {
  if (!predicateWords.has(grammar.peek(1).image)) return false;
  const next = grammar.peek(2);
  return (grammar.isPlainAt(2) && !next.first) || next.tokenType === StringToken;
}
