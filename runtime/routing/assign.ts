/** Fair assignment: which member of a queue takes the next lead. */
import type { Queue, QueueMember } from "../../schemas/generated/plan.ts";
import { assertNever } from "../model/invariant.ts";
import type { Zone } from "../time/zone.ts";
import { periodStart } from "../time/period.ts";
import type { MemberState, QueueState } from "./queue-state.ts";

/** Where and when an assignment is made. */
export interface AssignmentMoment {
  readonly now: number;
  /** The zone in which days off and daily limits are counted: the queue's calendar's, else the funnel's. */
  readonly zone: Zone;
  /** A member who must not be chosen: the present owner, when a lead is taken away from them. */
  readonly excluded?: string | undefined;
}

/**
 * Chooses the member who takes a lead now and counts the assignment in `state`; `undefined` when the queue is full or
 * nobody is there, and then nothing is counted. Ties go to the member who stands first in the queue.
 *
 * `round_robin` and `weighted` use virtual time as start-time fair queueing does (Goyal, Vin and Cheng 1996): the least
 * time is next, and somebody who comes back starts at the least of those present, so that no burst makes up for leave.
 */
export function assignMember(queue: Queue, state: QueueState, moment: AssignmentMoment): string | undefined {
  const today = moment.zone.dayNumberAt(moment.now);
  if (!hasCapacity(queue, state, moment)) return undefined;
  const present = queue.members.filter((member) => isPresent(member, stateOf(state, member), today, moment));
  const candidates = present.filter((member) => member.member !== moment.excluded);
  if (candidates.length === 0) return undefined;
  welcomeBack(queue, state, present);
  const chosen = leastOf(queue, state, candidates);
  if (chosen === undefined) return undefined;
  countAssignment(queue, state, chosen, moment);
  return chosen.member;
}

/** Counts a lead as open work of a member who takes it outside the queue's order. */
export function holdMember(state: QueueState, member: string): void {
  const memberState = (state.members[member] ??= createMemberState());
  memberState.open += 1;
}

/** Takes back an assignment that no longer holds, which matters to `least_loaded` only. */
export function releaseMember(state: QueueState, member: string): void {
  const memberState = state.members[member];
  if (memberState !== undefined && memberState.open > 0) memberState.open -= 1;
}

/** True on a day, counted in the given zone, on which the member is not at work. */
export function isAway(member: QueueMember, now: number, zone: Zone): boolean {
  const local = zone.toLocal(now);
  const date = `${pad(local.year, 4)}-${pad(local.month, 2)}-${pad(local.day, 2)}`;
  return member.away.some((leave) => leave.from <= date && date <= leave.to);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

function hasCapacity(queue: Queue, state: QueueState, moment: AssignmentMoment): boolean {
  if (queue.capacity === undefined) return true;
  const period = periodStart(queue.capacity.per, moment.now, moment.zone);
  return (state.period === period ? state.assigned : 0) < queue.capacity.count;
}

function isPresent(member: QueueMember, state: MemberState, today: number, moment: AssignmentMoment): boolean {
  if (isAway(member, moment.now, moment.zone)) return false;
  const taken = state.day === today ? state.today : 0;
  return member.takes_per_day === undefined || taken < member.takes_per_day;
}

/** Lifts those who were not there before to the least virtual time of those who were, and remembers who is there now. */
function welcomeBack(queue: Queue, state: QueueState, present: readonly QueueMember[]): void {
  const stayed = present.filter((member) => stateOf(state, member).available);
  const floor = Math.min(...stayed.map((member) => stateOf(state, member).virtual));
  for (const member of queue.members) {
    const memberState = stateOf(state, member);
    const here = present.includes(member);
    if (here && !memberState.available && stayed.length > 0) memberState.virtual = Math.max(memberState.virtual, floor);
    memberState.available = here;
  }
}

function leastOf(queue: Queue, state: QueueState, candidates: readonly QueueMember[]): QueueMember | undefined {
  let best: QueueMember | undefined;
  let least = Infinity;
  for (const member of candidates) {
    const load = loadOf(queue, stateOf(state, member));
    if (load < least) {
      least = load;
      best = member;
    }
  }
  return best;
}

function loadOf(queue: Queue, state: MemberState): number {
  switch (queue.assign) {
    case "least_loaded":
      return state.open;
    case "round_robin":
    case "weighted":
      return state.virtual;
    default:
      return assertNever(queue.assign);
  }
}

function countAssignment(queue: Queue, state: QueueState, member: QueueMember, moment: AssignmentMoment): void {
  const memberState = stateOf(state, member);
  memberState.virtual += queue.assign === "weighted" ? virtualUnit(queue) / scaledWeight(member) : 1;
  memberState.open += 1;
  const today = moment.zone.dayNumberAt(moment.now);
  memberState.today = memberState.day === today ? memberState.today + 1 : 1;
  memberState.day = today;
  if (queue.capacity === undefined) return;
  const period = periodStart(queue.capacity.per, moment.now, moment.zone);
  state.assigned = state.period === period ? state.assigned + 1 : 1;
  state.period = period;
}

function stateOf(state: QueueState, member: QueueMember): MemberState {
  return (state.members[member.member] ??= createMemberState());
}

function createMemberState(): MemberState {
  return { virtual: 0, open: 0, day: Number.MIN_SAFE_INTEGER, today: 0, available: false };
}

/** Weights in thousandths, so that 1.5 stays exact. */
function scaledWeight(member: QueueMember): number {
  return Math.max(1, Math.round(member.weight * 1000));
}

/** The least number that every weight divides: with it virtual time stays whole, and sums stay exact. */
function virtualUnit(queue: Queue): number {
  return queue.members
    .map(scaledWeight)
    .reduce((left, right) => (left / greatestCommonDivisor(left, right)) * right, 1);
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
