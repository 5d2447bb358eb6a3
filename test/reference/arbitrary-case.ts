/** Generates whole cases, a plan and a history, about one part of the runtime or about all of them together. */
import { addHygiene, addTurnbacks, roughFields } from "./arbitrary-hygiene.ts";
import { drawHistory } from "./arbitrary-history.ts";
import { addNurtures, drawNurtureNames, drawNurturePlan } from "./arbitrary-nurture.ts";
import { drawAccount, mixPeople } from "./arbitrary-people.ts";
import { drawPlan, type DrawnPlan } from "./arbitrary-plan.ts";
import { drawRoutingPlan } from "./arbitrary-routing.ts";
import { addSlas } from "./arbitrary-sla.ts";
import type { Draw } from "./draw.ts";
import type { Case } from "./shrink.ts";

/** What a case is about. */
export type Subject =
  "heart" | "hygiene" | "routing" | "sla" | "nurture" | "together" | "people" | "working people" | "companies";

/** A random case; `unit` is the length in milliseconds that all durations are multiples of, a day or an hour by default. */
export function drawCase(draw: Draw, subject: Subject, unit?: number): Case {
  const drawn = drawSubject(draw, subject, unit);
  return { plan: drawn.plan, ...drawHistory(draw, drawn) };
}

function drawSubject(draw: Draw, subject: Subject, unit: number | undefined): DrawnPlan & { readonly mixed?: boolean } {
  switch (subject) {
    case "people": {
      const drawn = drawPlan(draw, unit, { fields: draw.some(roughFields, 0) });
      if (draw.chance(30)) addHygiene(draw, drawn);
      if (draw.chance(30)) addTurnbacks(draw, drawn);
      return mixPeople(draw, drawn);
    }
    case "companies": {
      const account = drawAccount(draw);
      if (draw.chance(40)) {
        const drawn = drawPlan(draw, unit, { account });
        if (draw.chance(50)) addHygiene(draw, drawn);
        return draw.chance(50) ? mixPeople(draw, drawn) : drawn;
      }
      const drawn = drawRoutingPlan(draw, unit, { account });
      if (draw.chance(40)) addSlas(draw, drawn);
      return draw.chance(50) ? mixPeople(draw, drawn) : drawn;
    }
    case "working people":
      return mixPeople(draw, drawSubject(draw, draw.pick(["routing", "sla", "nurture", "together"]), unit));
    case "heart":
      return drawPlan(draw, unit);
    case "hygiene": {
      const drawn = drawPlan(draw, unit, { fields: draw.some(roughFields, 0) });
      addHygiene(draw, drawn);
      addTurnbacks(draw, drawn);
      return drawn;
    }
    case "routing":
      return drawRoutingPlan(draw, unit);
    case "sla": {
      const drawn = drawRoutingPlan(draw, unit);
      addSlas(draw, drawn);
      if (draw.chance(25)) addHygiene(draw, drawn);
      return drawn;
    }
    case "nurture": {
      const drawn = drawNurturePlan(draw, unit);
      if (draw.chance(30)) addTurnbacks(draw, drawn);
      if (draw.chance(15)) addHygiene(draw, drawn);
      return drawn;
    }
    case "together": {
      const nurtures = drawNurtureNames(draw);
      const drawn = drawRoutingPlan(draw, unit, { nurtures, fields: draw.some(roughFields, 0) });
      addSlas(draw, drawn);
      addNurtures(draw, drawn, nurtures);
      if (draw.chance(50)) addTurnbacks(draw, drawn);
      if (draw.chance(40)) addHygiene(draw, drawn);
      return drawn;
    }
  }
}
