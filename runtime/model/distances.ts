/**
 * Lists of instants as a lead's state keeps them: how long each came after the one before, in digits and small letters,
 * since long lists of long numbers are most of what is kept of a lead. The first one counts from 1970.
 */

const base = 36;

export function toDistances(times: readonly number[]): string {
  return times.map((time, place) => (place === 0 ? time : time - times[place - 1]!).toString(base)).join(" ");
}

export function fromDistances(distances: string): number[] {
  let time = 0;
  return distances.split(" ").map((distance) => (time += parseInt(distance, base)));
}
