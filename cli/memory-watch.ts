/** Ends a run in good order before its leads fill the heap, which would end the process in the middle of a step. */
import { constants, type PerformanceEntry, PerformanceObserver } from "node:perf_hooks";
import { getHeapStatistics } from "node:v8";
import { UserError } from "./failure.ts";

export interface MemoryWatch {
  /** Throws when what is in use leaves no room to go on. */
  check(): void;
  stop(): void;
}

/** Room for new values, where nothing can stay, in bytes: 192 MB since Node.js 24 and 48 MB before. */
const young = 192 << 20;

/** From four fifths of the rest on, Node.js may give up; less of a small limit is left when room for new values is taken off. */
function fullAt(limit: number): number {
  return Math.max(0.75 * (limit - young), 0.3 * limit);
}

/** What is in use shows after a full collection of garbage, so that is when it is looked at. */
export function watchMemory(): MemoryWatch {
  let isFull = false;
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntries().some(isFullCollection)) return;
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    isFull = used > fullAt(limit);
  });
  observer.observe({ entryTypes: ["gc"] });
  return {
    check() {
      if (!isFull) return;
      const megabytes = Math.round(getHeapStatistics().heap_size_limit / 2 ** 20);
      throw new UserError(
        `the leads need more memory than the ${megabytes} MB that Node.js may use`,
        `allow it more, such as NODE_OPTIONS=--max-old-space-size=${2 * megabytes}, or run fewer leads at a time`,
      );
    },
    stop: () => observer.disconnect(),
  };
}

function isFullCollection(entry: PerformanceEntry): boolean {
  const { detail } = entry as PerformanceEntry & { readonly detail?: { readonly kind?: number } };
  return detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}
