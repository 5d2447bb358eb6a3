/** Timers: order of ties, replacement, and agreement with a plain sorted map over random operations. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createSimulatedClock, createSystemClock } from "../../runtime/time/clock.ts";
import { createTimerQueue, type Timer, type TimerQueue } from "../../runtime/time/timer-queue.ts";

function drain<Key extends string | number>(queue: TimerQueue<Key>): Timer<Key>[] {
  const timers: Timer<Key>[] = [];
  for (let timer = queue.pop(); timer !== undefined; timer = queue.pop()) timers.push(timer);
  return timers;
}

test("timers due at once come in the order of their keys, however they were scheduled", () => {
  for (const keys of [
    ["b", "a", "c"],
    ["c", "b", "a"],
  ]) {
    const queue = createTimerQueue<string>();
    for (const key of keys) queue.schedule(key, 10);
    queue.schedule("z", 5);
    expect(drain(queue).map(({ key }) => key)).toEqual(["z", "a", "b", "c"]);
  }
  const numbered = createTimerQueue<number>();
  for (const key of [10, 9, 100]) numbered.schedule(key, 1);
  expect(drain(numbered).map(({ key }) => key)).toEqual([9, 10, 100]);
});

test("only the latest schedule of a key counts", () => {
  const queue = createTimerQueue<string>();
  queue.schedule("a", 10);
  queue.schedule("a", 30);
  queue.schedule("b", 20);
  queue.schedule("b", 15);
  queue.schedule("c", 1);
  queue.cancel("c");
  expect(queue.size).toBe(2);
  expect(queue.dueOf("a")).toBe(30);
  expect(queue.peek()).toEqual({ key: "b", due: 15 });
  expect(queue.popDue(14)).toBeUndefined();
  expect(drain(queue)).toEqual([
    { key: "b", due: 15 },
    { key: "a", due: 30 },
  ]);
  expect(queue.size).toBe(0);
});

test("any sequence of operations agrees with a sorted map", () => {
  const key = fc.integer({ min: 0, max: 11 });
  const due = fc.integer({ min: 0, max: 9 });
  const operation = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("schedule" as const), key, due }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("cancel" as const), key, due }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("pop" as const), key, due }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("popDue" as const), key, due }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("peek" as const), key, due }) },
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 400, size: "max" }), (operations) => {
      const queue = createTimerQueue<number>();
      const naive = new Map<number, number>();
      const first = (): Timer<number> | undefined => {
        const [timer] = [...naive].sort((left, right) => left[1] - right[1] || left[0] - right[0]);
        return timer && { key: timer[0], due: timer[1] };
      };
      for (const step of operations) {
        const expected = first();
        if (step.kind === "schedule") {
          queue.schedule(step.key, step.due);
          naive.set(step.key, step.due);
        } else if (step.kind === "cancel") {
          queue.cancel(step.key);
          naive.delete(step.key);
        } else if (step.kind === "peek") expect(queue.peek()).toEqual(expected);
        else {
          const taken = expected !== undefined && (step.kind === "pop" || expected.due <= step.due);
          expect(step.kind === "pop" ? queue.pop() : queue.popDue(step.due)).toEqual(taken ? expected : undefined);
          if (taken) naive.delete(expected.key);
        }
        expect(queue.size).toBe(naive.size);
      }
      const rest = [...naive].sort((left, right) => left[1] - right[1] || left[0] - right[0]);
      expect(drain(queue).map((timer) => [timer.key, timer.due])).toEqual(rest);
    }),
    { numRuns: 200 },
  );
});

test("timers put off and brought forward over and over keep their order", () => {
  const queue = createTimerQueue<number>();
  const dues = new Map<number, number>();
  let random = 1;
  for (let index = 0; index < 300_000; index++) {
    random = (random * 48_271) % 2_147_483_647;
    const due = random % 1_000_000;
    queue.schedule(index % 500, due);
    dues.set(index % 500, due);
  }
  const expected = [...dues].sort((left, right) => left[1] - right[1] || left[0] - right[0]);
  expect(drain(queue).map((timer) => [timer.key, timer.due])).toEqual(expected);
});

test("a simulated clock moves only forward", () => {
  const clock = createSimulatedClock(100);
  clock.advanceTo(100);
  clock.advanceTo(250);
  expect(clock.now()).toBe(250);
  expect(() => clock.advanceTo(249)).toThrow("backwards");
});

test("a system clock stands still while its source is behind", () => {
  const readings = [10.7, 5, 12];
  const clock = createSystemClock(() => readings.shift()!);
  expect([clock.now(), clock.now(), clock.now()]).toEqual([10, 10, 12]);
});
