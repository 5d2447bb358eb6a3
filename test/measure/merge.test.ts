/** Two leads that turn out to be one person are one case. */
import { describe, expect, it } from "vitest";
import { createMeasurer } from "../../runtime/index.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Report } from "../../schemas/generated/report.ts";
import { compileFunnel } from "../runtime/run-funnel.ts";
import { measureFunnel } from "./run-measured.ts";

const funnel = `
funnel shop { timezone "UTC" }
team sales {}
lead { email email }
activity asked {}
activity accepted { by sales }
lifecycle {
  stage visitor { initial  owner sales }
  stage mql {
    owner sales
    enter from visitor on asked
  }
}
sla answer {
  starts on entering mql
  within 1 day
  met    on accepted
}
measure involvement { rate from visitor to mql within 10 days }
`;

type Sketch = Partial<Effect> & Pick<Effect, "type" | "lead">;

/** Effects of leads `a` and `b`, in order; what is not of interest here has its plainest value. */
async function observe(...effects: readonly Sketch[]): Promise<Report> {
  const measurer = createMeasurer(await compileFunnel(funnel));
  for (const [index, effect] of effects.entries()) {
    const at = `2026-03-0${index + 1}T10:00:00.000Z`;
    measurer.observe({ id: `e${index}`, at, cause: "", ...effect } as Effect);
  }
  return measurer.finish([], Date.parse("2026-06-01T00:00:00Z"));
}

const enter = (lead: string, to: string) => ({ type: "stage_changed", lead, to }) as const;
const merge = (supplier: string) => ({ type: "merged", lead: "a", merged_lead: "b", supplier, fields: {} }) as const;

describe("as effects tell it", () => {
  it.each([
    ["of the older one", "a", { cases: 1, reached: 0, value: 0 }],
    ["of the younger one", "b", { cases: 1, reached: 1, value: 100 }],
  ])("keeps the stays %s when that one goes on", async (_, supplier, expected) => {
    const { measures } = await observe(
      enter("a", "visitor"),
      enter("b", "visitor"),
      enter("b", "mql"),
      merge(supplier),
    );
    expect(measures[0]).toMatchObject(expected);
  });

  it("goes on with what the lead does after that", async () => {
    const { measures } = await observe(enter("a", "visitor"), enter("b", "visitor"), merge("a"), enter("a", "mql"));
    expect(measures[0]).toMatchObject({ cases: 1, reached: 1 });
  });

  it("lets an SLA of the one run on for the other", async () => {
    const { slas } = await observe({ type: "sla_started", lead: "b", sla: "answer", deadline: "" }, merge("b"), {
      type: "sla_met",
      lead: "a",
      sla: "answer",
      late: false,
    });
    expect(slas).toMatchObject([{ started: 1, met: 1, cancelled: 0, running: 0 }]);
  });

  it("cancels one of two that ran for the same person", async () => {
    const { slas } = await observe(
      { type: "sla_started", lead: "a", sla: "answer", deadline: "" },
      { type: "sla_started", lead: "b", sla: "answer", deadline: "" },
      merge("b"),
      { type: "sla_breached", lead: "a", sla: "answer", deadline: "" },
    );
    expect(slas).toMatchObject([{ started: 2, breached: 1, cancelled: 1, running: 0 }]);
  });
});

describe("handovers of both", () => {
  const handOver = (lead: string, day: number): Sketch[] => {
    const at = `2026-03-0${day}T10:00:00.000Z`;
    const released = { type: "released", lead, at, from: "visitor", to: "mql", team: "sales", scores: [] } as const;
    return [
      { ...enter(lead, "mql"), at },
      { ...released, scores: [] },
    ] as const;
  };

  it("count, and what is open goes on with the person", async () => {
    const both = [...handOver("a", 1), ...handOver("b", 3)];
    const { returns: open } = await observe(...both, merge("a"));
    expect(open).toMatchObject({ handed_over: 2, open: 2, kept: 0, returned: 0 });
    const { returns: back } = await observe(...both, merge("b"), enter("a", "visitor"));
    expect(back).toMatchObject({ handed_over: 2, open: 0, kept: 0, returned: 2 });
  });

  it("keep what became of them before", async () => {
    const came = [...handOver("b", 1), enter("b", "visitor")];
    const { returns } = await observe(...came, ...handOver("a", 4), merge("a"));
    expect(returns).toMatchObject({ handed_over: 2, open: 1, kept: 0, returned: 1 });
  });
});

describe("as it is run", () => {
  const withIdentity = `${funnel.replace("email email }", "email email key }")} identity { match email }`;

  /** Two visitors of whom the one that comes second asks; both turn out to have the same mailbox. */
  async function meet(...asking: readonly string[]) {
    const run = await measureFunnel(withIdentity);
    run.set("2026-03-02T10:00", "older", {});
    run.set("2026-03-02T11:00", "younger", {});
    for (const [index, lead] of asking.entries()) run.did(`2026-03-02T1${2 + index}:00`, lead, "asked");
    run.set("2026-03-02T15:00", "older", { email: "ann@shop.example" });
    run.set("2026-03-02T16:00", "younger", { email: "ann@shop.example" });
    return run;
  }

  it.each([
    [["younger"], 1],
    [["older"], 1],
    [["older", "younger"], 2],
    [["younger", "older"], 2],
  ])("of those that ask, %j, one goes on with one SLA", async (asking, started) => {
    const run = await meet(...asking);
    run.did("2026-03-02T17:00", "younger", "accepted");
    const report = run.report("2026-05-02T10:00");
    expect(report.leads).toBe(1);
    expect(report.measures).toMatchObject([{ cases: 1, reached: 1, open: 0 }]);
    expect(report.slas).toMatchObject([{ started, met: 1, cancelled: started - 1, running: 0, breached: 0 }]);
  });

  it("the SLA that goes on is missed once", async () => {
    const run = await meet("older", "younger");
    expect(run.report("2026-03-02T18:00").slas).toMatchObject([{ started: 2, running: 1, cancelled: 1 }]);
    expect(run.report("2026-05-02T10:00").slas).toMatchObject([{ started: 2, breached: 1, cancelled: 1, running: 0 }]);
  });
});
