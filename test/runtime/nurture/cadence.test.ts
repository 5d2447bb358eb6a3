/** The pace of a programme: ticks in elapsed time, at a time of day and on some days, in the lead's own zone. */
import { describe, expect, it } from "vitest";
import { openFunnel } from "../run-funnel.ts";

function funnelWith(cadence: string): string {
  return `
funnel shop { timezone "America/New_York" }
team marketing {}
lead { timezone text }
activity page_viewed {}
journey { phase interest }
lifecycle { stage visitor { initial  owner marketing } }
content a { by email }
content b { by email }
content c { by email }
content d { by email }
content map {
  | phase    | any        |
  | interest | a, b, c, d |
}
nurture weekly {
  for   stage is visitor
  every ${cadence} send next from content map by email
}
`;
}

async function sendsOf(cadence: string, enrolled: string, timezone?: string): Promise<string[]> {
  const run = await openFunnel(funnelWith(cadence));
  run.set(enrolled, timezone === undefined ? {} : { timezone });
  run.until("2026-12-31T00:00");
  return run.told("send").map((line) => line.replace(/ send (\w+) by email$/, " $1"));
}

describe("without a time of day", () => {
  it("ticks at enrolment and then every D", async () => {
    expect(await sendsOf("36 hours", "2026-03-02T10:00")).toEqual([
      "2026-03-02 10:00 a",
      "2026-03-03 22:00 b",
      "2026-03-05 10:00 c",
      "2026-03-06 22:00 d",
    ]);
  });

  it("counts days as elapsed time when the clocks change", async () => {
    expect((await sendsOf("7 days", "2026-03-04T10:00")).slice(0, 2)).toEqual([
      "2026-03-04 10:00 a",
      "2026-03-11 11:00 b",
    ]);
  });

  it("moves a tick to the next allowed day, and several of them become one", async () => {
    // A Friday: Saturday and Sunday fall together with Monday.
    expect(await sendsOf("1 day on mon..fri", "2026-03-13T10:00")).toEqual([
      "2026-03-13 10:00 a",
      "2026-03-16 10:00 b",
      "2026-03-17 10:00 c",
      "2026-03-18 10:00 d",
    ]);
  });
});

describe("with a time of day", () => {
  it("begins at the first such time and keeps it when the clocks change", async () => {
    expect(await sendsOf("7 days at 10:00", "2026-03-03T10:01")).toEqual([
      "2026-03-04 10:00 a",
      "2026-03-11 10:00 b",
      "2026-03-18 10:00 c",
      "2026-03-25 10:00 d",
    ]);
  });

  it("begins at once when enrolled at that very time", async () => {
    expect((await sendsOf("7 days at 10:00", "2026-03-03T10:00"))[0]).toBe("2026-03-03 10:00 a");
  });

  it("keeps its grid and moves single ticks to allowed days", async () => {
    expect(await sendsOf("3 days on tue, thu at 09:30", "2026-03-02T12:00")).toEqual([
      "2026-03-03 09:30 a",
      "2026-03-10 09:30 b",
      "2026-03-12 09:30 c",
      "2026-03-17 09:30 d",
    ]);
  });

  it("means the lead's own time where it says where it lives", async () => {
    expect((await sendsOf("7 days at 10:00", "2026-03-02T12:00", "Asia/Kolkata")).slice(0, 2)).toEqual([
      "2026-03-02 23:30 a",
      "2026-03-10 00:30 b",
    ]);
    expect((await sendsOf("7 days at 10:00", "2026-03-02T12:00", "nowhere"))[0]).toBe("2026-03-03 10:00 a");
  });
});
