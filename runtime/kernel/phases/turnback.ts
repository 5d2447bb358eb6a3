/** Turnback as a part of a step: gates the way out of a stage, moves leads on, and quarantines them. */
import type { Lead } from "../../model/lead.ts";
import {
  createTurnbackTable,
  findRow,
  nextRequalification,
  requalifies,
  type LinkedRow,
  type TurnbackTable,
} from "../../turnback/turnback-row.ts";
import { freeze, isFrozen, listFreezes, unfreeze } from "../frozen.ts";
import type { KernelPhase, Step } from "../phase.ts";
import type { Program } from "../program.ts";

export const turnbackPhase: KernelPhase = {
  name: "turnback",
  concerns: ({ turnbacks }) => turnbacks.length > 0,
  mayRest: true,

  onActivity(step) {
    if (isFrozen(step.lead)) releaseRequalified(step);
  },

  admits(step, _target, clause) {
    const { lead, program, now } = step;
    if (isFrozen(lead)) return false;
    if (clause === -1) return true;
    if (!isGated(program, clause)) return true;
    const row = findRow(tableOf(program), lead);
    return row === undefined || requalifies(row, lead, now);
  },

  evaluate(step) {
    const { lead, program, now } = step;
    if (isFrozen(lead)) return;
    const table = tableOf(program);
    // Each move enters a stage that the step has not entered before, so this ends.
    while (hasEntered(step, lead.stage)) {
      const row = findRow(table, lead);
      if (row?.to !== undefined && moveOn(step, row, row.to)) continue;
      if (row?.row.quarantine === true && !(row.row.requalify !== undefined && requalifies(row, lead, now))) {
        freeze(step, row.row.id, lead.reason ?? "unspecified");
      }
      return;
    }
  },

  nextDue(program, lead, now) {
    const row = findRow(tableOf(program), lead);
    return row === undefined ? Infinity : nextRequalification(row, lead, now);
  },
};

/** The programme that a turned-back lead is meant for. */
export function turnbackProgramme(program: Program, lead: Lead): string | undefined {
  return turnbackRowOf(program, lead)?.row.nurture;
}

/** What the turnback of the present stage says for the reason that the lead is in it for. */
export function turnbackRowOf(program: Program, lead: Lead): LinkedRow | undefined {
  return program.plan.turnbacks.length === 0 ? undefined : findRow(tableOf(program), lead);
}

/** Whether a turnback can hold a clause back at all, and does so until its row lets the lead qualify again. */
export function isGated({ linked }: Program, clause: number): boolean {
  const { on, target } = linked.clauses[clause]!;
  return on === undefined && linked.stages.all[target]!.final !== "lost";
}

function tableOf(program: Program): TurnbackTable {
  return program.keep(createTable);
}

function createTable(program: Program): TurnbackTable {
  return createTurnbackTable(program.plan, program.linked, program, (expression) => program.compile(expression));
}

function moveOn(step: Step, { row }: LinkedRow, target: number): boolean {
  if (hasEntered(step, target) || !step.admits(target, row.id)) return false;
  step.moveTo(target, row.id, undefined);
  return true;
}

function hasEntered({ moves }: Step, stage: number): boolean {
  return moves.some(({ to }) => to === stage);
}

/** A quarantine lasts until its row's condition holds; without one, until someone tells more about the person. */
function releaseRequalified(step: Step): void {
  const { lead, program, now, input } = step;
  const rows = program.plan.turnbacks.flatMap(({ rows: all }) => all);
  const freezes = listFreezes(lead).filter(({ id }) => rows.some((row) => row.id === id));
  if (freezes.length === 0) return;
  step.recompute();
  const present = findRow(tableOf(program), lead);
  for (const { id } of freezes) {
    const isPresent = present?.row.id === id;
    const isReleased = present?.row.requalify === undefined ? input?.activity === -1 : requalifies(present, lead, now);
    if (!isPresent || isReleased) unfreeze(step, id);
  }
}
