/** Who gets a lead: routings choose a queue, queues choose a member, all from the whole log of what was assigned. */
import type { Plan, Queue, QueueMember, Routing, RoutingRow, Start } from "../../schemas/generated/plan.ts";
import { accountOwnerOf } from "./accounts.ts";
import { truthOf } from "./evaluate.ts";
import { closeAssignments } from "./assignments.ts";
import { presentStay, type World } from "./history.ts";
import type { Step } from "./step.ts";
import { createWallTime } from "./wall-time.ts";

interface Choice {
  readonly member: string;
  readonly why: "routed" | "overflow" | "reassigned" | "kept_owner" | "account_owner";
  readonly cause: string;
  /** Whom the queue could have chosen; undefined when it was not the queue that chose. */
  readonly available: readonly QueueMember[] | undefined;
}

/** Fires every routing that the step gives cause to, in order of name. */
export function routeLead(step: Step): void {
  const { plan } = step.moment;
  for (const routing of plan.routings.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (beginsNow(step, routing.on)) runRouting(step, routing);
  }
}

/** Whether the step entered a stage that the lead is now in, or was caused by an activity, that something starts on. */
export function beginsNow({ moment, entered, activity, round }: Step, start: Start): boolean {
  const { stage } = presentStay(moment.history);
  const byStage = start.entering?.includes(stage) === true && entered.includes(stage);
  const { trigger } = start;
  const byActivity =
    round === 0 &&
    activity !== undefined &&
    trigger?.activities.includes(activity.name) === true &&
    (trigger.where === undefined || truthOf(trigger.where, moment) === true);
  return (byStage || byActivity) && (start.when === undefined || truthOf(start.when, moment) === true);
}

function runRouting(step: Step, routing: Routing): void {
  const { history, now } = step;
  const { plan } = step.moment;
  const { owner } = history;
  if (routing.keep_owner && owner !== undefined) {
    const queue = queueOfMember(plan, owner, history.queue);
    if (queue !== undefined && !isAway(plan, queue, owner, now)) {
      assign(step, queue, routing, { member: owner, why: "kept_owner", cause: routing.id, available: undefined });
      return;
    }
  }
  runRows(step, routing, undefined);
}

/** Runs the routing that assigned the lead once more, without its present owner. */
export function reassign(step: Step): void {
  const { history } = step;
  const { routings } = step.moment.plan;
  const { stage } = presentStay(history);
  const naming = routings
    .filter(({ on }) => on.entering?.includes(stage) === true)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const routing = routings.find(({ name }) => name === history.routedBy) ?? naming[0];
  if (routing !== undefined) runRows(step, routing, { without: history.owner });
}

function runRows(step: Step, routing: Routing, again: { without: string | undefined } | undefined): void {
  const { moment } = step;
  let firstTried: string | undefined;
  for (const row of routing.rows) {
    if (row.when !== undefined && truthOf(row.when, moment) !== true) continue;
    firstTried ??= row.queue;
    if (tryRow(step, routing, row, again)) return;
  }
  step.happenings.push({ type: "unassigned", queue: firstTried ?? "", routing: routing.name, cause: routing.id });
}

function tryRow(step: Step, routing: Routing, row: RoutingRow, again: { without: string | undefined } | undefined) {
  const { plan, world, history, now } = step.moment;
  if (row.account_owner === true) {
    const owner = accountOwnerOf(plan, history);
    const queue = owner === undefined ? undefined : queueOfMember(plan, owner, history.queue);
    const isExcluded = again !== undefined && owner === again.without;
    if (queue !== undefined && !isExcluded && !isAway(plan, queue, owner!, now)) {
      const why = again === undefined ? "account_owner" : "reassigned";
      assign(step, queue, routing, { member: owner!, why, cause: row.id, available: undefined });
      return true;
    }
  }
  const tried = new Set<string>();
  for (let name = row.queue; name !== undefined && !tried.has(name);) {
    const queue = plan.queues.find((candidate) => candidate.name === name)!;
    tried.add(name);
    const available = availableMembers(plan, world, queue, step.now);
    const candidates = available.filter(({ member }) => again === undefined || member !== again.without);
    if (candidates.length > 0 && !isFull(plan, world, queue, step.now)) {
      const member = choose(world, queue, available, candidates);
      const why = again !== undefined ? "reassigned" : tried.size > 1 ? "overflow" : "routed";
      assign(step, queue, routing, { member, why, cause: row.id, available });
      return true;
    }
    name = queue.overflow;
  }
  return false;
}

