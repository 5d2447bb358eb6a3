/** The questions that only tests ask: what was sent, asked, notified, assigned, and how an SLA stands. */
import type {
  AskedPredicate,
  AssignedPredicate,
  Name,
  NotifiedPredicate,
  SentPredicate,
  SlaPredicate,
} from "../../syntax/ast/index.ts";
import { assertNever } from "../../text/invariant.ts";
import { closedWords } from "../../types/closed-words.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { checkWord } from "../closed-word.ts";
import { resolve, resolveIn } from "../references.ts";

export type TestPredicate = SlaPredicate | SentPredicate | AskedPredicate | NotifiedPredicate | AssignedPredicate;

/** Checks a question that only `expect` may ask. */
export function checkPredicate(ctx: CheckContext, predicate: TestPredicate): void {
  if (ctx.test === undefined) {
    report(
      ctx,
      "expression-not-allowed",
      predicate,
      `${quote(ctx, predicate)} can be asked only by a test's \`expect\`.`,
      {
        help: "Ask about the lead's fields, activities, scores or stage instead.",
      },
    );
    return;
  }
  if (predicate.lead !== undefined) checkTestLead(ctx, predicate.lead);
  switch (predicate.kind) {
    case "SlaPredicate":
      resolve(ctx, "sla", predicate.sla);
      checkWord(ctx, predicate.status, closedWords.slaStatus, "sla … is");
      return;
    case "SentPredicate":
      resolve(ctx, "content", predicate.content);
      if (predicate.channel !== undefined) resolve(ctx, "channel", predicate.channel);
      return;
    case "AskedPredicate":
      resolve(ctx, "field", predicate.field);
      return;
    case "NotifiedPredicate":
      resolve(ctx, "team", predicate.team);
      return;
    case "AssignedPredicate":
      return;
    default:
      assertNever(predicate);
  }
}

/** Resolves the name of a lead of the test. */
export function checkTestLead(ctx: CheckContext, name: Name): void {
  if (ctx.test !== undefined) resolveIn(ctx, ctx.bound.leadsOf(ctx.test.test), "test_lead", name);
}
