/** R16: the least threatening questions first, a few at a time. */
import { expect, it } from "vitest";
import { questions } from "../../runtime/kernel/questions.ts";
import { openFunnel, type FunnelRun } from "../runtime/run-funnel.ts";

const funnel = (limit: string) => `
funnel shop { timezone "UTC" }
team marketing {}
lead {
  email      email
  first_name text
  title      text
  company    text
  budget     money
}
activity form_submitted {}
activity demo_requested {}
journey {
  phase interest
  phase close { when did demo_requested within 30 days }
}
lifecycle { stage visitor { initial  owner marketing } }
profiling {
  ask email, first_name
  ask title, company   after 2 form_submitted
  ask budget, title    when phase is close
  ${limit}
}
`;

function next(run: FunnelRun): string[] {
  const lead = run.find();
  return questions(run.program, lead, run.engine.clockOf(lead));
}

it("asks the first blank fields of the rows that are open, a few at a time", async () => {
  const run = await openFunnel(funnel("at most 2 per form"));
  run.set("2026-03-01T10:00", {});
  expect(next(run)).toEqual(["email", "first_name"]);
  run.set("2026-03-01T10:00", { email: "ann@bank.example" });
  expect(next(run)).toEqual(["first_name"]);
  run.did("2026-03-01T10:00", "form_submitted");
  expect(next(run)).toEqual(["first_name"]);
  run.did("2026-03-01T10:00", "form_submitted");
  expect(next(run)).toEqual(["first_name", "title"]);
  run.set("2026-03-01T10:00", { first_name: "Ann", company: "Bank" });
  expect(next(run)).toEqual(["title"]);
});

it("opens and closes rows with what is known of the lead, as time passes", async () => {
  const run = await openFunnel(funnel("at most 4 per form"));
  run.set("2026-03-01T10:00", { email: "ann@bank.example", first_name: "Ann" });
  run.did("2026-03-01T10:00", "demo_requested");
  expect(next(run)).toEqual(["budget", "title"]);
  run.until("2026-03-31T10:00");
  expect(next(run)).toEqual([]);
  run.did("2026-03-31T10:00", "form_submitted");
  run.did("2026-03-31T10:00", "form_submitted");
  run.did("2026-03-31T10:00", "demo_requested");
  expect(next(run)).toEqual(["title", "company", "budget"]);
});

it("asks two at a time unless said otherwise, and nothing without a plan for it", async () => {
  const run = await openFunnel(funnel(""));
  run.set("2026-03-01T10:00", {});
  expect(next(run)).toHaveLength(2);
  const silent = await openFunnel(funnel("").replace(/profiling \{[^}]*\}/, ""));
  silent.set("2026-03-01T10:00", {});
  expect(next(silent)).toEqual([]);
});
