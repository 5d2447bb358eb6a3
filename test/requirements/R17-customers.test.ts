/** R17: customers are nurtured too, at another pace than prospects. */
import { expect, it } from "vitest";
import { nurtureEffects, openFunnel } from "../runtime/run-funnel.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
lead { opt_in boolean }
activity bought {}
journey { phase interest }
lifecycle {
  stage visitor { initial  owner marketing }
  stage customer {
    owner marketing
    final won
    enter from visitor on bought
  }
}
content a { by email }
content b { by email }
content tips { by email }
content more { by email }
content map {
  | phase    | any              |
  | interest | a, b, tips, more |
}
contact policy { at most 1 touches per 7 days }
nurture prospects {
  intent list_to_lead
  for    stage is visitor
  every  7 days send next from content map by email
}
nurture customers {
  intent customer
  for    stage is customer
  every  3 months send next from content map by email
}
nurture receipts {
  for         stage is customer and opt_in
  priority    9
  operational
  steps {
    send a by email
    wait 1 day
    send b by email
  }
}
`;

it("changes the pace with the stage, and does not send again what the lead has", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-01-31T09:00", {});
  run.did("2026-02-08T09:00", "bought");
  run.until("2026-06-30T00:00");
  expect(run.told(...nurtureEffects)).toEqual([
    "2026-01-31 09:00 enrolled prospects",
    "2026-01-31 09:00 send a by email",
    "2026-02-07 09:00 send b by email",
    "2026-02-08 09:00 exited prospects audience",
    "2026-02-08 09:00 enrolled customers",
    // The first tick is due at once and capped by the mail of the day before.
    "2026-02-14 09:00 send tips by email",
    "2026-05-08 09:00 send more by email",
  ]);
});

it("lets operational messages through the caps without counting them", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-01-31T09:00", { opt_in: true });
  run.did("2026-02-01T09:00", "bought");
  run.until("2026-02-07T09:00");
  expect(run.told("send")).toEqual([
    "2026-01-31 09:00 send a by email",
    "2026-02-01 09:00 send a by email",
    "2026-02-02 09:00 send b by email",
    "2026-02-07 09:00 send tips by email",
  ]);
});
