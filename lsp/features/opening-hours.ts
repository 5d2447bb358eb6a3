/** When business time that begins at an opening is used up, by the weekly hours of a calendar alone. */
import type { CalendarDeclaration, DayName, DurationLiteral } from "../../compiler/syntax/ast/index.ts";
import { dayWords } from "../../compiler/syntax/keywords.ts";

/** An open stretch of a week, in minutes since Monday's midnight. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const day = 1440;
const week = 7 * day;
/** Longer promises say nothing to anyone as an hour of a weekday. */
const longest = 2 * week;

/** Such as `= until mon 13:00 from the opening`; nothing for a calendar without hours, or for whole days. */
export function describeOpening(calendar: CalendarDeclaration, { amount, unit }: DurationLiteral): string | undefined {
  const minutes = unit === "hour" ? amount * 60 : unit === "minute" ? amount : undefined;
  const stretches = listStretches(calendar);
  const [first] = stretches;
  if (minutes === undefined || first === undefined || minutes <= 0) return undefined;
  let left = minutes;
  for (let weeks = 0; weeks * week < longest; weeks += 1) {
    for (const { from, to } of stretches) {
      const length = to - from;
      if (left <= length) return `${show(first.from)} → ${show(weeks * week + from + left)}`;
      left -= length;
    }
  }
  return undefined;
}

function listStretches({ body }: CalendarDeclaration): Stretch[] {
  const stretches = body.flatMap((property) => {
    if (property.kind !== "OpenHours") return [];
    const days = property.days.flatMap(({ from, to }) => listDays(from, to));
    return days.flatMap((index) =>
      property.hours.map(({ from, to }) => {
        const start = index * day + from.minutes;
        return {
          from: start,
          to: to.minutes > from.minutes ? index * day + to.minutes : (index + 1) * day + to.minutes,
        };
      }),
    );
  });
  return stretches.sort((left, right) => left.from - right.from);
}

function listDays(from: DayName, to: DayName): number[] {
  const first = dayWords.indexOf(from);
  const count = ((dayWords.indexOf(to) - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => (first + index) % 7);
}

function show(minutes: number): string {
  const inDay = minutes % day;
  const clock = `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
  return `${dayWords[Math.floor(minutes / day) % 7]} ${clock}`;
}
