/** Everything that is to be known about a lead at an instant and why: the data of `funnel explain`. */
import type { SourceSpan } from "../../schemas/generated/plan.ts";
import { itemise, partsOf } from "../kernel/score-effects.ts";
import type { Program } from "../kernel/program.ts";
import type { Lead } from "../model/lead.ts";
import type { Value } from "../model/value.ts";
import type { LinkedClause } from "../plan/link.ts";
import type { World } from "../model/world.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import { questions } from "../kernel/questions.ts";
import { isGated } from "../kernel/phases/turnback.ts";
import { explainConditions, type ExplainedCondition } from "./conditions.ts";
import { explainContact, type ExplainedContact } from "./contact.ts";
import { explainData, type ExplainedData } from "./data-quality.ts";
import { explainAccount, explainAssignment, type ExplainedAccount, type ExplainedAssignment } from "./assignment.ts";
import { explainMerges, type ExplainedMerge } from "./merges.ts";
import { optional, spanOf, timeOf } from "./plain-data.ts";
import { printExpression } from "./print.ts";
import { explainProgramme, type ExplainedNurture } from "./programme.ts";
import { explainSlas, type ExplainedSla } from "./sla.ts";
import { explainTurnback, type ExplainedTurnback } from "./turnback.ts";

export interface Explanation {
  readonly lead: string;
  /** ISO 8601, as all times here. */
  readonly at: string;
  readonly created: string;
  readonly stage: {
    readonly name: string;
    readonly title?: string;
    readonly since: string;
    readonly reason?: string;
    readonly trigger?: string;
    readonly span?: SourceSpan;
  };
  readonly persona?: string;
  readonly phase?: string;
  readonly needs: readonly string[];
  readonly segments: readonly string[];
  readonly fields: Readonly<Record<string, Value>>;
  /** Who has it; absent until it was assigned. */
  readonly assignment?: ExplainedAssignment;
  readonly account?: ExplainedAccount;
  /** The leads that turned out to be this person, as far as the history tells. */
  readonly merges?: readonly ExplainedMerge[];
  /** Every SLA that has started, in order of name. */
  readonly slas?: readonly ExplainedSla[];
  /** What holds the lead or some move of it, and for how long nothing was heard. */
  readonly data_quality?: ExplainedData;
  readonly nurture?: ExplainedNurture;
  readonly contact?: ExplainedContact;
  /** The fields that the next form asks for; absent when the plan asks for none. */
  readonly questions?: { readonly fields: readonly string[]; readonly span?: SourceSpan };
  readonly turnback?: ExplainedTurnback;
  readonly scores: readonly ExplainedScore[];
  /** Every way out of the present stage, in the order in which they are tried. */
  readonly next: readonly ExplainedClause[];
  readonly limit?: { readonly to: string; readonly at: string; readonly span?: SourceSpan };
  /** When the lead will be looked at again, if nothing happens. */
  readonly next_timer?: string;
}

export interface ExplainedScore {
  readonly score: string;
  readonly value: number;
  readonly grade?: string;
  readonly excluded: boolean;
  readonly start: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly rules: readonly ExplainedRule[];
  /** For a composite: what each score adds. */
  readonly parts: readonly { readonly score: string; readonly points: number }[];
  readonly span?: SourceSpan;
}

export interface ExplainedRule {
  readonly rule: string;
  /** The rule as it was written. */
  readonly text: string;
  /** After age and the rule's maximum, before group and range. */
  readonly points: number;
  readonly count: number;
  readonly entries: readonly { readonly at: string; readonly share: number }[];
  /** True when the rule's maximum took something away. */
  readonly capped: boolean;
  readonly group?: string;
  readonly span?: SourceSpan;
}

export interface ExplainedClause {
  readonly clause: string;
  readonly to: string;
  /** The activities that it waits for, if any. */
  readonly on?: string;
  /** True when the criterion must turn untrue before the clause may be taken again. */
  readonly disarmed: boolean;
  /** True while the turnback of the present stage does not let the clause be taken. */
  readonly gated?: true;
  readonly conditions: readonly ExplainedCondition[];
  readonly span?: SourceSpan;
}

/** What is known beside the lead itself. */
export interface ExplanationSources {
  /** What leads share; without it nothing is said about the account. */
  readonly world?: World;
  /**
   * What was decided about the lead and about those merged into it, in order; without it nothing is said about merges
   * and about why somebody has it.
   */
  readonly history?: readonly Effect[];
}

