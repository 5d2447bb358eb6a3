/** Generates random queues, routings, and the calendars that they and SLAs run by. */
import type { Calendar, Queue, QueueMember, Routing, Start } from "../../schemas/generated/plan.ts";
import { drawCriterion } from "./arbitrary-expression.ts";
import { regions } from "./holidays.ts";
import { drawPlan, type DrawnPlan, type Expected } from "./arbitrary-plan.ts";
import type { Draw } from "./draw.ts";

export const memberNames = ["ann", "bob", "cid", "dee"];
export const queueNames = ["west", "east", "pool"];

/** A plan in which leads are given to members of queues. */
export function drawRoutingPlan(draw: Draw, unit?: number, expected: Expected = {}): DrawnPlan {
  const queues = queueNames.slice(0, draw.integer(1, 3));
  const drawn = drawPlan(draw, unit, { ...expected, members: memberNames, queues });
  const { plan } = drawn;
  plan.calendars = drawCalendars(draw, drawn);
  plan.queues = queues.map((name) => drawQueue(draw, drawn, name, queues)).sort(byName);
  plan.routings = ["second", "first"]
    .slice(0, draw.integer(1, 2))
    .map((name) => drawRouting(draw, drawn, name, queues));
  plan.routings.sort(byName);
  return drawn;
}

/** What something starts on: entering stages or an activity, and maybe only under a condition. */
export function drawStart(draw: Draw, { plan, words }: DrawnPlan, id: string): Start {
  const start: Start = { id };
  if (draw.chance(70)) start.entering = draw.some(words.stages, 1);
  else {
    const activity = draw.pick(plan.activities);
    const where = draw.chance(30) ? { where: drawCriterion(draw, words, 0, activity.attributes) } : {};
    start.trigger = { activities: [activity.name], ...where };
  }
  if (draw.chance(25)) start.when = drawCriterion(draw, words, 1);
  return start;
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function dateNear(draw: Draw, { beginning }: DrawnPlan): string {
  return new Date(beginning + draw.integer(0, 12) * 86_400_000).toISOString().slice(0, 10);
}

function drawCalendars(draw: Draw, drawn: DrawnPlan): Calendar[] {
  return ["office", "openings"].slice(0, draw.integer(0, 2)).map((name) => {
    const hours = draw.pick([
      { from: 540, to: 1020 },
      { from: 570, to: 750 },
      { from: 1320, to: 360 },
    ]);
    const from = dateNear(draw, drawn);
    return {
      id: `calendar/${name}`,
      name,
      timezone: draw.pick(["UTC", "America/New_York", drawn.plan.funnel.timezone]),
      open: [{ days: [1, 2, 3, 4, 5], ...hours }, ...(draw.chance(40) ? [{ days: [6, 7], from: 600, to: 660 }] : [])],
      holidays: draw.chance(40) ? draw.some(regions, 1) : [],
      closed: draw.chance(40) ? [{ from, to: from }] : [],
    };
  });
}

function drawQueue(draw: Draw, drawn: DrawnPlan, name: string, queues: readonly string[]): Queue {
  const others = queues.filter((other) => other !== name);
  const { calendars } = drawn.plan;
  return {
    id: `queue/${name}`,
    name,
    ...(draw.chance(60) ? { team: draw.pick(["sales", "marketing"]) } : {}),
    members: draw.some(memberNames, draw.chance(90) ? 1 : 0).map((member) => drawMember(draw, drawn, member)),
    assign: draw.pick(["round_robin", "weighted", "least_loaded"]),
    ...(draw.chance(30)
      ? { capacity: { count: draw.integer(1, 3), per: draw.pick(["day", "week", "month"] as const) } }
      : {}),
    ...(calendars.length > 0 && draw.chance(50) ? { calendar: draw.pick(calendars).name } : {}),
    ...(others.length > 0 && draw.chance(50) ? { overflow: draw.pick(others) } : {}),
  };
}

function drawMember(draw: Draw, drawn: DrawnPlan, member: string): QueueMember {
  const dates = [dateNear(draw, drawn), dateNear(draw, drawn)].sort();
  return {
    member,
    weight: draw.pick([1, 1, 2, 3]),
    away: draw.chance(35) ? [{ from: dates[0]!, to: dates[1]! }] : [],
    ...(draw.chance(30) ? { takes_per_day: draw.integer(1, 2) } : {}),
  };
}

function drawRouting(draw: Draw, drawn: DrawnPlan, name: string, queues: readonly string[]): Routing {
  const id = `routing/${name}`;
  const rows = draw.list(1, 3, (index) => ({
    id: `${id}/row/${index}`,
    ...(draw.chance(60) ? { when: drawCriterion(draw, drawn.words, 1) } : {}),
    ...(draw.chance(drawn.plan.account === undefined ? 10 : 50)
      ? { account_owner: true as const }
      : { queue: draw.pick(queues) }),
  }));
  return { id, name, on: drawStart(draw, drawn, `${id}/on`), keep_owner: draw.chance(30), rows };
}
