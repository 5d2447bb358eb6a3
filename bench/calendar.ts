/** How fast business time is added, beside a walk minute by minute: `node bench/calendar.ts`. */
import { createCalendar, type CalendarDefinition } from "../runtime/time/calendar.ts";
import { createZone, dayLength, hourLength, minuteLength } from "../runtime/time/zone.ts";
import { addOpenMinutesNaively } from "./naive-calendar.ts";

const zone = createZone("America/New_York")!;
const definition: CalendarDefinition = {
  open: [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }],
  holidays: [],
  closed: [{ from: "2026-12-24", to: "2026-12-31" }],
};
const calendar = createCalendar(definition, zone, () => []);
const start = Date.UTC(2026, 0, 1);

const rounds = Array.from({ length: 5 }, (_, round) => ({
  fast: rateOf(200_000, (index) => calendar.addOpenTime(startOf(index + round), 10 * hourLength)),
  naive: rateOf(20, (index) => addOpenMinutesNaively(definition, zone, startOf(index + round), 600, 30 * 1440)),
  perDay: rateOf(1_000_000, (index) => zone.dayNumberAt(startOf(index + round))),
}));
const fast = medianOf(rounds.map((round) => round.fast));
const naive = medianOf(rounds.map((round) => round.naive));
console.log(
  `10 business hours added: ${describe(fast)}, walked: ${describe(naive)}, ratio ${Math.round(fast / naive)}`,
);
console.log(`day of an instant: ${describe(medianOf(rounds.map((round) => round.perDay)))}`);

/** Starts spread over a year, out of order. */
function startOf(index: number): number {
  return start + ((index * 7919) % 365) * dayLength + ((index * 31) % 1440) * minuteLength;
}

function rateOf(count: number, run: (index: number) => unknown): number {
  const before = performance.now();
  for (let index = 0; index < count; index++) run(index);
  return (count * 1000) / (performance.now() - before);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
}

function describe(rate: number): string {
  return `${Math.round(rate).toLocaleString("en")} a second`;
}