/** Explains a lead at an instant that is not before its clock; works the lead out for it. */
export function explainLead(
  program: Program,
  lead: Lead,
  now: number,
  { world, history = [] }: ExplanationSources = {},
): Explanation {
  const { linked, plan } = program;
  program.generated.derive(lead, now);
  const turnback = explainTurnback(program, lead, now);
  const stage = linked.stages.all[lead.stage]!;
  const isTrue = (place: number): boolean => lead.cells[program.layout.truths + place] === 1;
  return {
    lead: lead.id,
    at: timeOf(now),
    created: timeOf(lead.created),
    stage: {
      name: stage.name,
      ...optional("title", stage.title),
      since: timeOf(lead.enteredAt),
      ...optional("reason", lead.reason),
      ...optional("trigger", lead.trigger === -1 ? undefined : linked.activities.all[lead.trigger]!.name),
      ...spanOf(program, stage.id),
    },
    ...optional("persona", linked.personas.all[lead.persona]?.name),
    ...optional("phase", linked.phases.all[lead.phase]?.name),
    needs: plan.needs.map(({ name }) => name).filter((name) => isTrue(linked.needs.indexOf(name))),
    segments: plan.segments.map(({ name }) => name).filter((name) => isTrue(linked.segments.indexOf(name))),
    fields: Object.fromEntries(
      linked.fields.all.flatMap(({ name }, place) => {
        const value = lead.fields[place];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    ...optional("assignment", explainAssignment(program, lead, history)),
    ...optional("account", world === undefined ? undefined : explainAccount(program, lead, world)),
    ...optional("merges", explainMerges(program, lead, history)),
    ...optional("slas", explainSlas(program, lead, now, history)),
    ...optional("data_quality", explainData(program, lead, now)),
    ...optional("nurture", explainProgramme(program, lead, now)),
    ...optional("contact", explainContact(program, lead, now)),
    ...(plan.profiling === undefined
      ? {}
      : { questions: { fields: questions(program, lead, now), ...spanOf(program, plan.profiling.id) } }),
    ...optional("turnback", turnback),
    scores: explainScores(program, lead, now),
    next: linked.clauses
      .filter(({ from, target }) => from.includes(lead.stage) && target !== lead.stage)
      .map((clause) => ({
        ...explainClause(program, clause, lead, now),
        ...(turnback?.qualifies === false && isGated(program, clause.index) ? { gated: true as const } : {}),
      })),
    ...(stage.limit === undefined || lead.limitAt === Infinity
      ? {}
      : { limit: { to: stage.limit.to, at: timeOf(lead.limitAt), ...spanOf(program, stage.limit.id) } }),
    ...optional("next_timer", lead.due === Infinity ? undefined : timeOf(Math.max(lead.due, now))),
  };
}

function explainScores(program: Program, lead: Lead, now: number): ExplainedScore[] {
  return itemise(program, lead, now).map(({ score: name, value, grade, excluded, items }) => {
    const score = program.linked.scores.all[program.linked.scores.indexOf(name)]!;
    return {
      score: name,
      value,
      ...optional("grade", grade),
      excluded,
      start: score.start,
      ...optional("minimum", score.minimum),
      ...optional("maximum", score.maximum),
      rules: items.map(({ rule, points, uncapped, count, entries, group }) => ({
        rule,
        text: program.plan.spans[rule]?.text ?? rule,
        points,
        count,
        entries: entries.map(({ at, share }) => ({ at: timeOf(at), share })),
        capped: points !== uncapped,
        ...optional("group", group),
        ...spanOf(program, rule),
      })),
      parts: partsOf(program, name, lead).map(({ points }, index) => ({ score: score.parts[index]!.score, points })),
      ...spanOf(program, score.id),
    };
  });
}

function explainClause(program: Program, linked: LinkedClause, lead: Lead, now: number): ExplainedClause {
  const { clause, index, target, on } = linked;
  return {
    clause: clause.id,
    to: program.linked.stages.all[target]!.name,
    ...optional("on", on === undefined ? undefined : describeTrigger(on)),
    disarmed: lead.cells[program.layout.disarmed + index] === 1,
    conditions: clause.when === undefined ? [] : explainConditions(program, clause.when, lead, now),
    ...spanOf(program, clause.id),
  };
}

function describeTrigger({ activities, where }: NonNullable<LinkedClause["on"]>): string {
  return activities.join(", ") + (where === undefined ? "" : ` where ${printExpression(where)}`);
}