function assign(step: Step, queue: Queue, routing: Routing, choice: Choice): void {
  const { member, why, cause, available } = choice;
  const { history, now, moment } = step;
  closeAssignments(moment.world, history.id);
  moment.world.assignments.push({
    queue: queue.name,
    member,
    lead: history.id,
    time: now,
    available: available?.map((each) => each.member),
    open: true,
  });
  history.owner = member;
  history.queue = queue.name;
  history.routedBy = routing.name;
  step.happenings.push({ type: "assigned", queue: queue.name, member, routing: routing.name, why, cause });
}

function queueOfMember(plan: Plan, owner: string, present: string | undefined): Queue | undefined {
  const queues = plan.queues
    .filter(({ members }) => members.some(({ member }) => member === owner))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return queues.find(({ name }) => name === present) ?? queues[0];
}

function wallTimeOf(plan: Plan, queue: Queue) {
  const calendar = plan.calendars.find(({ name }) => name === queue.calendar);
  return createWallTime(calendar?.timezone ?? plan.funnel.timezone);
}

function isAway(plan: Plan, queue: Queue, member: string, now: number): boolean {
  const day = wallTimeOf(plan, queue).periodOf(now, "day");
  const { away } = queue.members.find((each) => each.member === member)!;
  return away.some(({ from, to }) => from <= day && day <= to);
}

/** What the queue itself has assigned, without the owners who were kept. */
function logOf(world: World, queue: Queue) {
  return world.assignments.flatMap(({ queue: name, available, member, time }) =>
    name === queue.name && available !== undefined ? [{ available, member, time }] : [],
  );
}

function availableMembers(plan: Plan, world: World, queue: Queue, now: number): QueueMember[] {
  const { periodOf } = wallTimeOf(plan, queue);
  const today = logOf(world, queue).filter(({ time }) => periodOf(time, "day") === periodOf(now, "day"));
  return queue.members.filter(({ member, takes_per_day: most }) => {
    const taken = today.filter((assignment) => assignment.member === member).length;
    return !isAway(plan, queue, member, now) && taken < (most ?? Infinity);
  });
}

function isFull(plan: Plan, world: World, queue: Queue, now: number): boolean {
  const { capacity } = queue;
  if (capacity === undefined) return false;
  const { periodOf } = wallTimeOf(plan, queue);
  const present = periodOf(now, capacity.per);
  return logOf(world, queue).filter(({ time }) => periodOf(time, capacity.per) === present).length >= capacity.count;
}

function choose(
  world: World,
  queue: Queue,
  available: readonly QueueMember[],
  candidates: readonly QueueMember[],
): string {
  const least = (valueOf: (member: string) => number) =>
    candidates.reduce((best, each) => (valueOf(each.member) < valueOf(best.member) ? each : best)).member;
  if (queue.assign === "least_loaded") {
    const open = world.assignments.filter((assignment) => assignment.open && assignment.queue === queue.name);
    return least((member) => open.filter((assignment) => assignment.member === member).length);
  }
  const times = virtualTimes(world, queue, available);
  return least((member) => times.get(member)!);
}

/** How much each member has had for their weight, in parts small enough to be whole numbers. */
function virtualTimes(world: World, queue: Queue, availableNow: readonly QueueMember[]): Map<string, number> {
  const weightOf = ({ weight }: QueueMember) => (queue.assign === "weighted" ? weight : 1);
  const unit = queue.members.reduce((product, member) => product * weightOf(member), 1);
  const times = new Map(queue.members.map(({ member }) => [member, 0]));
  const present = { available: availableNow.map(({ member }) => member), member: undefined };
  let before: readonly string[] | undefined;
  for (const { available, member } of [...logOf(world, queue), present]) {
    const stayed = available.filter((each) => before?.includes(each) === true).map((each) => times.get(each)!);
    for (const returning of stayed.length > 0 ? available : []) {
      if (before!.includes(returning)) continue;
      times.set(returning, Math.max(times.get(returning)!, Math.min(...stayed)));
    }
    before = available;
    if (member === undefined) continue;
    const weight = weightOf(queue.members.find((each) => each.member === member)!);
    times.set(member, times.get(member)! + unit / weight);
  }
  return times;
}
