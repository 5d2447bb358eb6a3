/** Timers in the order they are due: one for each key, cheap to put off, and in the same order on every run. */
import FlatQueue from "flatqueue";

export interface Timer<Key> {
  readonly key: Key;
  readonly due: number;
}

/** Timers due at the same instant come in the order of their keys, whatever order they were scheduled in. */
export interface TimerQueue<Key extends string | number> {
  /** The number of scheduled timers. */
  readonly size: number;
  /** Sets the timer of a key, in place of the one it has. */
  schedule(key: Key, due: number): void;
  cancel(key: Key): void;
  dueOf(key: Key): number | undefined;
  peek(): Timer<Key> | undefined;
  pop(): Timer<Key> | undefined;
  /** Takes the first timer if it is due by then; does not look at later ones. */
  popDue(until: number): Timer<Key> | undefined;
}

/**
 * `queuedAt` is where the heap or the batch holds the entry that counts. It is never after `due`: a timer put off
 * stays where it is, and moves on when its old turn comes. NaN means that nothing held counts.
 */
interface Entry<Key> {
  readonly key: Key;
  due: number;
  queuedAt: number;
}

export function createTimerQueue<Key extends string | number>(): TimerQueue<Key> {
  const entries = new Map<Key, Entry<Key>>();
  const heap = new FlatQueue<Entry<Key>>();
  // The timers of one instant taken from the heap, the next one last.
  let batch: Entry<Key>[] = [];
  let batchDue = Infinity;

  function push(entry: Entry<Key>): void {
    entry.queuedAt = entry.due;
    heap.push(entry, entry.due);
  }

  /** Timers brought forward or cancelled leave what they had in the heap behind: clears it when it outgrows them. */
  function sweep(): void {
    if (heap.length <= 2 * entries.size + 64) return;
    heap.clear();
    batch = [];
    for (const entry of entries.values()) push(entry);
    heap.shrink();
  }

  /** Whether an entry found at `turn` is due then; one that was put off moves to its new place. */
  function isReady(entry: Entry<Key>, turn: number): boolean {
    if (entry.queuedAt !== turn) return false;
    if (entry.due === turn) return true;
    push(entry);
    return false;
  }

  function takeBatch(turn: number): void {
    if (batchDue !== turn) {
      // Something became due before the batch, which goes back.
      for (const entry of batch) heap.push(entry, batchDue);
      batch = [];
      batchDue = turn;
    }
    const arrived: Entry<Key>[] = [];
    while (heap.peekValue() === turn) {
      const entry = heap.pop()!;
      if (!isReady(entry, turn)) continue;
      // A second place in the heap for the same turn must not count again.
      entry.queuedAt = NaN;
      arrived.push(entry);
    }
    for (const entry of arrived) entry.queuedAt = turn;
    if (batch.length > 0 && arrived.length <= 8) for (const entry of arrived) insert(batch, entry);
    else if (arrived.length > 0) batch = [...batch, ...arrived].sort(compareFalling);
  }

  /** Brings the first timer due by `until` to the end of the batch. */
  function settle(until: number): Entry<Key> | undefined {
    for (;;) {
      const next = heap.peekValue() ?? Infinity;
      if (batch.length > 0 && batchDue < next) {
        if (batchDue > until) return undefined;
        const entry = batch[batch.length - 1]!;
        if (isReady(entry, batchDue)) return entry;
        batch.pop();
      } else if (heap.length > 0 && next <= until) takeBatch(next);
      else return undefined;
    }
  }

  function popDue(until: number): Timer<Key> | undefined {
    const entry = settle(until);
    if (entry === undefined) return undefined;
    batch.pop();
    entries.delete(entry.key);
    entry.queuedAt = NaN;
    return { key: entry.key, due: entry.due };
  }

  return {
    get size() {
      return entries.size;
    },
    schedule(key, due) {
      const entry = entries.get(key);
      if (entry === undefined) {
        const created = { key, due, queuedAt: due };
        entries.set(key, created);
        push(created);
      } else {
        entry.due = due;
        if (due >= entry.queuedAt) return;
        push(entry);
      }
      sweep();
    },
    cancel(key) {
      const entry = entries.get(key);
      if (entry === undefined) return;
      entries.delete(key);
      entry.queuedAt = NaN;
    },
    dueOf: (key) => entries.get(key)?.due,
    peek() {
      const entry = settle(Infinity);
      return entry === undefined ? undefined : { key: entry.key, due: entry.due };
    },
    pop: () => popDue(Infinity),
    popDue,
  };
}

function compareFalling<Key extends string | number>(left: Entry<Key>, right: Entry<Key>): number {
  return left.key < right.key ? 1 : left.key > right.key ? -1 : 0;
}

/** Puts an entry at its place in a list in falling order of keys. */
function insert<Key extends string | number>(sorted: Entry<Key>[], entry: Entry<Key>): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.key > entry.key) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, entry);
}
