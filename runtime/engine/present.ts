/** The clocks of leads: each lead has lived through every instant that an input has named since the lead came to be. */
import type { Lead } from "../model/lead.ts";

export interface Present {
  /** The number of the next arrival, to be kept with a lead that it creates. */
  readonly arrivals: number;
  /** Takes in the time of an input or of an advance. */
  arrive(time: number): void;
  /** The greatest time that arrived from the given arrival on. */
  clockSince(arrival: number): number;
  /** The greatest time of all. */
  readonly latest: number;
}

/**
 * Keeps the arrivals that are later in time than everything after them: usually one. So a file that holds one lead
 * after the other works as well as one in order of time, and no lead's clock depends on when another was looked at.
 */
export function createPresent(): Present {
  const numbers: number[] = [];
  const times: number[] = [];
  let arrivals = 0;
  let latest = -Infinity;
  return {
    get arrivals() {
      return arrivals;
    },
    get latest() {
      return latest;
    },
    arrive(time) {
      while (times.length > 0 && times[times.length - 1]! <= time) {
        times.pop();
        numbers.pop();
      }
      times.push(time);
      numbers.push(arrivals);
      arrivals += 1;
      if (time > latest) latest = time;
    },
    clockSince(arrival) {
      if (times.length === 1) return numbers[0]! >= arrival ? times[0]! : -Infinity;
      let low = 0;
      let high = numbers.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (numbers[middle]! < arrival) low = middle + 1;
        else high = middle;
      }
      return low < times.length ? times[low]! : -Infinity;
    },
  };
}

/** A lead in memory and what the host remembers of it. */
export interface Holder {
  readonly lead: Lead;
  /** Leads are in order of creation; timers due together fire in this order. */
  readonly order: number;
  /** The arrival that created it, or the first of those that created leads merged into it. */
  arrival: number;
  /** The holder of the lead that this one was merged into. */
  into?: Holder;
}

/** The holder that stands for a lead now, whatever it was merged into. */
export function standingFor(holder: Holder): Holder {
  let { into } = holder;
  if (into === undefined) return holder;
  while (into.into !== undefined) into = into.into;
  holder.into = into;
  return into;
}
