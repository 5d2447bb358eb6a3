/** R11: business rules decide where a lead goes, queues share fairly, and nobody is ever lost. */
import { describe, expect, it } from "vitest";
import { openFunnel, type FunnelRun } from "../runtime/run-funnel.ts";

const frame = `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead {
  employees integer
  region    one of [north, south]
}
activity visited {}
activity asked {}
activity asked_again {}
activity returned { by sales }
activity won      { by sales }
lifecycle {
  stage visitor {
    initial  owner marketing
    enter from mql on returned
  }
  stage mql {
    owner sales
    enter from visitor on asked
  }
  stage customer {
    owner sales  final won
    enter from mql on won
  }
}
`;

function assigned(run: FunnelRun): string[] {
  return run.effects.flatMap((effect) => (effect.type === "assigned" ? [effect.member] : []));
}

function countOf(list: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of list) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

describe("rules", () => {
  const rules = `${frame}
    queue big {
      team sales
      member "ana"
    }
    queue small {
      team sales
      member "bo"
    }
    routing to_sales {
      on   entering mql
      keep owner
      when employees >= 1000 -> big
      when region is south   -> small
      otherwise              -> small
    }
    routing again {
      on asked_again where employees >= 500
      otherwise -> big
    }`;

  it("are tried in order, and say who got the lead, where and why", async () => {
    const run = await openFunnel(rules);
    run.set("2026-03-02T10:00", { employees: 5000, region: "south" });
    run.did("2026-03-02T10:01", "asked");
    run.set("2026-03-02T10:02", { employees: 5, region: "south" }, "ben");
    run.did("2026-03-02T10:03", "asked", {}, "ben");
    expect(run.told("assigned")).toEqual([
      "2026-03-02 10:01 routed to ana in big",
      "2026-03-02 10:03 routed to bo in small",
    ]);
    expect(run.effects.find(({ type }) => type === "assigned")).toMatchObject({
      routing: "to_sales",
      cause: "routing/to_sales/row/0",
    });
    expect(run.find()).toMatchObject({ owner: "ana", queue: "big" });
  });

  it("leave a lead with the owner it has", async () => {
    const run = await openFunnel(rules);
    run.set("2026-03-02T10:00", { employees: 5000 });
    run.did("2026-03-02T10:01", "asked");
    run.did("2026-03-02T10:02", "returned");
    run.set("2026-03-02T10:03", { employees: 10 });
    run.did("2026-03-02T10:04", "asked");
    expect(run.told("assigned")).toEqual([
      "2026-03-02 10:01 routed to ana in big",
      "2026-03-02 10:04 kept_owner to ana in big",
    ]);
  });

  it("may follow an activity, if it is one that they ask for", async () => {
    const run = await openFunnel(rules);
    run.set("2026-03-02T10:00", { employees: 400 });
    run.did("2026-03-02T10:01", "asked_again");
    run.set("2026-03-02T10:02", { employees: 600 });
    run.did("2026-03-02T10:03", "asked_again");
    expect(run.told("assigned", "unassigned")).toEqual(["2026-03-02 10:03 routed to ana in big"]);
  });
});

