/** What becomes of leads that were turned back: moved on, kept behind a gate, or put aside. */
import { freeze } from "./freezing.ts";
import { holdBack } from "./held-moves.ts";
import { presentStay } from "./history.ts";
import { settle } from "./lifecycle.ts";
import { makeMove } from "./moves.ts";
import type { Step } from "./step.ts";
import { requalifies, turnbackRowOf } from "./turnback-row.ts";

/** Moves the lead on from stages it came into, as long as rows say so; then puts it aside if it came into a stage whose row says that. */
export function turnBack(step: Step): void {
  for (;;) {
    const { plan, history } = step.moment;
    const row = turnbackRowOf(plan, history);
    const target = plan.lifecycle.find(({ name }) => name === row?.to);
    if (row === undefined || target === undefined) break;
    const before = history.entries.slice(step.entriesBefore).map(({ stage }) => stage);
    if (!step.entered.includes(presentStay(history).stage) || before.includes(target.name)) break;
    const move = { target, cause: row.id, reason: target.reasons.length === 0 ? undefined : "unspecified" };
    if (holdBack(step, move)) break;
    makeMove(step, move);
    settle(step);
  }
  const { plan, history } = step.moment;
  const row = turnbackRowOf(plan, history);
  if (row?.quarantine !== true || !step.entered.includes(presentStay(history).stage)) return;
  if (row.requalify === undefined || !requalifies(row, step.moment)) {
    freeze(step, row.id, history.reason ?? "unspecified");
  }
}
