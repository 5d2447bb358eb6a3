/** Queues share work fairly, respect leave and limits, and give nobody a burst. */
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { assignMember, releaseMember } from "../../../runtime/routing/assign.ts";
import { createQueueState } from "../../../runtime/routing/queue-state.ts";
import { createZone } from "../../../runtime/time/zone.ts";
import { invariant } from "../../../runtime/model/invariant.ts";
import type { Queue, QueueMember } from "../../../schemas/generated/plan.ts";

const zone = createZone("America/New_York");
invariant(zone, "the zone exists");
const hour = 3_600_000;
const noon = Date.UTC(2026, 5, 15, 16);

function member(id: string, options: Partial<QueueMember> = {}): QueueMember {
  return { member: id, weight: 1, away: [], ...options };
}

function queue(assign: Queue["assign"], members: QueueMember[], options: Partial<Queue> = {}): Queue {
  return { id: "queue/q", name: "q", assign, members, ...options };
}

function countOf(list: readonly (string | undefined)[], id: string): number {
  return list.filter((item) => item === id).length;
}

describe("weighted", () => {
  it("shares 6,000 assignments 1:2:3 exactly to one", () => {
    const state = createQueueState();
    const desk = queue("weighted", [member("a"), member("b", { weight: 2 }), member("c", { weight: 3 })]);
    const chosen = Array.from({ length: 6000 }, (_, i) => assignMember(desk, state, { now: noon + i, zone }));
    expect(Math.abs(countOf(chosen, "a") - 1000)).toBeLessThanOrEqual(1);
    expect(Math.abs(countOf(chosen, "b") - 2000)).toBeLessThanOrEqual(1);
    expect(Math.abs(countOf(chosen, "c") - 3000)).toBeLessThanOrEqual(1);
  });

  it("is within one of the exact share at every moment, for any weights", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }), (weights) => {
        const state = createQueueState();
        const members = weights.map((weight, index) => member(`m${index}`, { weight }));
        const desk = queue("weighted", members);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const counts = weights.map(() => 0);
        for (let n = 1; n <= 3 * total; n++) {
          const chosen = assignMember(desk, state, { now: noon, zone });
          counts[members.findIndex((each) => each.member === chosen)]! += 1;
          // Start-time fair queueing bounds how far anybody runs ahead of their share by one assignment.
          counts.forEach((count, index) => expect(count - (n * weights[index]!) / total).toBeLessThan(1 + 1e-9));
        }
        expect(counts).toEqual(weights.map((weight) => 3 * weight));
      }),
      { numRuns: 100 },
    );
  });
});

describe("a member who comes back from leave", () => {
  it("gets no burst even if in between there was nobody to choose", () => {
    const state = createQueueState();
    const away = [{ from: "2026-06-15", to: "2026-06-15" }];
    const desk = queue("round_robin", [member("a", { takes_per_day: 2 }), member("b", { away })]);
    const choose = (now: number) => assignMember(desk, state, { now, zone });
    expect([choose(noon), choose(noon + 1), choose(noon + 2)]).toEqual(["a", "a", undefined]);
    expect([choose(noon + 24 * hour), choose(noon + 24 * hour + 1)]).toEqual(["a", "b"]);
  });

  it("gets no burst", () => {
    const state = createQueueState();
    const away = [{ from: "2026-06-15", to: "2026-06-16" }];
    const desk = queue("round_robin", [member("a"), member("b"), member("c", { away })]);
    const during = Array.from({ length: 40 }, (_, i) => assignMember(desk, state, { now: noon + i, zone }));
    expect(countOf(during, "c")).toBe(0);
    const after = Array.from({ length: 9 }, (_, i) => assignMember(desk, state, { now: noon + 48 * hour + i, zone }));
    for (let start = 0; start < 9; start += 3) {
      expect(countOf(after.slice(start, start + 3), "c")).toBe(1);
    }
  });

  it("is away on both named days, counted in the queue's zone", () => {
    const state = createQueueState();
    const desk = queue("round_robin", [member("a", { away: [{ from: "2026-06-15", to: "2026-06-15" }] })]);
    const midnight = Date.UTC(2026, 5, 15, 4);
    expect(assignMember(desk, state, { now: midnight - 1, zone })).toBe("a");
    expect(assignMember(desk, state, { now: midnight, zone })).toBeUndefined();
    expect(assignMember(desk, state, { now: midnight + 24 * hour - 1, zone })).toBeUndefined();
    expect(assignMember(desk, state, { now: midnight + 24 * hour, zone })).toBe("a");
  });
});

describe("limits", () => {
  it("stops at the queue's capacity and starts anew in the next period", () => {
    const state = createQueueState();
    const desk = queue("round_robin", [member("a")], { capacity: { count: 2, per: "day" } });
    const chosen = [0, 1, 2, 24].map((hours) => assignMember(desk, state, { now: noon + hours * hour, zone }));
    expect(chosen).toEqual(["a", "a", undefined, "a"]);
  });

  it("respects what one member takes a day", () => {
    const state = createQueueState();
    const desk = queue("round_robin", [member("a", { takes_per_day: 1 }), member("b")]);
    const chosen = [0, 1, 2, 24, 25].map((hours) => assignMember(desk, state, { now: noon + hours * hour, zone }));
    expect(chosen).toEqual(["a", "b", "b", "a", "b"]);
  });

  it("passes over the excluded member", () => {
    const state = createQueueState();
    const desk = queue("round_robin", [member("a"), member("b")]);
    expect(assignMember(desk, state, { now: noon, zone, excluded: "a" })).toBe("b");
    expect(
      assignMember(queue("round_robin", [member("a")]), state, { now: noon, zone, excluded: "a" }),
    ).toBeUndefined();
  });
});

describe("least loaded", () => {
  it("counts open assignments and ties by order", () => {
    const state = createQueueState();
    const desk = queue("least_loaded", [member("a"), member("b")]);
    const now = noon;
    expect([1, 2, 3].map(() => assignMember(desk, state, { now, zone }))).toEqual(["a", "b", "a"]);
    releaseMember(state, "a");
    releaseMember(state, "a");
    expect([1, 2].map(() => assignMember(desk, state, { now, zone }))).toEqual(["a", "a"]);
  });
});
