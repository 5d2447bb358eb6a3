/** The condition behind the `where` of a trigger. */
import type { BinaryOperator, Expression } from "../ast/index.ts";
import { surroundText } from "../../diagnostics/fix.ts";
import * as t from "../lexer/token.ts";
import type { Grammar, Rule } from "./grammar.ts";

/** After a trigger's `where`: an `and` that should have stood in parentheses. Takes it and what follows. */
export function finishCondition(grammar: Grammar, rules: { readonly condition: Rule<Expression> }): Expression {
  let condition = grammar.call(rules.condition);
  if (grammar.isRecording || !(grammar.isAt(1, t.And) || grammar.isAt(1, t.Or))) return condition;
  const operatorToken = grammar.peek(1);
  while (grammar.isAt(1, t.And) || grammar.isAt(1, t.Or)) {
    const operator = grammar.takeAny().image as BinaryOperator;
    const right = grammar.call(rules.condition);
    condition = { kind: "Binary", start: condition.start, end: right.end, operator, left: condition, right };
  }
  grammar.report({
    message: `\`where\` takes one comparison, so \`${operatorToken.image}\` does not belong to it.`,
    help: "Put the comparisons in parentheses: `where (… and …)`.",
    start: operatorToken.startOffset,
    end: operatorToken.endOffset + 1,
    fix: surroundText(grammar.source, condition, "(", ")", "Put parentheses around the comparisons"),
  });
  return condition;
}
