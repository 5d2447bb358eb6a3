/** Routing as a part of a step: gives leads to people when they enter a stage or do something. */
import type { Routing, RoutingRow } from "../../../schemas/generated/plan.ts";
import { someExpression } from "../../plan/walk.ts";
import { closeAssignment, mergeAssignment, readAssignment, setAssignment } from "../../routing/assignment.ts";
import { chooseOwner, keepWith, type Desks, type Request } from "../../routing/choose-owner.ts";
import { accountOwnerOf } from "../account-owner.ts";
import type { KernelPhase, Step } from "../phase.ts";
import type { Program } from "../program.ts";
import { createStart, hasStarted, type CompiledStart } from "../start.ts";

export const routingPhase: KernelPhase = {
  name: "routing",
  concerns: ({ routings }) => routings.length > 0,
  mayRest: true,

  onEntered({ program, lead, world }, { to }) {
    const assignment = readAssignment(lead);
    if (assignment?.open !== true) return;
    const { final, owner } = program.linked.stages.all[to]!;
    const team = tableOf(program).desks.find(assignment.queue)?.team;
    const goesElsewhere = owner !== undefined && team !== undefined && owner !== team;
    if (final !== undefined || goesElsewhere) closeAssignment(lead, world);
  },

  merge({ lead, world }, from, supplier) {
    mergeAssignment(lead, from, supplier, world);
  },

  evaluate(step) {
    const { desks, routings } = tableOf(step.program);
    for (const { routing, start } of routings) {
      if (!hasStarted(start, step, step.round === 0)) continue;
      const request = createRequest(step, undefined);
      const { owner } = step.lead;
      const kept = routing.keep_owner && owner !== undefined ? keepWith(owner, desks, request) : undefined;
      if (kept === undefined) assign(step, routing, request, undefined);
      else give(step, routing, { queue: kept, member: owner! }, "kept_owner", routing.id);
    }
  },
};

/** Routes the lead again without its present owner, by the routing that chose them. */
export function reassign(step: Step): void {
  const { lead, program } = step;
  const { routings } = tableOf(program);
  const name = readAssignment(lead)?.routing;
  const stage = program.linked.stages.all[lead.stage]!.name;
  const found =
    routings.find(({ routing }) => routing.name === name) ??
    routings.find(({ routing }) => routing.on.entering?.includes(stage) === true);
  if (found !== undefined) assign(step, found.routing, createRequest(step, lead.owner), "reassigned");
}

interface RoutingTable {
  readonly desks: Desks;
  /** In order of name. */
  readonly routings: readonly { readonly routing: Routing; readonly start: CompiledStart }[];
  /** Whether some criterion asks for the owner or the queue. */
  readonly readsAssignment: boolean;
}

function tableOf(program: Program): RoutingTable {
  return program.keep(createTable);
}

function createTable(program: Program): RoutingTable {
  const { plan, zone, calendars } = program;
  const queues = new Map(plan.queues.map((queue) => [queue.name, queue]));
  return {
    desks: {
      queues: plan.queues,
      find: (name) => queues.get(name),
      zoneOf: ({ calendar }) => (calendar === undefined ? zone : (calendars.get(calendar)?.zone ?? zone)),
    },
    routings: plan.routings.map((routing) => ({ routing, start: createStart(program, routing.on) })),
    readsAssignment: someExpression(
      plan,
      (each) => each.op === "fact" && (each.fact === "owner" || each.fact === "queue"),
    ),
  };
}

function createRequest({ program, lead, world, now }: Step, excluded: string | undefined): Request {
  return {
    now,
    world,
    queue: lead.queue,
    excluded,
    isTrue: (criterion) => program.compile(criterion).isTrue(lead, now),
    accountOwner: () => accountOwnerOf(program, lead, world),
  };
}

/** Runs the rows. Whoever had the lead keeps it when they find nobody. */
function assign(step: Step, routing: Routing, request: Request, why: "reassigned" | undefined): void {
  const choice = chooseOwner(routing.rows, tableOf(step.program).desks, request);
  if ("tried" in choice) {
    step.emit({ type: "unassigned", queue: choice.tried, routing: routing.name, cause: routing.id });
    return;
  }
  give(step, routing, choice, why ?? choice.why, choice.row.id);
}

function give(
  step: Step,
  routing: Routing,
  { queue, member }: { readonly queue: string; readonly member: string },
  why: "routed" | "kept_owner" | "account_owner" | "overflow" | "reassigned",
  cause: RoutingRow["id"],
): void {
  const { lead, world, program } = step;
  const hasChanged = lead.owner !== member || lead.queue !== queue;
  setAssignment(lead, world, { queue, member, routing: routing.name });
  step.emit({ type: "assigned", queue, member, routing: routing.name, why, cause });
  // The lifecycle has been looked at before; what reads the owner is told a moment later.
  if (hasChanged && tableOf(program).readsAssignment) step.lookAgain();
}
