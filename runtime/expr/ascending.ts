/** Places in ascending lists of times. */

/** Negative when the first of two times comes before the second one in a list. */
export type Order = (first: number, second: number) => number;

/** The place of the first of some ascending times that is not before `time`. */
export function placeOf(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the first of some ascending times that is after `time`; at once for what is in order. */
export function placeAfter(times: readonly number[], time: number): number {
  const { length } = times;
  if (length === 0 || times[length - 1]! <= time) return length;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the first time that comes after `time` in a list with an order of its own. */
export function placeAfterIn(times: readonly number[], time: number, order: Order): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(times[middle]!, time) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const byTime: Order = (first, second) => first - second;

/** Two ordered lists as one; of equal times those of the first list come first. */
export function mergeTimes(first: readonly number[], second: readonly number[], order: Order = byTime): number[] {
  if (second.length === 0) return [...first];
  const merged: number[] = [];
  let place = 0;
  for (const time of first) {
    for (; place < second.length && order(second[place]!, time) < 0; place += 1) merged.push(second[place]!);
    merged.push(time);
  }
  for (; place < second.length; place += 1) merged.push(second[place]!);
  return merged;
}
