/** Accounts: which one a lead belongs to, what it reads of it, and who owns it. */
import { describe, expect, it } from "vitest";
import { openFunnel, type FunnelRun } from "./run-funnel.ts";

const funnelWith = (account: string): string => `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead {
  email   email key
  company text
}
account {
  domain text key
  tier   one of [strategic, standard]
  seats  integer
  ${account}
}
activity content_viewed {}
segment strategic_account { when account.tier is strategic }
score fit {
  +40 when strategic_account
  +5 on content_viewed where account.seats > 10
  range 0..100
}
lifecycle {
  stage visitor { initial  owner marketing }
  stage target {
    owner sales
    enter from visitor when fit >= 40
  }
}
queue desk {
  team sales
  member "bo"
  member "cy"
  member "di"
}
routing hand_over {
  on entering target
  when strategic_account -> owner of account
  otherwise -> desk
}
`;

const byDomain = funnelWith("match domain of email");
const byCompany = funnelWith("match company");

function tierOf({ engine }: FunnelRun, user: string): unknown {
  return engine.stateOf(engine.findLead({ user })!).account["tier"];
}

const strategic = { domain: "acme.example", tier: "strategic" };

describe("a lead belongs to", () => {
  it("the account of its group call, and reads its fields at once", async () => {
    const run = await openFunnel(byDomain);
    run.take(
      "2026-03-02T10:00",
      { user: "ann", group: "g1" },
      { kind: "group", data: { tier: "Strategic", seats: "12" } },
    );
    expect(run.engine.stateOf(run.find()).account).toEqual({ tier: "strategic", seats: 12 });
    expect(run.told("stage_changed")).toEqual(["2026-03-02 10:00 to visitor", "2026-03-02 10:00 to target"]);
    run.did("2026-03-02T11:00", "content_viewed");
    expect(run.find().scores[0]).toBe(45);
  });

  it("the account whose key is the domain of its e-mail, whichever of the two came first", async () => {
    const run = await openFunnel(byDomain);
    run.set("2026-03-02T10:00", { email: "ann@Acme.example" }, "ann");
    expect(tierOf(run, "ann")).toBeUndefined();
    run.take(
      "2026-03-02T11:00",
      { group: "g1" },
      { kind: "group", data: { ...strategic, domain: "https://www.ACME.example/" } },
    );
    expect(tierOf(run, "ann")).toBe("strategic");
    run.set("2026-03-02T12:00", { email: "bob@acme.example" }, "bob");
    expect(tierOf(run, "bob")).toBe("strategic");
    expect(run.told("stage_changed")).toEqual([
      "2026-03-02 10:00 to visitor",
      "2026-03-02 11:00 to target",
      "2026-03-02 12:00 to visitor",
      "2026-03-02 12:00 to target",
    ]);
    expect(run.engine.tally).toMatchObject({ applied: 3, unknown: 0, malformed: 0 });
  });

  it("no account by an address that anyone may have", async () => {
    const run = await openFunnel(byDomain);
    run.take("2026-03-02T09:00", { group: "g1" }, { kind: "group", data: { ...strategic, domain: "gmail.com" } });
    run.take("2026-03-02T09:01", { group: "g2" }, { kind: "group", data: { ...strategic, domain: "mailinator.com" } });
    run.set("2026-03-02T10:00", { email: "ann@gmail.com" }, "ann");
    run.set("2026-03-02T10:00", { email: "bob@mailinator.com" }, "bob");
    expect([tierOf(run, "ann"), tierOf(run, "bob")]).toEqual([undefined, undefined]);
  });

  it("the account that its own field names, until the field names another", async () => {
    const run = await openFunnel(byCompany);
    run.take("2026-03-02T09:00", { group: "g1" }, { kind: "group", data: { domain: "Acme Inc", tier: "strategic" } });
    run.set("2026-03-02T10:00", { company: "  acme inc " });
    expect(tierOf(run, "ann")).toBe("strategic");
    run.set("2026-03-02T11:00", { company: "Other" });
    expect(tierOf(run, "ann")).toBeUndefined();
    run.set("2026-03-02T12:00", { company: null });
    expect(run.engine.stateOf(run.find()).account).toEqual({});
    run.take("2026-03-02T13:00", { group: "g1" }, { kind: "group", data: { tier: "standard" } });
    expect(tierOf(run, "ann")).toBeUndefined();
  });

  it("one account that was known by a sender's id and by its key, once both are seen together", async () => {
    const run = await openFunnel(byDomain);
    run.take("2026-03-02T09:00", { user: "ann", group: "g1" }, { kind: "group", data: { seats: 3, tier: "standard" } });
    run.set("2026-03-02T10:00", { email: "bob@acme.example" }, "bob");
    run.take("2026-03-02T11:00", { group: "g1" }, { kind: "group", data: { domain: "acme.example" } });
    expect(tierOf(run, "bob")).toBe("standard");
    run.take("2026-03-02T12:00", { group: "g1" }, { kind: "group", data: { tier: "strategic" } });
    expect([tierOf(run, "ann"), tierOf(run, "bob")]).toEqual(["strategic", "strategic"]);
    expect(Object.keys(run.engine.world.accounts.byId)).toHaveLength(1);
  });

  it("the account of the lead that it was merged into, or of its own where that had none", async () => {
    const run = await openFunnel(byDomain);
    run.did("2026-03-02T09:00", "content_viewed", {}, "old");
    run.take("2026-03-02T10:00", { user: "ann", group: "g1" }, { kind: "group", data: { tier: "standard" } });
    run.take("2026-03-02T11:00", { user: "old" }, { kind: "alias", previous: { user: "ann" } });
    expect(tierOf(run, "old")).toBe("standard");
    run.take("2026-03-02T12:00", { group: "g1" }, { kind: "group", data: { tier: "strategic" } });
    expect(run.told("stage_changed").at(-1)).toBe("2026-03-02 12:00 to target");
    const [account] = Object.values(run.engine.world.accounts.byId);
    expect(Object.keys(account!.leads)).toEqual([run.find("old").id]);
  });
});

