/** Lowers `calendar`. */
import type * as plan from "../../../schemas/generated/plan.ts";
import type * as ast from "../../syntax/ast/index.ts";
import { listDeclarations, type LowerContext, place } from "./context.ts";
import { lowerDays, lowerTimeRange } from "./duration.ts";
import { findProperty, listProperties, lowerHead, present, wholeOf } from "./property.ts";

/** Business time; a calendar without a `timezone` keeps the funnel's. */
export function lowerCalendar(ctx: LowerContext, declaration: ast.CalendarDeclaration): plan.Calendar {
  const { body } = declaration;
  return present<plan.Calendar>({
    id: place(ctx, `calendar/${declaration.name.text}`, wholeOf(declaration)),
    ...lowerHead(declaration),
    timezone: findProperty(body, "Timezone")?.value.value ?? funnelTimezone(ctx),
    open: listProperties(body, "OpenHours").flatMap(lowerOpenHours),
    holidays: listProperties(body, "Holidays").map(({ value }) => value.value),
    closed: listProperties(body, "ClosedDay").map(lowerClosedDay),
  });
}

function lowerOpenHours({ days, hours }: ast.OpenHours): plan.OpenHours[] {
  return hours.map((range) => ({ days: lowerDays(days), ...lowerTimeRange(range) }));
}

function lowerClosedDay({ from, to, reason }: ast.ClosedDay): plan.ClosedDays {
  return present<plan.ClosedDays>({ from: from.text, to: (to ?? from).text, reason: reason?.value });
}

function funnelTimezone(ctx: LowerContext): string {
  const [funnel] = listDeclarations(ctx, "Funnel");
  return (funnel && findProperty(funnel.declaration.body, "Timezone")?.value.value) ?? "UTC";
}
