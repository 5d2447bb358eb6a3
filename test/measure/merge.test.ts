/** Two leads that turn out to be one person are one case. */
import { expect, it } from "vitest";
import { createMeasurer } from "../../runtime/index.ts";
import type { Effect } from "../../schemas/generated/effect.ts";
import type { Report } from "../../schemas/generated/report.ts";
import { compileFunnel } from "../runtime/run-funnel.ts";

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

/** Effects of leads `a` and `b`, in order; what is not of interest here has its plainest value. */
async function observe(...effects: readonly (Partial<Effect> & Pick<Effect, "type" | "lead">)[]): Promise<Report> {
  const measurer = createMeasurer(await compileFunnel(funnel));
  for (const [index, effect] of effects.entries()) {
    const at = `2026-03-0${index + 1}T10:00:00.000Z`;
    measurer.observe({ id: `e${index}`, at, cause: "", ...effect } as Effect);
  }
  return measurer.finish([], Date.parse("2026-06-01T00:00:00Z"));
}

const enter = (lead: string, to: string) => ({ type: "stage_changed", lead, to }) as const;
const merge = (supplier: string) => ({ type: "merged", lead: "a", merged_lead: "b", supplier, fields: {} }) as const;

it.each([
  ["of the older one", "a", { cases: 1, reached: 0, value: 0 }],
  ["of the younger one", "b", { cases: 1, reached: 1, value: 100 }],
])("keeps the stays %s when that one goes on", async (_, supplier, expected) => {
  const { measures } = await observe(enter("a", "visitor"), enter("b", "visitor"), enter("b", "mql"), merge(supplier));
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
