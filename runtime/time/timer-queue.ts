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
 * Every key has a slot in a few lists of numbers, which are quicker to look into than as many objects. `queuedAt` is where
 * the heap or the batch holds the slot's entry that counts. It is never after `dues`: a timer put off stays where it is,
 * and moves on when its old turn comes. NaN means that nothing held counts, and a due of NaN that there is no timer.
 */
export function createTimerQueue<Key extends string | number>(): TimerQueue<Key> {
  const slots = new Map<Key, number>();
  const keys: Key[] = [];
  const dues: number[] = [];
  const queuedAt: number[] = [];
  let size = 0;
  const heap = new FlatQueue<number>();
  // The slots of one instant taken from the heap, the next one last.
  let batch: number[] = [];
  let batchDue = Infinity;

  function push(slot: number): void {
    const due = dues[slot]!;
    queuedAt[slot] = due;
    heap.push(slot, due);
  }

  /** Timers brought forward or cancelled leave what they had in the heap behind: clears it when it outgrows them. */
  function sweep(): void {
    if (heap.length <= 2 * size + 64) return;
    heap.clear();
    batch = [];
    for (let slot = 0; slot < dues.length; slot += 1) if (!Number.isNaN(dues[slot])) push(slot);
    heap.shrink();
  }

  /** Whether a slot found at `turn` is due then; one that was put off moves to its new place. */
  function isReady(slot: number, turn: number): boolean {
    if (queuedAt[slot] !== turn) return false;
    if (dues[slot] === turn) return true;
    push(slot);
    return false;
  }

  function takeBatch(turn: number): void {
    if (batchDue !== turn) {
      // Something became due before the batch, which goes back.
      for (const slot of batch) heap.push(slot, batchDue);
      batch = [];
      batchDue = turn;
    }
    const arrived: number[] = [];
    while (heap.peekValue() === turn) {
      const slot = heap.pop()!;
      if (!isReady(slot, turn)) continue;
      // A second place in the heap for the same turn must not count again.
      queuedAt[slot] = NaN;
      arrived.push(slot);
    }
    for (const slot of arrived) queuedAt[slot] = turn;
    if (batch.length > 0 && arrived.length <= 8) for (const slot of arrived) insert(batch, slot, keys);
    else if (arrived.length === 1 && batch.length === 0) batch.push(arrived[0]!);
    else if (arrived.length > 0)
      batch = [...batch, ...arrived].sort((left, right) => compareFalling(keys[left]!, keys[right]!));
  }

  /** Brings the first slot due by `until` to the end of the batch. */
  function settle(until: number): number | undefined {
    for (;;) {
      const next = heap.peekValue() ?? Infinity;
      if (batch.length > 0 && batchDue < next) {
        if (batchDue > until) return undefined;
        const slot = batch[batch.length - 1]!;
        if (isReady(slot, batchDue)) return slot;
        batch.pop();
      } else if (heap.length > 0 && next <= until) takeBatch(next);
      else return undefined;
    }
  }

  function clear(slot: number): void {
    dues[slot] = NaN;
    queuedAt[slot] = NaN;
    size -= 1;
  }

  function popDue(until: number): Timer<Key> | undefined {
    const slot = settle(until);
    if (slot === undefined) return undefined;
    batch.pop();
    const timer = { key: keys[slot]!, due: dues[slot]! };
    clear(slot);
    return timer;
  }

  /** The slot of a key that has a timer. */
  function find(key: Key): number | undefined {
    const slot = slots.get(key);
    return slot === undefined || Number.isNaN(dues[slot]) ? undefined : slot;
  }

  return {
    get size() {
      return size;
    },
    schedule(key, due) {
      let slot = slots.get(key);
      if (slot === undefined) {
        slot = keys.push(key) - 1;
        slots.set(key, slot);
        dues[slot] = queuedAt[slot] = NaN;
      }
      if (Number.isNaN(dues[slot])) size += 1;
      dues[slot] = due;
      if (due >= queuedAt[slot]!) return;
      push(slot);
      sweep();
    },
    cancel(key) {
      const slot = find(key);
      if (slot !== undefined) clear(slot);
    },
    dueOf(key) {
      const slot = find(key);
      return slot === undefined ? undefined : dues[slot];
    },
    peek() {
      const slot = settle(Infinity);
      return slot === undefined ? undefined : { key: keys[slot]!, due: dues[slot]! };
    },
    pop: () => popDue(Infinity),
    popDue,
  };
}

function compareFalling<Key extends string | number>(left: Key, right: Key): number {
  return left < right ? 1 : left > right ? -1 : 0;
}

/** Puts a slot at its place in a list in falling order of keys. */
function insert<Key extends string | number>(sorted: number[], slot: number, keys: readonly Key[]): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[sorted[middle]!]! > keys[slot]!) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, slot);
}