describe("a change of the account", () => {
  it("reaches all its leads at that instant, in order of their creation, and no others", async () => {
    const run = await openFunnel(byDomain);
    for (const user of ["cy", "ann", "bob"]) run.set("2026-03-02T10:00", { email: `${user}@acme.example` }, user);
    run.set("2026-03-02T10:00", { email: "eve@other.example" }, "eve");
    run.take("2026-03-02T11:00", { group: "g1" }, { kind: "group", data: strategic });
    const moved = run.effects.filter(({ type, at }) => type === "stage_changed" && at === "2026-03-02T11:00:00.000Z");
    expect(moved.map(({ lead }) => lead)).toEqual(["cy", "ann", "bob"].map((user) => run.find(user).id));
    const before = run.effects.length;
    run.take("2026-03-02T11:00", { group: "g1" }, { kind: "group", data: strategic });
    expect(run.effects).toHaveLength(before);
  });

  it("tells of a threshold once, also when its leads are looked at twice at one instant", async () => {
    const run = await openFunnel(byDomain);
    run.set("2026-03-02T10:00", { email: "ann@acme.example" });
    run.take("2026-03-02T11:00", { group: "g1" }, { kind: "group", data: strategic });
    run.take("2026-03-02T11:00", { group: "g1" }, { kind: "group", data: { seats: 20 } });
    expect(run.told("score_crossed")).toHaveLength(1);
    run.take("2026-03-02T12:00", { group: "g1" }, { kind: "group", data: { tier: "standard" } });
    expect(run.told("score_crossed")).toHaveLength(1);
    expect(new Set(run.effects.map(({ id }) => id)).size).toBe(run.effects.length);
  });
});

describe("the owner of an account", () => {
  it("is the owner of its first lead that has one", async () => {
    const run = await openFunnel(byDomain);
    run.set("2026-03-02T10:00", { email: "ann@acme.example" }, "ann");
    run.set("2026-03-02T10:00", { email: "zoe@beta.example" }, "zoe");
    for (const domain of ["beta.example", "acme.example"]) {
      run.take("2026-03-02T11:00", { group: domain }, { kind: "group", data: { domain, tier: "strategic" } });
    }
    run.set("2026-03-02T12:00", { email: "bob@acme.example" }, "bob");
    run.set("2026-03-02T12:00", { email: "yan@beta.example" }, "yan");
    expect(run.told("assigned")).toEqual([
      "2026-03-02 11:00 routed to bo in desk",
      "2026-03-02 11:00 routed to cy in desk",
      "2026-03-02 12:00 account_owner to cy in desk",
      "2026-03-02 12:00 account_owner to bo in desk",
    ]);
  });

  it("is the field `owner` before that", async () => {
    const run = await openFunnel(funnelWith("owner text\n  match domain of email"));
    run.take("2026-03-02T09:00", { group: "g1" }, { kind: "group", data: { ...strategic, owner: "di" } });
    run.set("2026-03-02T10:00", { email: "ann@acme.example" }, "ann");
    expect(run.told("assigned")).toEqual(["2026-03-02 10:00 account_owner to di in desk"]);
  });
});

it("takes nothing for an account that is not named, and no group without accounts", async () => {
  const run = await openFunnel(byDomain);
  const input = { id: "x", time: "2026-03-02T09:00:00Z", keys: {}, kind: "group", data: { seats: 3 } } as const;
  expect(run.engine.accept(input)).toMatchObject({ status: "malformed" });
  const bare = await openFunnel(`funnel bare { timezone "UTC" }
team marketing {}
lead { email email key }
activity seen {}
lifecycle { stage visitor { initial  owner marketing } }
`);
  expect(bare.engine.accept({ ...input, keys: { user: "ann", group: "g1" } })).toMatchObject({ status: "unknown" });
});
