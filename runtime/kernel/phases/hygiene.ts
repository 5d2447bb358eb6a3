/** Hygiene as a part of a step: brings fields into form, holds moves until data are good, freezes what is rejected. */
import type { Expression } from "../../../schemas/generated/plan.ts";
import { isFieldOnly } from "../../expr/field-only.ts";
import {
  closeGap,
  dropHeldMoves,
  holdMove,
  listHeldMoves,
  markTold,
  mergeHygiene,
  openGapOf,
  type HeldMove,
} from "../../hygiene/hygiene-state.ts";
import { createStandardizer, type Standardizer } from "../../hygiene/standardize.ts";
import { reasonFor } from "../../lifecycle/fixed-point.ts";
import { nothing } from "../../model/input.ts";
import { addDuration } from "../../time/duration.ts";
import { freeze, isFrozen, listFreezes, unfreeze } from "../frozen.ts";
import type { CompiledExpression } from "../generate.ts";
import type { KernelPhase, Step } from "../phase.ts";
import type { Program } from "../program.ts";

export const hygienePhase: KernelPhase = {
  name: "hygiene",
  concerns: ({ hygiene }) => hygiene !== undefined,
  mayRest: true,

  onFields({ program, lead, input }) {
    if (input === undefined || input.changes.length === 0) return;
    if (tableOf(program).standardize(lead.fields)) program.generated.refreshFacts(lead);
  },

  onActivity(step) {
    const { lead, input, now } = step;
    const { rejections, rejectsByFieldsOnly, staleness } = tableOf(step.program);
    if (!rejectsByFieldsOnly) step.program.generated.derive(lead, now);
    for (const { id, when, reason } of rejections) {
      if (when.isTrue(lead, now)) freeze(step, id, reason);
      else unfreeze(step, id);
    }
    for (const { id, closedBy, endOf } of staleness) {
      if (input !== undefined && closedBy.has(input.activity)) closeGap(lead, id, input.time);
      const since = openGapOf(lead, id);
      if (since === undefined || now < endOf(since)) continue;
      markTold(lead, id);
      step.emit({ type: "stale", cause: id });
    }
  },

  admits(step, target, clause, cause, reason) {
    const { program, lead, now } = step;
    const missing = tableOf(program).requirements[target]!.find(({ condition }) => !condition.isTrue(lead, now));
    if (missing === undefined) return true;
    const stages = program.linked.stages.all;
    const to = stages[target]!.name;
    if (listHeldMoves(lead).some((move) => move.cause === cause && move.to === to)) return false;
    const given = reasonFor(stages[target]!, clause === -1 ? reason : reasonOfClause(step, clause));
    const move: HeldMove = {
      cause,
      from: stages[lead.stage]!.name,
      to,
      ...(given === undefined ? {} : { reason: given }),
    };
    holdMove(lead, move);
    step.emit({ type: "move_held", to, requirement: missing.id, cause });
    return false;
  },

  pending(step, entered) {
    const { program, lead, now } = step;
    const { linked } = program;
    for (const { cause, from, to, reason } of listHeldMoves(lead)) {
      const target = linked.stages.find(to);
      if (target === undefined || from !== linked.stages.all[lead.stage]!.name) continue;
      if (!tableOf(program).requirements[target]!.every(({ condition }) => condition.isTrue(lead, now))) continue;
      if (!entered[target]) return { cause, from: lead.stage, to: target, reason, trigger: -1 };
      step.lookAgain();
    }
    return undefined;
  },

  onEntered({ lead }) {
    dropHeldMoves(lead);
  },

  merge({ lead }, from, supplier) {
    mergeHygiene(lead, from, supplier);
  },

  nextDue(program, lead, now) {
    const { rejections, rejectsByFieldsOnly, requirements, staleness } = tableOf(program);
    let due = Infinity;
    for (const { id, when } of rejections) {
      // What the rest of the step changed may have made it true or untrue since it was looked at.
      const changed =
        !rejectsByFieldsOnly && when.isTrue(lead, now) !== listFreezes(lead).some((each) => each.id === id);
      due = Math.min(due, changed ? now + 1 : when.nextChange(lead, now));
    }
    for (const { id, endOf } of staleness) {
      const since = openGapOf(lead, id);
      if (since !== undefined) due = Math.min(due, endOf(since));
    }
    if (isFrozen(lead)) return due;
    for (const { to } of listHeldMoves(lead)) {
      const target = program.linked.stages.find(to);
      if (target === undefined) continue;
      for (const { condition } of requirements[target]!) due = Math.min(due, condition.nextChange(lead, now));
    }
    return due;
  },
};

interface HygieneTable {
  readonly standardize: Standardizer;
  /** For each stage: what must be true before it is entered. */
  readonly requirements: readonly (readonly { readonly id: string; readonly condition: CompiledExpression }[])[];
  readonly rejections: readonly { readonly id: string; readonly when: CompiledExpression; readonly reason: string }[];
  /** Whether no rejection asks for scores, persona, phase, needs or segments. */
  readonly rejectsByFieldsOnly: boolean;
  readonly staleness: readonly StalenessRule[];
}

interface StalenessRule {
  readonly id: string;
  /** The places of the activities that close a gap. */
  readonly closedBy: ReadonlySet<number>;
  /** When a gap that began at an instant has lasted for too long. */
  readonly endOf: (since: number) => number;
}

function tableOf(program: Program): HygieneTable {
  return program.keep(createTable);
}

function createTable(program: Program): HygieneTable {
  const { plan, linked, zone } = program;
  const { standardize = [], require: requirements = [], reject = [], stale = [] } = plan.hygiene ?? {};
  const compile = (expression: Expression): CompiledExpression => program.compile(expression);
  return {
    standardize: createStandardizer(standardize, linked.fields.all, zone),
    requirements: linked.stages.all.map(({ name }) =>
      requirements
        .filter(({ before }) => before.includes(name))
        .map(({ id, condition }) => ({ id, condition: compile(condition) })),
    ),
    rejections: reject.map(({ id, when, because }) => ({ id, when: compile(when), reason: because ?? "rejected" })),
    rejectsByFieldsOnly: reject.every(({ when }) => isFieldOnly(when)),
    staleness: stale.map(({ id, after, without }) => ({
      id,
      closedBy: new Set(without.map((activity) => linked.activities.indexOf(activity))),
      endOf: (since) => addDuration(since, after, program) ?? Infinity,
    })),
  };
}

/** The reason that a clause gives, for the activity of the step. */
function reasonOfClause({ program, lead, now, input }: Step, clause: number): unknown {
  return program.lifecycle.functions.reasons[clause]?.(lead, now, input?.activity ?? -1, input?.attributes ?? nothing);
}