describe("queues", () => {
  it("share 6,000 leads 1:2:3, exactly to one", async () => {
    const run = await openFunnel(`${frame}
      queue desk {
        team sales
        member "ana"
        member "bo" weight 2
        member "cy" weight 3
        assign weighted
      }
      routing to_sales {
        on        entering mql
        otherwise -> desk
      }`);
    for (let lead = 0; lead < 6000; lead += 1) run.did("2026-03-02T10:00", "asked", {}, `lead ${lead}`);
    const counts = countOf(assigned(run));
    expect(Math.abs(counts["ana"]! - 1000)).toBeLessThanOrEqual(1);
    expect(Math.abs(counts["bo"]! - 2000)).toBeLessThanOrEqual(1);
    expect(Math.abs(counts["cy"]! - 3000)).toBeLessThanOrEqual(1);
    expect(counts["ana"]! + counts["bo"]! + counts["cy"]!).toBe(6000);
  });

  it("give no burst to somebody who is back from leave", async () => {
    const run = await openFunnel(`${frame}
      queue desk {
        team sales
        member "ana"
        member "bo" away 2026-03-02..2026-03-06
      }
      routing to_sales {
        on        entering mql
        otherwise -> desk
      }`);
    for (let lead = 0; lead < 50; lead += 1) run.did("2026-03-03T10:00", "asked", {}, `early ${lead}`);
    for (let lead = 0; lead < 20; lead += 1) run.did("2026-03-07T10:00", "asked", {}, `late ${lead}`);
    const members = assigned(run);
    expect(countOf(members.slice(0, 50))).toEqual({ ana: 50 });
    expect(countOf(members.slice(50))).toEqual({ ana: 10, bo: 10 });
    for (let at = 50; at < 68; at += 2) expect(new Set(members.slice(at, at + 2)).size).toBe(2);
  });

  it("count work that is still open, until the lead is won or goes back", async () => {
    const run = await openFunnel(`${frame}
      queue desk {
        team sales
        member "ana"
        member "bo"
        assign least_loaded
      }
      routing to_sales {
        on        entering mql
        otherwise -> desk
      }`);
    for (const lead of ["a", "b", "c"]) run.did("2026-03-02T10:00", "asked", {}, lead);
    expect(assigned(run)).toEqual(["ana", "bo", "ana"]);
    run.did("2026-03-02T11:00", "won", {}, "a");
    run.did("2026-03-02T11:00", "returned", {}, "c");
    for (const lead of ["d", "e", "f"]) run.did("2026-03-02T12:00", "asked", {}, lead);
    expect(assigned(run).slice(3)).toEqual(["ana", "ana", "bo"]);
  });

  it("overflow when they are full or nobody is there, and leave nobody without a word", async () => {
    const run = await openFunnel(`${frame}
      queue first {
        team     sales
        member   "ana"
        capacity 2 per day
        overflow second
      }
      queue second {
        team     sales
        member   "bo" takes 1 per day
        overflow third
      }
      queue third {
        team     sales
        member   "cy" away 2026-03-02..2026-03-02
      }
      routing to_sales {
        on        entering mql
        otherwise -> first
      }`);
    for (const lead of ["a", "b", "c", "d"]) run.did("2026-03-02T10:00", "asked", {}, lead);
    run.did("2026-03-03T10:00", "asked", {}, "e");
    expect(run.told("assigned", "unassigned")).toEqual([
      "2026-03-02 10:00 routed to ana in first",
      "2026-03-02 10:00 routed to ana in first",
      "2026-03-02 10:00 overflow to bo in second",
      "2026-03-02 10:00 unassigned in first",
      "2026-03-03 10:00 routed to ana in first",
    ]);
    expect(run.find("d")).toMatchObject({ stage: 1, owner: undefined });
  });

  it("count days off and limits in the zone of their calendar", async () => {
    const run = await openFunnel(`${frame}
      calendar tokyo {
        timezone "Asia/Tokyo"
        open mon..fri 09:00..17:00
      }
      queue desk {
        team     sales
        calendar tokyo
        member   "ana" away 2026-03-03..2026-03-03
        member   "bo"
      }
      routing to_sales {
        on        entering mql
        otherwise -> desk
      }`);
    run.did("2026-03-02T14:59", "asked", {}, "a");
    run.did("2026-03-02T15:00", "asked", {}, "b");
    run.did("2026-03-03T15:00", "asked", {}, "c");
    expect(assigned(run)).toEqual(["ana", "bo", "ana"]);
  });

  it("fall to the next row when a row finds nobody", async () => {
    const run = await openFunnel(`${frame}
      queue full {
        team     sales
        member   "ana"
        capacity 1 per week
      }
      queue rest {
        team   sales
        member "bo"
      }
      routing to_sales {
        on   entering mql
        when employees >= 10 -> full
        otherwise            -> rest
      }`);
    for (const lead of ["a", "b"]) {
      run.set("2026-03-02T10:00", { employees: 20 }, lead);
      run.did("2026-03-02T10:00", "asked", {}, lead);
    }
    expect(run.told("assigned")).toEqual([
      "2026-03-02 10:00 routed to ana in full",
      "2026-03-02 10:00 routed to bo in rest",
    ]);
  });
});

it("lets the lifecycle know who owns a lead", async () => {
  const run = await openFunnel(`${frame.replace(
    "stage customer",
    `stage in_hand {
      owner sales
      enter from mql when owner is known and queue is desk
    }
    stage customer`,
  )}
    queue desk {
      team sales
      member "ana"
    }
    routing to_sales {
      on        entering mql
      otherwise -> desk
    }`);
  run.did("2026-03-02T10:00", "asked");
  run.until("2026-03-02T10:01");
  expect(run.told("stage_changed").at(-1)).toBe("2026-03-02 10:00:00.001 to in_hand");
});
