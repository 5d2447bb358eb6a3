/** Nurture as a part of a step: programmes run after everything else has been decided about the lead. */
import { resetAggregate } from "../../expr/aggregate.ts";
import { evaluateNurture, nextNurtureChange } from "../../nurture/enrol.ts";
import { findNurtureState, setNurtureState, uniteNurtureStates } from "../../nurture/nurture-state.ts";
import type { ProgrammeWatch } from "../../nurture/nurture-step.ts";
import { createNurtureTable, type NurtureTable } from "../../nurture/nurture-table.ts";
import { isQuiet, nextTickOf, passTicks } from "../../nurture/quiet-ticks.ts";
import { isFrozen } from "../frozen.ts";
import type { KernelPhase } from "../phase.ts";
import type { Program } from "../program.ts";
import { turnbackProgramme } from "./turnback.ts";

export const nurturePhase: KernelPhase = createNurturePhase(undefined);

/** The part itself; `watch` is told which way leads take through the steps of programmes. */
export function createNurturePhase(watch: ProgrammeWatch | undefined): KernelPhase {
  return {
    name: "nurture",
    concerns: ({ nurtures }) => nurtures.length > 0,
    mayRest: true,

    merge(step, from, supplier) {
      const { lead } = step;
      const kept = findNurtureState(supplier);
      const other = findNurtureState(supplier === lead ? from : lead);
      setNurtureState(lead, uniteNurtureStates(kept, other));
      const programme = other?.enrolment?.programme;
      if (programme === undefined) return;
      step.emit({ type: "nurture_exited", nurture: programme, outcome: "merged", cause: `nurture/${programme}` });
    },

    evaluate(step) {
      const { program, lead, now } = step;
      if (isFrozen(lead)) return;
      const table = nurtureTableOf(program);
      const hasChanged = evaluateNurture({
        table,
        lead,
        now,
        turnback: turnbackProgramme(program, lead),
        emit: (effect) => step.emit(effect),
        watch,
      });
      // The lifecycle has been looked at before; what reads the programme is told a moment later.
      if (hasChanged && table.readsProgramme) step.lookAgain();
    },

    nextDue(program, lead, now) {
      if (isFrozen(lead)) return Infinity;
      return nextNurtureChange(nurtureTableOf(program), lead, now, turnbackProgramme(program, lead));
    },

    nextTick: (program, lead, now) => (isFrozen(lead) ? Infinity : nextTickOf(nurtureTableOf(program), lead, now)),

    isQuietTick: (program, lead, now) => isQuiet(nurtureTableOf(program), lead, now),

    passTicks: (program, lead, until) => (isFrozen(lead) ? undefined : passTicks(nurtureTableOf(program), lead, until)),
  };
}

/** The programmes of a plan, ready to run. */
export function nurtureTableOf(program: Program): NurtureTable {
  return program.keep(createTable);
}

function createTable(program: Program): NurtureTable {
  const { plan, linked, zone, calendars, aggregates } = program;
  const asksSinceWait = aggregates.all.filter(({ since }) => since?.kind === "wait");
  return createNurtureTable({
    plan,
    linked,
    zone,
    calendars,
    compile: (expression) => program.compile(expression),
    startWait(lead, now) {
      for (const spec of asksSinceWait) resetAggregate(lead, spec, now);
    },
  });
}
