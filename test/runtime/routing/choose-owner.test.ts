/** A routing's rows find an owner in order: account owners who are there, queues with room, and whoever takes the rest. */
import { describe, expect, it } from "vitest";
import { createWorld } from "../../../runtime/model/world.ts";
import { chooseOwner, keepWith, type Desks, type Request } from "../../../runtime/routing/choose-owner.ts";
import { createZone } from "../../../runtime/time/zone.ts";
import type { Queue, QueueMember, RoutingRow } from "../../../schemas/generated/plan.ts";

const zone = createZone("UTC")!;
const now = Date.UTC(2026, 5, 15, 12);
const leave = [{ from: "2026-06-14", to: "2026-06-15" }];

function member(id: string, away: QueueMember["away"] = []): QueueMember {
  return { member: id, weight: 1, away };
}

function queue(name: string, members: QueueMember[]): Queue {
  return { id: `queue/${name}`, name, assign: "round_robin", members };
}

const queues = [
  queue("a", [member("ana"), member("bo", leave)]),
  queue("b", [member("bo")]),
  queue("c", [member("cy")]),
];
const desks: Desks = { queues, find: (name) => queues.find((each) => each.name === name), zoneOf: () => zone };

function request(options: Partial<Request> = {}): Request {
  return {
    now,
    world: createWorld(),
    queue: undefined,
    excluded: undefined,
    isTrue: () => true,
    accountOwner: () => undefined,
    ...options,
  };
}

const rows: RoutingRow[] = [
  { id: "routing/r/row/0", account_owner: true },
  { id: "routing/r/row/1", queue: "c" },
];

describe("the owner of the account", () => {
  it("gets the lead, in the queue that it is in if they work there, else in their first", () => {
    const ask = request({ accountOwner: () => "ana", queue: "c" });
    expect(chooseOwner(rows, desks, ask)).toMatchObject({ queue: "a", member: "ana", why: "account_owner" });
    const there = request({ accountOwner: () => "bo", queue: "b" });
    expect(chooseOwner(rows, desks, there)).toMatchObject({ queue: "b", member: "bo" });
  });

  it.each([
    ["unknown", request()],
    ["away", request({ accountOwner: () => "bo" })],
    ["in no queue", request({ accountOwner: () => "zed" })],
    ["the one who must not get it", request({ accountOwner: () => "ana", excluded: "ana" })],
  ])("is passed over when %s", (_, ask) => {
    expect(chooseOwner(rows, desks, ask)).toMatchObject({ queue: "c", member: "cy", why: "routed", row: rows[1] });
  });
});

it("names the first queue that was tried when nobody is found", () => {
  const some: RoutingRow[] = [
    { id: "0", queue: "b", when: { op: "and", operands: [] } },
    { id: "1", queue: "c" },
  ];
  const nobody = { ...desks, find: () => undefined };
  expect(chooseOwner(some, nobody, request())).toEqual({ tried: "b" });
  expect(chooseOwner(some, nobody, request({ isTrue: () => false }))).toEqual({ tried: "c" });
  expect(chooseOwner([], desks, request())).toEqual({ tried: "" });
});

it("counts a lead that is kept as open work, and nothing else", () => {
  const ask = request();
  expect(keepWith("ana", desks, ask)).toBe("a");
  expect(ask.world.queues["a"]?.members["ana"]).toMatchObject({ open: 1, virtual: 0, today: 0 });
});
