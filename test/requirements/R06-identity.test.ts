/** R6: one person is one lead with everything they did, however many forms they fill in. */
import { describe, expect, it } from "vitest";
import type { Effect } from "../../schemas/generated/effect.ts";
import { explainLead } from "../../runtime/explain/explain.ts";
import type { Lead } from "../../runtime/model/lead.ts";
import { openFunnel, type FunnelRun } from "../runtime/run-funnel.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead {
  email        email key
  phone        phone
  first_name   text
  last_name    text
  title        text
  country      country
  email_opt_in boolean
  vip          boolean
  notes        text
}
activity form_submitted { form text }
activity content_viewed {}
activity turned_back { by sales }
activity called { by sales }
activity bought { by sales }
identity {
  match email
  match phone and last_name
  normalize email lowercase
  normalize last_name lowercase
  keep first country
  keep false email_opt_in
  keep true vip
  keep longest notes
  ignore last_name values ["tbd"]
  activities keep all
}
segment returning { when did content_viewed at least 2 times since entering recycled }
segment warm { when engagement >= 20 }
score engagement {
  +10 on form_submitted
  +5 on content_viewed
  range 0..1000
  reset on entering recycled
}
lifecycle {
  stage visitor { initial  owner marketing }
  stage mql {
    owner sales
    enter from visitor, recycled when engagement >= 30
  }
  stage sal {
    owner sales
    worked by sales
    enter from mql on called
  }
  stage recycled {
    owner marketing
    enter from mql, sal on turned_back
  }
  stage customer {
    final won
    enter from sal on bought
  }
}
calendar office { timezone "UTC"  open mon..fri 09:00..17:00 }
queue desk {
  team sales
  member "bo"
  member "cy"
  assign least_loaded
}
routing hand_over {
  on entering mql
  otherwise -> desk
}
sla follow_up {
  starts on entering mql
  within 4 days
  met on called
}
`;

function countForms({ program, engine }: FunnelRun, lead: Lead): number {
  const [rule] = program.rules;
  return engine.stateOf(lead).rules[rule!.key]?.raw?.split(" ").length ?? 0;
}

function stageOf({ program }: FunnelRun, lead: Lead): string {
  return program.plan.lifecycle[lead.stage]!.name;
}

function fieldsOf({ engine }: FunnelRun, lead: Lead): Record<string, unknown> {
  return engine.stateOf(lead).fields;
}

function merges({ effects }: FunnelRun): Extract<Effect, { type: "merged" }>[] {
  return effects.filter((effect) => effect.type === "merged");
}

const minute = (count: number): string => new Date(Date.UTC(2026, 2, 2, 8) + count * 60_000).toISOString();

describe("whose an input is", () => {
  it("keeps people apart who share a device: its anonymous id belongs to the user id that claimed it last", async () => {
    const run = await openFunnel(funnel);
    const read = { kind: "activity", activity: "content_viewed" } as const;
    const first = run.take(minute(0), { anonymous: "tablet" }, read);
    const ann = run.take(minute(1), { user: "ann", anonymous: "tablet" });
    expect(ann).toBe(first);
    const bob = run.take(minute(2), { user: "bob", anonymous: "tablet" });
    expect(bob).not.toBe(ann);
    expect(run.take(minute(3), { anonymous: "tablet" }, read)).toBe(bob);
    expect(run.take(minute(4), { user: "ann", anonymous: "tablet" })).toBe(ann);
    expect(run.take(minute(5), { anonymous: "tablet" }, read)).toBe(ann);
    expect(merges(run)).toEqual([]);
    // Bob's telephone has no user id yet, so it is his from now on with all that was done with it.
    const phone = run.take(minute(6), { anonymous: "phone" }, read);
    expect(run.take(minute(7), { user: "bob", anonymous: "phone" })).toBe(bob);
    expect(merges(run)).toMatchObject([{ lead: bob, merged_lead: phone }]);
    run.take(minute(8), { user: "ann" }, { kind: "alias", previous: { user: "phone", anonymous: "phone" } });
    expect(merges(run)).toHaveLength(1);
  });

  it("makes a thousand leads of four thousand forms by a thousand people", async () => {
    const run = await openFunnel(funnel);
    for (let form = 0; form < 4000; form += 1) {
      const person = (form * 7) % 1000;
      const email = [`p${person}@acme.example`, `P${person}@Acme.Example`, ` p${person}@ACME.example `][form % 3];
      run.take(minute(form), { fields: { email } }, { kind: "activity", activity: "form_submitted" });
    }
    const leads = [...run.engine.leads()];
    expect(leads).toHaveLength(1000);
    expect(new Set(leads.map((lead) => countForms(run, lead)))).toEqual(new Set([4]));
    expect(run.engine.tally.applied).toBe(4000);
  });

  it("is one lead for several forms by one person, first anonymous and then known by name", async () => {
    const run = await openFunnel(funnel);
    const view = { kind: "activity", activity: "content_viewed" } as const;
    run.take(minute(0), { anonymous: "laptop" }, view);
    run.take(minute(1), { anonymous: "laptop" }, { data: { email: "ann@acme.example", title: "CFO" } });
    run.take(minute(2), { anonymous: "phone" }, view);
    run.take(minute(3), { anonymous: "phone" }, { data: { email: "Ann@acme.example" } });
    run.take(minute(4), { user: "u1", anonymous: "phone" }, view);
    const leads = [...run.engine.leads()];
    expect(leads).toHaveLength(1);
    for (const keys of [
      { anonymous: "laptop" },
      { anonymous: "phone" },
      { user: "u1" },
      { fields: { email: "ANN@acme.example" } },
    ]) {
      expect(run.engine.findLead(keys)).toBe(leads[0]);
    }
    expect(leads[0]!.scores[0]).toBe(15);
    expect(merges(run)).toHaveLength(1);
    const [{ merged_lead: gone, lead, cause }] = merges(run) as [Extract<Effect, { type: "merged" }>];
    expect([lead, cause]).toEqual([leads[0]!.id, "identity/match/0"]);
    expect(run.engine.leadOf(gone)).toBe(leads[0]);
  });

  it("does not follow from a shared phone alone, where phone and last name are asked for", async () => {
    const run = await openFunnel(funnel);
    run.set(minute(0), { phone: "+1 415 555 2671", last_name: "Lee" }, "a");
    run.set(minute(1), { phone: "(415) 555-2671", last_name: "Kim", country: "US" }, "b");
    run.set(minute(2), { phone: "415.555.2671", country: "US" }, "c");
    expect([...run.engine.leads()]).toHaveLength(3);
    run.set(minute(3), { last_name: " LEE " }, "c");
    expect([...run.engine.leads()]).toHaveLength(2);
    expect(run.find("c")).toBe(run.find("a"));
    expect(merges(run).map(({ cause }) => cause)).toEqual(["identity/match/1"]);
  });

  it("never follows from placeholders", async () => {
    const run = await openFunnel(funnel);
    const blanks = [
      { email: "test@acme.example" },
      { email: "none" },
      { email: "N/A" },
      { phone: "000-0000", last_name: "Lee" },
      { phone: "+14155552671", last_name: "TBD" },
      { phone: "+14155552671", last_name: "unknown" },
    ];
    for (const [index, fields] of [...blanks, ...blanks].entries()) run.set(minute(index), fields, `u${index}`);
    expect([...run.engine.leads()]).toHaveLength(12);
    expect(merges(run)).toEqual([]);
  });

  it("is told by an alias", async () => {
    const run = await openFunnel(funnel);
    run.did(minute(0), "content_viewed", {}, "old");
    run.did(minute(1), "content_viewed", {}, "new");
    run.take(minute(2), { user: "new" }, { kind: "alias", previous: { user: "old", anonymous: "old" } });
    expect(run.find("new")).toBe(run.find("old"));
    expect(run.find("new").scores[0]).toBe(10);
    expect(merges(run)[0]).toMatchObject({ lead: run.find("old").id, cause: "identity", fields: {} });
    run.take(minute(3), { user: "third" }, { kind: "alias", previous: { user: "fourth" } });
    expect(run.find("third")).toBe(run.find("fourth"));
  });
});

describe("which values stay", () => {
  it("says where each came from, and what there was in its place", async () => {
    const run = await openFunnel(funnel);
    run.set(minute(0), { title: "Buyer", country: "DE", notes: "short", first_name: "Ann", vip: true }, "a");
    run.set(minute(1), { title: "CFO", country: "FR", notes: "much longer", last_name: "Lee", vip: false }, "b");
    const [a, b] = [run.find("a").id, run.find("b").id];
    run.take(minute(2), { user: "a" }, { kind: "alias", previous: { user: "b" } });
    expect(fieldsOf(run, run.find("a"))).toEqual({
      title: "CFO",
      country: "DE",
      notes: "much longer",
      first_name: "Ann",
      last_name: "Lee",
      vip: true,
    });
    expect(merges(run)[0]).toMatchObject({ lead: a, merged_lead: b, supplier: a });
    expect(merges(run)[0]!.fields).toEqual({
      title: { from: b, other: "Buyer" },
      country: { from: a, other: "FR" },
      notes: { from: b, other: "short" },
      first_name: { from: a },
      last_name: { from: b },
      vip: { from: a, other: false },
    });
  });

  it("lets an opt-out win, whichever lead had it and whenever", async () => {
    for (const [first, second] of [
      [false, true],
      [true, false],
    ]) {
      const run = await openFunnel(funnel);
      run.set(minute(0), { email_opt_in: first }, "a");
      run.set(minute(1), { email_opt_in: second }, "b");
      run.take(minute(2), { user: "b" }, { kind: "alias", previous: { user: "a" } });
      expect(fieldsOf(run, run.find("a"))).toEqual({ email_opt_in: false });
      // Consent given anew afterwards counts again.
      run.set(minute(3), { email_opt_in: true }, "b");
      expect(fieldsOf(run, run.find("a"))).toEqual({ email_opt_in: true });
    }
  });
});

describe("where a merged lead stands", () => {
  const forms = (run: FunnelRun, lead: string, from: number): void => {
    for (const index of [0, 1, 2]) run.did(minute(from + index), "form_submitted", {}, lead);
  };

  it("is where people work on it, with owner and SLA; the other's SLA is cancelled and its work given back", async () => {
    const run = await openFunnel(funnel);
    forms(run, "a", 0);
    forms(run, "b", 10);
    run.did(minute(20), "called", {}, "b");
    const [a, b] = [run.find("a"), run.find("b")];
    expect([stageOf(run, a), a.owner, stageOf(run, b), b.owner]).toEqual(["mql", "bo", "sal", "cy"]);
    run.told("sla_cancelled", "assigned", "stage_changed", "score_crossed");
    run.take(minute(21), { user: "a" }, { kind: "alias", previous: { user: "b" } });
    const lead = run.find("a");
    expect([lead.id, stageOf(run, lead), lead.owner]).toEqual([a.id, "sal", "cy"]);
    expect(merges(run)[0]).toMatchObject({ lead: a.id, merged_lead: b.id, supplier: b.id });
    expect(run.told("sla_cancelled", "assigned", "stage_changed", "score_crossed")).toEqual([
      "2026-03-02 08:21 follow_up cancelled",
    ]);
    expect(run.engine.world.queues["desk"]!.members).toMatchObject({ bo: { open: 0 }, cy: { open: 1 } });
    expect(lead.scores[0]).toBe(60);
    // Nothing of the merged-away lead goes on by itself.
    run.until("2026-04-02T08:00");
    expect(run.told("sla_breached", "sla_warned")).toEqual([]);
  });

  it("forgets by the supplier's reset, and counts what the other did since", async () => {
    const run = await openFunnel(funnel);
    forms(run, "a", 0);
    run.take(minute(4), { anonymous: "x" }, { kind: "activity", activity: "content_viewed" });
    run.did(minute(5), "turned_back", {}, "a");
    expect([stageOf(run, run.find("a")), run.find("a").scores[0]]).toEqual(["recycled", 0]);
    for (const at of [6, 7]) {
      run.take(minute(at), { anonymous: "x" }, { kind: "activity", activity: "content_viewed" });
    }
    run.take(minute(8), { user: "a", anonymous: "x" });
    const lead = run.find("a");
    // A stage without reasons further on supplies; the view before the turn-back is forgotten like the forms.
    expect([stageOf(run, lead), lead.scores[0]]).toEqual(["recycled", 10]);
    expect(lead.cells[run.program.layout.truths]).toBe(1);
  });

  it("is won before anything else", async () => {
    const run = await openFunnel(funnel);
    forms(run, "a", 0);
    run.did(minute(4), "called", {}, "a");
    forms(run, "b", 10);
    run.did(minute(14), "called", {}, "b");
    run.did(minute(15), "bought", {}, "b");
    run.take(minute(16), { user: "a" }, { kind: "alias", previous: { user: "b" } });
    expect(stageOf(run, run.find("a"))).toBe("customer");
    expect(run.engine.stateOf(run.find("a")).stages).toMatchObject({ visitor: { times: 2 }, sal: { times: 2 } });
  });

  it("moves on in the same step when both leads together have what it takes", async () => {
    const run = await openFunnel(funnel);
    for (const index of [0, 1]) run.did(minute(index), "form_submitted", {}, "a");
    for (const index of [2, 3]) run.did(minute(index), "form_submitted", {}, "b");
    run.told("score_crossed", "stage_changed", "merged");
    run.take(minute(5), { user: "b" }, { kind: "alias", previous: { user: "a" } });
    const step = run.effects.filter(({ at }) => at === minute(5));
    expect(step.map(({ type }) => type)).toEqual([
      "merged",
      "stage_changed",
      "released",
      "assigned",
      "sla_started",
      "score_crossed",
    ]);
    // Both had passed 20 and were told of it; only 30 is new.
    expect(step.at(-1)).toMatchObject({ threshold: 30, previous: 20, value: 40 });
    expect(new Set(step.map(({ lead }) => lead))).toEqual(new Set([run.find("a").id]));
  });
});

it("explains which leads turned out to be the person, by what, and whose values were kept", async () => {
  const run = await openFunnel(funnel);
  run.take(minute(0), { user: "ann" }, { data: { email: "ann@acme.example", title: "CFO", country: "DE" } });
  const gone = run.take(minute(1), { user: "work" }, { data: { phone: "+4930901820", title: "VP", country: "US" } });
  run.take(minute(2), { user: "work" }, { data: { email: "Ann@Acme.example" } });
  const lead = run.find("ann");
  const { merges } = explainLead(run.program, lead, run.engine.clockOf(lead), { history: run.effects });
  expect(merges).toMatchObject([
    {
      at: minute(2),
      lead: gone,
      by: { text: "match email", values: { email: "Ann@Acme.example" } },
      gave_standing: false,
      fields: [
        { field: "email", from: gone, other: "ann@acme.example" },
        { field: "phone", from: gone, now: "+4930901820" },
        { field: "title", from: gone, other: "CFO", now: "VP" },
        { field: "country", from: lead.id, other: "US", now: "DE" },
      ],
    },
  ]);
  expect(merges![0]!.span).toMatchObject({ file: "main.funnel" });
});
