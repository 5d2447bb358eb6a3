/** What only tests of a plan ask: what was sent, asked, notified or assigned, and how an SLA stands. */
import type { Plan } from "../../schemas/generated/plan.ts";
import type { Evidence } from "../../runtime/testing/evidence.ts";
import type { History, Moment } from "./history.ts";
import { questionsAt } from "./profiling.ts";

/** Every such question that a plan gives words for. */
export function listEvidence(plan: Plan): Evidence[] {
  const statuses = ["running", "met", "met_late", "breached", "cancelled"] as const;
  const members = new Set(plan.queues.flatMap((queue) => queue.members.map(({ member }) => member)));
  return [
    { op: "quarantined" },
    ...plan.slas.flatMap(({ name }) => statuses.map((status): Evidence => ({ op: "sla_is", sla: name, status }))),
    ...plan.contents.flatMap(({ name: content }): Evidence[] => [
      { op: "sent", content },
      ...plan.channels.map(({ name: channel }): Evidence => ({ op: "sent", content, channel })),
    ]),
    ...plan.lead.fields.map(({ name }): Evidence => ({ op: "asked", field: name })),
    ...plan.teams.map(({ name }): Evidence => ({ op: "notified", team: name })),
    ...[...members].map((member): Evidence => ({ op: "assigned", member })),
  ];
}

/** Whether it is so, from everything that was told of the lead and of those merged into it. */
export function isEvident(evidence: Evidence, moment: Moment): boolean {
  const { history } = moment;
  const was = (type: string, ...parts: readonly (readonly [string, unknown])[]): boolean =>
    history.told.some((each) => each.type === type && parts.every(([name, value]) => each[name] === value));
  switch (evidence.op) {
    case "quarantined":
      return was("quarantined");
    case "sla_is":
      return slaStatusOf(history, evidence.sla) === evidence.status;
    case "sent": {
      const by = evidence.channel === undefined ? [] : [["channel", evidence.channel] as const];
      return was("send", ["content", evidence.content], ...by);
    }
    case "asked": {
      const asked = history.told.flatMap(({ type, fields }) => (type === "ask" ? (fields as string[]) : []));
      return [...asked, ...questionsAt(moment)].includes(evidence.field);
    }
    case "notified":
      return was("notify", ["team", evidence.team]) || was("escalated", ["team", evidence.team]);
    case "assigned":
      return history.owner === evidence.member;
  }
}

function slaStatusOf({ slas }: History, sla: string): string | undefined {
  return slas.get(sla)?.status;
}
