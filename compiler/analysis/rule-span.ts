/** What one rule of a score can contribute to any lead: its points, how often they can count at once, and its limits. */
import type { Duration, Once, ScoreRule } from "../../schemas/generated/plan.ts";
import { longest, shortest } from "./elapsed.ts";
import { clampSpan, type Span } from "./span.ts";

/** The span of a rule that counts events: activities, turns of a criterion, or full periods without an activity. */
export function spanOfEvents({ points, form, every, lasting, limits }: ScoreRule): Span {
  const spacing = form === "without" && lasting !== true ? every : undefined;
  let times = Infinity;
  if (limits.once?.per === "ever") times = 1;
  if (limits.within !== undefined) times = Math.min(times, countWithin(longest(limits.within), limits.once, spacing));
  if (limits.loses !== undefined && limits.loses.percent > 0) {
    const { percent, every: period } = limits.loses;
    // What is k periods old has lost k times its share; the sum over all ages is what can be left at once.
    const each = countWithin(longest(period), limits.once, spacing);
    let left = 0;
    for (let k = 0; percent * k < 100; k += 1) left += each * (1 - (percent * k) / 100);
    times = Math.min(times, left);
  }
  if (limits.halves_every !== undefined) {
    times = Math.min(times, 2 * countWithin(longest(limits.halves_every), limits.once, spacing));
  }
  // No points are none, however often they count.
  const most = points === 0 || times === 0 ? 0 : points * times;
  const { maximum = Infinity } = limits;
  return clampSpan({ low: Math.min(0, most), high: Math.max(0, most) }, -maximum, maximum);
}

const hour = 3_600_000;
const day = 24 * hour;

/** How many events can count in a window of that many milliseconds, which holds one of its two ends. */
function countWithin(window: number, once: Once | undefined, spacing: Duration | undefined): number {
  if (window <= 0) return 0;
  const byOnce = once === undefined ? Infinity : countOnce(window, once);
  const bySpacing = spacing === undefined || shortest(spacing) <= 0 ? Infinity : Math.ceil(window / shortest(spacing));
  return Math.min(byOnce, bySpacing);
}

function countOnce(window: number, once: Once): number {
  switch (once.per) {
    case "ever":
      return 1;
    case "duration": {
      const apart = once.duration === undefined ? 0 : shortest(once.duration);
      return apart > 0 ? Math.ceil(window / apart) : Infinity;
    }
    // The whole periods that fit, on a day when clocks went forward, and one that is cut at either end.
    case "day":
      return Math.ceil((window + hour) / day) + 1;
    case "week":
      return Math.ceil((window + hour) / (7 * day)) + 1;
    case "month":
      return Math.ceil((window + hour) / (28 * day)) + 1;
  }
}
