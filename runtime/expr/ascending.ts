/** Places in ascending lists of times. */

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
