/** Lists of instants as a lead's state keeps them: the first one, then how long after the one before each other came. */

export function toDistances(times: readonly number[]): number[] {
  return times.map((time, place) => (place === 0 ? time : time - times[place - 1]!));
}

export function fromDistances(distances: readonly number[]): number[] {
  let time = 0;
  return distances.map((distance) => (time += distance));
}
