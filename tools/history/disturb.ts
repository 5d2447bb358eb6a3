/** What goes wrong on the way: messages that come twice, late or broken. */
import type { Random } from "./random.ts";

/** A message, whatever its shape, and the instant at which it happened (epoch milliseconds). */
export interface Happened {
  readonly at: number;
  readonly message: object;
}

interface Arrival {
  readonly at: number;
  readonly line: string;
}

const hour = 3_600_000;

const broken = [
  '{"type":"track","event":"Form submitted","userId":',
  "502 Bad Gateway",
  "{}",
  "[]",
  '"page"',
  '{"type":"track","event":"Demo Requested","timestamp":"yesterday","userId":"u-7","messageId":"x-1"}',
  '{"messageId":"x-2","timestamp":"2026-04-01T12:00:00Z","userId":"u-9"}',
];

/** The lines in the order in which they arrive: 1 % twice, 2 % hours or days late, and `brokenLines` no messages. */
export function disturb(random: Random, sent: readonly Happened[], brokenLines: number): string[] {
  const arrivals: Arrival[] = sent.flatMap(({ at, message }) => {
    const line = JSON.stringify(message);
    const delay = random.chance(0.02) ? random.integer(2 * hour, 144 * hour) : random.integer(20, 3000);
    const once = { at: at + delay, line };
    return random.chance(0.01) ? [once, { at: once.at + random.integer(1000, 48 * hour), line }] : [once];
  });
  const lines = arrivals.sort((left, right) => left.at - right.at).map(({ line }) => line);
  for (let left = brokenLines; left > 0; left -= 1) {
    lines.splice(random.integer(0, lines.length), 0, random.pick(broken));
  }
  return lines;
}
