/** Checks `calendar`: its zone, open hours, holidays and closed days. */
import type { CalendarDeclaration, StringLiteral, TimeRange } from "../../syntax/ast/index.ts";
import { isKnownHolidayRegion } from "../../types/holiday-regions.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { checkMovedIn, checkOnce, requireProperty } from "../properties.ts";
import { checkDate, checkDateRange, checkTime } from "../quantity.ts";
import { checkTimeZone } from "./funnel.ts";

export function checkCalendar(ctx: CheckContext, calendar: CalendarDeclaration): void {
  checkOnce(ctx, calendar.body, { Timezone: "timezone" });
  checkMovedIn(ctx, calendar.body, ctx.bound.scopeOf("calendar"));
  requireProperty(ctx, calendar, calendar.body, {
    kinds: ["OpenHours"],
    words: "the hours at which it is open",
    example: "open mon..fri 09:00..17:00",
  });
  for (const item of calendar.body) {
    if (item.kind === "Timezone") checkTimeZone(ctx, item.value);
    else if (item.kind === "Holidays") checkHolidays(ctx, item.value);
    else if (item.kind === "OpenHours") for (const range of item.hours) checkTimes(ctx, range);
    else if (item.kind === "ClosedDay") {
      if (item.to === undefined) checkDate(ctx, item.from);
      else checkDateRange(ctx, item.from, item.to);
    }
  }
}

/** Checks both ends; a range may cross midnight. */
export function checkTimes(ctx: CheckContext, range: TimeRange): void {
  checkTime(ctx, range.from);
  checkTime(ctx, range.to);
}

function checkHolidays(ctx: CheckContext, region: StringLiteral): void {
  if (isKnownHolidayRegion(region.value)) return;
  report(ctx, "unknown-country", region, `No holidays are known for ${quote(ctx, region)}.`, {
    help: 'Write a country, as in `"US"`, or a region of it, as in `"US-CA"`.',
  });
}
