/** Explains a lead of a run as it is now, which is how people ask where it stands. */
import { explainLead, type Explanation } from "../../runtime/explain/explain.ts";
import type { FunnelRun } from "../runtime/run-funnel.ts";

export function explain(run: FunnelRun, lead = "ann"): Explanation {
  const found = run.find(lead);
  return explainLead(run.program, found, run.engine.clockOf(found), { world: run.engine.world, history: run.effects });
}
