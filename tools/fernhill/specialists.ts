/** What specialists do with somebody who asked for them. */
import type { Random } from "../history/random.ts";
import type { Teller } from "./use.ts";

/** Follows up; true when it ended with a contract. */
export function followUp(random: Random, teller: Teller): boolean {
  const first = random.weigh([
    [70, "accept"],
    [20, "reject"],
    [10, "forget"],
  ]);
  if (first === "forget") return false;
  // Most are answered while they are still there, some the next day.
  if (random.chance(0.75)) teller.at += random.integer(4, 110) * 60_000;
  else teller.pause(0.5, 1.5);
  if (first === "reject") {
    teller.track("Sales rejected", { why: random.pick(["not_ready", "no_contact", "too_small", "not_a_buyer"]) });
    return false;
  }
  teller.track("Sales accepted");
  teller.pause(2, 9);
  if (random.chance(0.25)) {
    teller.track("Sales rejected", { why: "not_ready" });
    return false;
  }
  const amount = random.integer(3, 30) * 1000;
  teller.track("Opportunity opened", { amount });
  teller.pause(7, 35);
  if (random.chance(0.5)) {
    teller.track("Deal won", { amount });
    return true;
  }
  if (random.chance(0.8)) teller.track("Deal lost", { why: random.pick(["too_expensive", "no_decision"]) });
  return false;
}
