/** R13: leads that sit for ever are reported from data: who, where, for how long and why. */
import { describe, expect, it } from "vitest";
import { measureFunnel, type MeasuredRun } from "../measure/run-measured.ts";

const funnelWith = (stage: string, rest = ""): string => `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead { email email }
activity asked {}
activity accepted { by sales }
lifecycle {
  stage visitor {
    initial  owner marketing
  }
  stage mql {
    owner sales
    enter from visitor on asked
    ${stage}
  }
  stage customer {
    owner sales  final won
    enter from mql on accepted
  }
  stage parked {
    owner   marketing  final lost
  }
}
${rest}
`;

async function leaksOf(text: string, play: (run: MeasuredRun) => void, until = "2026-03-12T10:00") {
  const run = await measureFunnel(text);
  play(run);
  return run.report(until).leaks.filter(({ stage }) => stage === "mql");
}

const ask = (run: MeasuredRun): void => run.did("2026-03-02T10:00", "ann", "asked");
const tenDays = 10 * 86_400_000;

describe("a lead on which nothing works", () => {
  it("is reported with its time and its id", async () => {
    const [leak, ...others] = await leaksOf(funnelWith(""), ask);
    expect(others).toEqual([]);
    expect(leak).toMatchObject({ stage: "mql", kind: "unattended", leads: 1, longest: tenDays });
    expect(leak!.examples).toEqual([expect.stringMatching(/^l_[0-9a-f]{16}$/)]);
    expect(leak!.span).toEqual({ file: "main.funnel", line: 12, column: 3 });
  });

  it("is none while a limit, an SLA or a programme is there", async () => {
    const sla = "sla answer {\n starts on entering mql\n within 30 days\n met on accepted\n}";
    const nurture = "nurture why_now {\n intent lead\n for stage is mql\n steps { wait 60 days\n notify sales }\n}";
    expect(await leaksOf(funnelWith("limit 30 days then parked"), ask)).toEqual([]);
    expect(await leaksOf(funnelWith("", sla), ask)).toEqual([]);
    expect(await leaksOf(funnelWith("", nurture), ask)).toEqual([]);
  });

  it("is one again once the SLA is over and the programme has ended", async () => {
    const sla = "sla answer {\n starts on entering mql\n within 5 days\n met on accepted\n}";
    const nurture = "nurture why_now {\n intent lead\n for stage is mql\n steps { wait 5 days\n notify sales }\n}";
    expect(await leaksOf(funnelWith("", sla), ask)).toMatchObject([{ kind: "unattended", leads: 1 }]);
    expect(await leaksOf(funnelWith("", nurture), ask)).toMatchObject([{ kind: "unattended", leads: 1 }]);
  });

  it("has an SLA that was missed on its side until the last tier", async () => {
    const sla = "sla answer {\n starts on entering mql\n within 4 days\n met on accepted\n at 300% -> notify sales\n}";
    expect(await leaksOf(funnelWith("", sla), ask)).toEqual([]);
    expect(await leaksOf(funnelWith("", sla), ask, "2026-03-14T10:00")).toMatchObject([{ kind: "unattended" }]);
  });
});

it("reports a programme that has nothing left to send", async () => {
  const rest = `
    journey { phase interest "Why?" }
    content guide { type guide  by email }
    content map {
      | phase    | any   |
      | interest | guide |
    }
    nurture why_now {
      intent lead
      for    stage is mql
      every  1 day send next from content map by email
    }`;
  const early = await leaksOf(funnelWith("", rest), ask, "2026-03-02T12:00");
  expect(early).toEqual([]);
  expect(await leaksOf(funnelWith("", rest), ask)).toMatchObject([{ kind: "exhausted", leads: 1 }]);
});

it("reports who is beyond the limit because the way out is closed", async () => {
  const rest = "hygiene { require email is valid before parked }";
  expect(await leaksOf(funnelWith("limit 5 days then parked", rest), ask)).toMatchObject([
    { kind: "beyond_limit", leads: 1, longest: tenDays, span: { line: 15 } },
  ]);
});

it("reports who is held in quarantine before anything else", async () => {
  const rest = 'hygiene { reject when email is known because "No names, please" }';
  const leaks = await leaksOf(funnelWith("limit 5 days then parked", rest), (run) => {
    ask(run);
    run.set("2026-03-03T10:00", "ann", { email: "ann@bank.example" });
  });
  expect(leaks).toMatchObject([{ kind: "quarantined", leads: 1 }]);
});

it("reports who sits longer than nine in ten of those who left, once ten have left", async () => {
  const play =
    (leavers: number) =>
    (run: MeasuredRun): void => {
      for (let index = 0; index < leavers; index += 1) run.did("2026-03-02T10:00", `lead ${index}`, "asked");
      run.did("2026-03-02T10:00", "old", "asked");
      for (let index = 0; index < leavers; index += 1) {
        run.did(`2026-03-0${index < leavers - 1 ? 3 : 9}T10:00`, `lead ${index}`, "accepted");
      }
      run.did("2026-03-11T10:00", "new", "asked");
      run.did("2026-03-11T09:59", "older", "asked");
    };
  const funnel = funnelWith("limit 90 days then parked");
  expect(await leaksOf(funnel, play(9))).toEqual([]);
  // Nine of ten left after a day; `new` has been there for exactly that and `older` for a minute more.
  const leaks = await leaksOf(funnel, play(10));
  expect(leaks).toMatchObject([{ kind: "slow", leads: 2, threshold: 86_400_000, longest: tenDays }]);
});

it("does not report those who have arrived", async () => {
  const run = await measureFunnel(funnelWith(""));
  run.did("2026-03-02T10:00", "ann", "asked");
  run.did("2026-03-02T11:00", "ann", "accepted");
  expect(run.report("2027-03-02T10:00").leaks).toEqual([]);
});
