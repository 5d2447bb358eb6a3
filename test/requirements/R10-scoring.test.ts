/** R10: points with caps, frequencies, windows, decay, inactivity, groups, exclusions, resets, composites and grades. */
import { expect, it } from "vitest";
import { openFunnel } from "../runtime/run-funnel.ts";
import { explain } from "./explain-run.ts";

const funnel = `
funnel shop { timezone "UTC" }
team sales {}
lead {
  email     email key
  employees integer
}
activity form_submitted {}
activity read {}
activity viewed {}
activity recycled_by_sales { by sales }
score fit {
  kind fit  range 0..100
  exclude when email is disposable
  +60 when employees >= 100
  grade A from 50, B
}
score engagement {
  kind behavior  range 0..100  reset on entering recycled
  +15 on form_submitted max 30
  group "Reading" max 12 {
    +5 on read   once per day  within 60 days
    +8 on viewed halves every 14 days
  }
  -10 every 30 days without form_submitted  max 20
}
score total { sum of fit 50%, engagement }
lifecycle {
  stage visitor  { initial  owner sales }
  stage recycled { owner sales  enter from visitor on recycled_by_sales }
}
`;

function scoresOf(run: Awaited<ReturnType<typeof openFunnel>>): Record<string, number> {
  return Object.fromEntries(explain(run).scores.map(({ score, value }) => [score, value]));
}

it("caps rules and groups, counts once a day, and adds up composites", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T09:00", { email: "ann@bank.example", employees: 200 });
  for (const hour of ["10", "11", "12"]) run.did(`2026-03-02T${hour}:00`, "form_submitted");
  expect(scoresOf(run)).toEqual({ fit: 60, engagement: 30, total: 60 });
  run.did("2026-03-02T13:00", "read");
  run.did("2026-03-02T14:00", "read");
  expect(scoresOf(run).engagement).toBe(35);
  run.did("2026-03-02T15:00", "viewed");
  expect(scoresOf(run).engagement).toBe(42);
  expect(explain(run).scores.find(({ score }) => score === "fit")?.grade).toBe("A");
});

it("lets points grow old, and takes some for silence", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-03-02T10:00", "form_submitted");
  run.did("2026-03-02T10:00", "read");
  run.did("2026-03-02T10:00", "viewed");
  expect(scoresOf(run).engagement).toBe(27);
  run.until("2026-03-16T10:00");
  expect(scoresOf(run).engagement).toBe(24);
  run.until("2026-04-01T10:00");
  // Fifteen for the form, five for reading, two for a view halved twice, and ten less for thirty days of silence.
  expect(scoresOf(run).engagement).toBe(12);
  run.until("2026-04-30T10:00");
  // The view has halved four times, and half a point rounds up.
  expect(scoresOf(run).engagement).toBe(11);
  // Sixty days: the reading is forgotten, and a second month of silence costs ten more.
  run.until("2026-05-01T10:00");
  expect(scoresOf(run).engagement).toBe(0);
});

it("starts again on a reset, and gives nothing to who is excluded", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T09:00", { email: "ann@mailinator.com", employees: 200 });
  run.did("2026-03-02T10:00", "form_submitted");
  expect(scoresOf(run)).toMatchObject({ fit: 0, engagement: 15 });
  run.did("2026-03-02T11:00", "recycled_by_sales");
  expect(scoresOf(run).engagement).toBe(0);
});

it("itemises every point with the line it comes from", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-03-02T10:00", "form_submitted");
  const engagement = explain(run).scores.find(({ score }) => score === "engagement");
  const [rule] = engagement?.rules.filter(({ points }) => points !== 0) ?? [];
  expect(rule).toMatchObject({ text: "+15 on form_submitted max 30", points: 15, span: { file: "main.funnel" } });
});
