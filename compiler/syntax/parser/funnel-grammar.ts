/** The whole grammar: every declaration's rules on one parser. */
import type { Declaration, Expression } from "../ast/index.ts";
import { LineEnd } from "../lexer/token.ts";
import { addActivityRules, addChannelRules } from "./activity.ts";
import type { Item } from "./body.ts";
import { addCalendarRules } from "./calendar.ts";
import { addContactPolicyRules } from "./contact-policy.ts";
import { addCatalogRules, addContentRules } from "./content.ts";
import type { SharedRules } from "./declaration.ts";
import { addExpressionRules } from "./expression.ts";
import { addFieldRules } from "./field.ts";
import { addFunnelRules } from "./funnel.ts";
import { Grammar, type Recorder, type Rule } from "./grammar.ts";
import { addHygieneRules } from "./hygiene.ts";
import { addIdentityRules } from "./identity.ts";
import { addJourneyRules } from "./journey.ts";
import { addAccountRules, addLeadRules } from "./lead.ts";
import { addLifecycleRules } from "./lifecycle.ts";
import { addAgreementRules, addMeasureRules, addValueRules } from "./measure.ts";
import { addNurtureRules } from "./nurture.ts";
import { addNeedRules, addPersonaRules, addSegmentRules } from "./persona.ts";
import { addProfilingRules } from "./profiling.ts";
import { addQueueRules } from "./queue.ts";
import { addRoutingRules } from "./routing.ts";
import { addScoreRules } from "./score.ts";
import { addSlaRules } from "./sla.ts";
import { addSourceFileRule } from "./source-file.ts";
import { addTeamRules } from "./team.ts";
import { addTestRules } from "./test.ts";
import { addTurnbackRules } from "./turnback.ts";

export interface FunnelGrammar {
  readonly grammar: Grammar;
  readonly sourceFile: Rule<Declaration[]>;
  /** One expression and nothing else. */
  readonly expressionOnly: Rule<Expression>;
  readonly declarations: readonly Item<Declaration>[];
}

/** Builds the parser; a recorder gets the grammar as data. */
export function buildFunnelGrammar(recorder?: Recorder): FunnelGrammar {
  const grammar = new Grammar(recorder);
  const shared: SharedRules = addExpressionRules(grammar);
  const field = addFieldRules(grammar);
  const declarations: Item<Declaration>[] = [
    addFunnelRules(grammar),
    addTeamRules(grammar),
    addCalendarRules(grammar),
    addLeadRules(grammar, field),
    addAccountRules(grammar, field),
    addActivityRules(grammar, field),
    addChannelRules(grammar),
    addNeedRules(grammar, shared),
    addSegmentRules(grammar, shared),
    addPersonaRules(grammar, shared),
    addJourneyRules(grammar, shared),
    addLifecycleRules(grammar, shared),
    addScoreRules(grammar, shared),
    addContentRules(grammar),
    addCatalogRules(grammar),
    addContactPolicyRules(grammar, shared),
    addNurtureRules(grammar, shared),
    addTurnbackRules(grammar, shared),
    addProfilingRules(grammar, shared),
    addIdentityRules(grammar),
    addHygieneRules(grammar, shared),
    addQueueRules(grammar),
    addRoutingRules(grammar, shared),
    addSlaRules(grammar, shared),
    addMeasureRules(grammar, shared),
    addAgreementRules(grammar),
    addValueRules(grammar),
    addTestRules(grammar, shared),
  ];
  const sourceFile = addSourceFileRule(grammar, declarations);
  const expressionOnly = grammar.rule("ExpressionOnly", () => {
    const expression = grammar.call(shared.expression);
    grammar.whilst(
      () => grammar.isAt(1, LineEnd),
      () => grammar.take(LineEnd),
    );
    return expression;
  });
  grammar.finish();
  return { grammar, sourceFile, expressionOnly, declarations };
}
