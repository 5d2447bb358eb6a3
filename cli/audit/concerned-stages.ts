/** Says which stages of the lifecycle something in the plan is about, by its id: there the leads are that it concerns. */
import type { Expression, Nurture, Plan, Stage, Step } from "../../schemas/generated/plan.ts";

/** Whether leads of a stage can belong to an audience. */
export type CanBelong = (audience: Expression, stage: string) => boolean;

/** The names of the stages; none for what no lead stands in, such as a team or a calendar. */
export function findConcernedStages(plan: Plan, id: string, canBelong: CanBelong): string[] {
  const [kind = "", name = ""] = id.split("/");
  const audienceOf = (nurtures: readonly Nurture[]): string[] => {
    const open = plan.lifecycle.filter(({ worked_by: worked }) => worked === undefined);
    const belongs = (stage: Stage): boolean => nurtures.some((nurture) => canBelong(nurture.for, stage.name));
    return open.filter(belongs).map((stage) => stage.name);
  };
  switch (kind) {
    case "stage":
    case "turnback":
      return [name];
    case "nurture":
      return audienceOf(plan.nurtures.filter((nurture) => nurture.name === name));
    case "contact_policy":
      return audienceOf(plan.nurtures);
    case "content":
      return audienceOf(plan.nurtures.filter((nurture) => sends(plan, nurture, name)));
    case "content_map":
      return audienceOf(plan.nurtures.filter(sendsNext));
    case "sla":
      return plan.slas.find((sla) => sla.name === name)?.starts.entering ?? listReady(plan);
    case "routing":
      return plan.routings.find((routing) => routing.name === name)?.on.entering ?? listReady(plan);
    case "queue":
      return plan.routings.filter(({ rows }) => rows.some(({ queue }) => queue === name)).flatMap(listEntering);
    case "measure": {
      const measure = plan.measures.find((each) => each.name === name);
      const stage = measure?.rate?.from ?? measure?.time?.from ?? measure?.reasons_of;
      return stage === undefined ? [] : [stage];
    }
    case "lead":
    case "account":
    case "identity":
      return plan.lifecycle.filter(({ initial }) => initial).map((stage) => stage.name);
    case "score":
    case "persona":
    case "need":
    case "segment":
    case "phase":
    case "profiling":
    case "hygiene":
    case "agreement":
      return listReady(plan);
    default:
      return [];
  }
}

/** The stages in which another team takes leads over: what decides who is ready decides about these. */
function listReady({ lifecycle }: Plan): string[] {
  const owners = new Map(lifecycle.map(({ name, owner }) => [name, owner]));
  return lifecycle
    .filter(({ owner, final, reasons }) => owner !== undefined && final === undefined && reasons.length === 0)
    .filter(({ owner, enter }) =>
      enter.some(({ from }) => from.some((each) => owners.get(each) !== undefined && owners.get(each) !== owner)),
    )
    .map(({ name }) => name);
}

function listEntering({ on }: Plan["routings"][number]): readonly string[] {
  return on.entering ?? [];
}

function sends(plan: Plan, nurture: Nurture, content: string): boolean {
  const isMapped = plan.content_map.some(({ cells }) => cells.some(({ contents }) => contents.includes(content)));
  return (isMapped && sendsNext(nurture)) || someStep(nurture.steps, (step) => isSend(step, content));
}

function sendsNext({ cadence, steps }: Nurture): boolean {
  return cadence !== undefined || someStep(steps, (step) => isSend(step, undefined));
}

function isSend(step: Step, content: string | undefined): boolean {
  return step.step === "send" && step.content === content;
}

function someStep(steps: readonly Step[], holds: (step: Step) => boolean): boolean {
  return steps.some(
    (step) => holds(step) || (step.step === "if" && (someStep(step.then, holds) || someStep(step.else, holds))),
  );
}
