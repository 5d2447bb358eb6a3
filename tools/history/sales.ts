/** What sales does with people it takes notice of: accept, reject with or without a reason, sell, win or lose. */
import { findMoment } from "./moment.ts";
import type { Writer } from "./messages.ts";
import type { Random } from "./random.ts";

const zone = "America/New_York";

const rejections = [
  [40, { reason: "not_ready" }],
  [24, { reason: "no_contact" }],
  [14, { reason: "bad_data" }],
  [10, { reason: "competitor" }],
  [12, {}],
] as const;

const losses = [
  [45, { reason: "price" }],
  [30, { reason: "no_decision" }],
  [15, { reason: "competitor" }],
  [10, {}],
] as const;

/** Follows up from `start`; returns the instant at which the person was handed back, if that happened. */
export function followUp(random: Random, writer: Writer, userId: string, start: number): number | undefined {
  const track = (at: number, event: string, properties: Readonly<Record<string, unknown>>): number => {
    writer.fromSales(at, userId, { type: "track", event, properties });
    return at;
  };
  const first = random.weigh([
    [62, "accept"],
    [25, "reject"],
    [13, "forget"],
  ]);
  if (first === "forget") return undefined;
  const answered = findMoment(random, zone, start, 0, 1.5);
  if (first === "reject") return track(answered, "Sales Rejected", random.weigh(rejections));
  track(answered, "Sales Accepted", {});

  const decided = findMoment(random, zone, answered, 2, 16);
  if (random.chance(0.3)) return track(decided, "Sales Rejected", random.weigh(rejections));
  if (random.chance(0.15)) return undefined;
  const amount = random.integer(8, 90) * 1000;
  track(decided, "Opportunity Opened", { amount });

  const closed = findMoment(random, zone, decided, 14, 75);
  if (random.chance(0.36)) {
    track(closed, "Deal Won", { amount: Math.round(amount * 0.92) });
    if (random.chance(0.6)) track(findMoment(random, zone, closed, 170, 190), "Contract Renewed", { amount });
    return undefined;
  }
  return random.chance(0.75) ? track(closed, "Deal Lost", random.weigh(losses)) : undefined;
}
