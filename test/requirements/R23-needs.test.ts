/** R23: leads are told apart by what they need, and not by who they are alone. */
import { expect, it } from "vitest";
import { openFunnel } from "../runtime/run-funnel.ts";
import { explain } from "./explain-run.ts";

const funnel = `
funnel shop { timezone "UTC" }
team marketing {}
lead {
  industry one of [bank, shop]
  budget   money
}
activity viewed { topic one of [savings, safety] }
need prove_savings { when did viewed where topic is savings or budget is known }
need stay_safe     { when did viewed where topic is safety }
lifecycle { stage visitor { initial  owner marketing } }
content calculator { by email  needs prove_savings }
content audit      { by email  needs stay_safe }
nurture savings { priority 1  for prove_savings
  steps { send calculator by email }
}
nurture safety  { for stay_safe
  steps { send audit by email }
}
`;

it("enrols two leads of one industry by their needs", async () => {
  const run = await openFunnel(funnel);
  run.set("2026-03-02T09:00", { industry: "bank" });
  run.set("2026-03-02T09:00", { industry: "bank" }, "bob");
  expect(run.told("send")).toEqual([]);
  run.did("2026-03-02T10:00", "viewed", { topic: "safety" });
  run.did("2026-03-02T11:00", "viewed", { topic: "savings" }, "bob");
  expect(run.told("send")).toEqual([
    "2026-03-02 10:00 send audit by email",
    "2026-03-02 11:00 send calculator by email",
  ]);
  expect(explain(run).needs).toEqual(["stay_safe"]);
});

it("lets a lead have several needs, and the programme of higher priority go first", async () => {
  const run = await openFunnel(funnel);
  run.did("2026-03-02T10:00", "viewed", { topic: "savings" });
  run.did("2026-03-02T11:00", "viewed", { topic: "safety" });
  expect([...explain(run).needs].sort()).toEqual(["prove_savings", "stay_safe"]);
  expect(run.told("send")[0]).toBe("2026-03-02 10:00 send calculator by email");
});
