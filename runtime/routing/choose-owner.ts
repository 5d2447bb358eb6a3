/** Who gets a lead: the rows of a routing in order, queues and those they overflow into, owners who keep their leads. */
import type { Expression, Queue, QueueMember, RoutingRow } from "../../schemas/generated/plan.ts";
import type { World } from "../model/world.ts";
import type { Zone } from "../time/zone.ts";
import { assignMember, holdMember, isAway } from "./assign.ts";
import { createQueueState } from "./queue-state.ts";

/** The queues of a plan. */
export interface Desks {
  /** In order of name. */
  readonly queues: readonly Queue[];
  find(name: string): Queue | undefined;
  /** The zone in which days off and limits are counted: that of the queue's calendar, else the funnel's. */
  zoneOf(queue: Queue): Zone;
}

/** The lead that asks, and the moment. */
export interface Request {
  readonly now: number;
  readonly world: World;
  /** The queue that the lead is in. */
  readonly queue: string | undefined;
  /** Someone who must not get it. */
  readonly excluded: string | undefined;
  isTrue(criterion: Expression): boolean;
  /** The owner of the lead's account. */
  accountOwner(): string | undefined;
}

export interface Choice {
  readonly queue: string;
  readonly member: string;
  readonly why: "routed" | "overflow" | "account_owner";
  /** The row that led there. */
  readonly row: RoutingRow;
}

/** The first row that finds somebody, whose work counts the lead from then on; else the first queue that was tried. */
export function chooseOwner(
  rows: readonly RoutingRow[],
  desks: Desks,
  request: Request,
): Choice | { readonly tried: string } {
  let tried: string | undefined;
  for (const row of rows) {
    if (row.when !== undefined && !request.isTrue(row.when)) continue;
    if (row.account_owner === true) {
      const member = request.accountOwner();
      if (member === undefined || member === request.excluded) continue;
      const queue = keepWith(member, desks, request);
      if (queue !== undefined) return { queue, member, why: "account_owner", row };
    }
    if (row.queue === undefined) continue;
    tried ??= row.queue;
    const found = assignAlong(row.queue, desks, request);
    if (found !== undefined) return { ...found, why: found.queue === row.queue ? "routed" : "overflow", row };
  }
  return { tried: tried ?? "" };
}

/**
 * The queue in which a member takes a lead outside the order of the queue: the one the lead is in if the member works
 * there, else the first by name in which they do. `undefined` for somebody who is in no queue, or away from that one.
 */
export function keepWith(member: string, desks: Desks, { queue, world, now }: Request): string | undefined {
  const own = desks.queues.filter((each) => findMember(each, member) !== undefined);
  const chosen = own.find(({ name }) => name === queue) ?? own[0];
  if (chosen === undefined || isAway(findMember(chosen, member)!, now, desks.zoneOf(chosen))) return undefined;
  holdMember(stateOf(world, chosen), member);
  return chosen.name;
}

/** Assigns in a queue, or in the first one along its overflow that has room and somebody there. */
function assignAlong(
  first: string,
  desks: Desks,
  { now, world, excluded }: Request,
): { readonly queue: string; readonly member: string } | undefined {
  const seen = new Set<string>();
  for (let queue = desks.find(first); queue !== undefined && !seen.has(queue.name);) {
    seen.add(queue.name);
    const member = assignMember(queue, stateOf(world, queue), { now, zone: desks.zoneOf(queue), excluded });
    if (member !== undefined) return { queue: queue.name, member };
    queue = queue.overflow === undefined ? undefined : desks.find(queue.overflow);
  }
  return undefined;
}

function findMember(queue: Queue, member: string): QueueMember | undefined {
  return queue.members.find((each) => each.member === member);
}

function stateOf(world: World, { name }: Queue): ReturnType<typeof createQueueState> {
  return (world.queues[name] ??= createQueueState());
}
