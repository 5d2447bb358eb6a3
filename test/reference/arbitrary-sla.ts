/** Generates random SLAs with tiers of every action, over plans with queues. */
import type { Duration, Sla, SlaAction, Tier, Trigger } from "../../schemas/generated/plan.ts";
import { drawCriterion, reasons } from "./arbitrary-expression.ts";
import type { DrawnPlan } from "./arbitrary-plan.ts";
import { drawStart } from "./arbitrary-routing.ts";
import type { Draw } from "./draw.ts";

/** Gives a plan SLAs. */
export function addSlas(draw: Draw, drawn: DrawnPlan): void {
  drawn.plan.slas = ["answer", "visit", "aftercare"]
    .slice(0, draw.integer(1, 3))
    .map((name) => drawSla(draw, drawn, name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function drawSla(draw: Draw, drawn: DrawnPlan, name: string): Sla {
  const id = `sla/${name}`;
  const { plan, words } = drawn;
  const activities = plan.activities.map((activity) => activity.name);
  const met: Trigger[] = draw.list(0, 2, () => {
    const activity = draw.pick(plan.activities);
    const where = draw.chance(30) ? { where: drawCriterion(draw, words, 0, activity.attributes) } : {};
    return { activities: [activity.name], ...where };
  });
  return {
    id,
    name,
    starts: drawStart(draw, drawn, `${id}/starts`),
    within: drawDuration(draw, drawn),
    met,
    ...(met.length === 0 || draw.chance(25) ? { met_when: drawCriterion(draw, words, 1) } : {}),
    ...(draw.chance(40)
      ? { commit: { id: `${id}/commit`, within: drawDuration(draw, drawn), on: draw.some(activities, 1) } }
      : {}),
    tiers: draw.list(0, 3, (index) => drawTier(draw, drawn, `${id}/tier/${index}`)),
  };
}

function drawDuration(draw: Draw, { plan, words }: DrawnPlan): Duration {
  if (plan.calendars.length > 0 && draw.chance(50)) {
    const amount = draw.integer(1, 3);
    const of = draw.chance(40) ? ({ calendar_of: "queue" } as const) : { calendar: draw.pick(plan.calendars).name };
    return draw.chance(50)
      ? { unit: "business_days", amount, ...of }
      : { unit: "business_minutes", amount: amount * 90, ...of };
  }
  return draw.pick(words.durations);
}

function drawTier(draw: Draw, drawn: DrawnPlan, id: string): Tier {
  const actions = draw.list(1, 2, () => drawAction(draw, drawn));
  if (draw.chance(60)) return { id, at_percent: draw.pick([25, 50, 75, 100, 33, 150]), actions };
  return { id, after: drawDuration(draw, drawn), actions };
}

function drawAction(draw: Draw, { words }: DrawnPlan): SlaAction {
  const team = draw.pick(["sales", "marketing"]);
  switch (draw.pick(["notify_owner", "notify_team", "escalate", "reassign", "reassign", "move", "task"] as const)) {
    case "notify_owner":
      return { action: "notify_owner" };
    case "notify_team":
      return { action: "notify_team", team };
    case "escalate":
      return { action: "escalate", team };
    case "reassign":
      return { action: "reassign" };
    case "task":
      return { action: "task", text: "look after the lead", team };
    case "move": {
      const because = { op: "literal", type: "reason", value: draw.pick(reasons) } as const;
      return { action: "move", stage: draw.pick(words.stages), ...(draw.chance(50) ? { because } : {}) };
    }
  }
}
