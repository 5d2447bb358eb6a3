/** Lowers `queue`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { type LowerContext, place } from "./context.ts";
import { findProperty, listProperties, lowerHead, present, wholeOf } from "./property.ts";

export function lowerQueue(ctx: LowerContext, declaration: ast.QueueDeclaration): plan.Queue {
  const { body, name } = declaration;
  const capacity = findProperty(body, "Capacity");
  return present<plan.Queue>({
    id: place(ctx, `queue/${name.text}`, wholeOf(declaration)),
    ...lowerHead(declaration),
    team: findProperty(body, "QueueTeam")?.value.text,
    members: listProperties(body, "QueueMember").map(lowerMember),
    assign: (findProperty(body, "Assign")?.value.text ?? "round_robin") as plan.Queue["assign"],
    capacity: capacity && { count: capacity.count.value, per: capacity.per.text as plan.Capacity["per"] },
    calendar: findProperty(body, "QueueCalendar")?.value.text,
    overflow: findProperty(body, "Overflow")?.value.text,
  });
}

function lowerMember({ id, weight, away, takes }: ast.QueueMember): plan.QueueMember {
  return present<plan.QueueMember>({
    member: id.value,
    weight: weight?.value ?? 1,
    away: away.map(({ from, to }) => ({ from: from.text, to: to.text })),
    takes_per_day: takes?.value,
  });
}
