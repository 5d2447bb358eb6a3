/** R24: early content helps those who never buy, and somebody stands behind it. */
import { expect, it } from "vitest";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { openFunnel } from "../runtime/run-funnel.ts";

const funnel = (traits: string) => `
funnel shop { timezone "UTC" }
team marketing {}
lead { title text }
activity asked {}
persona buyer { when title is known }
journey {
  phase interest "Why change?"
  phase close    "Why you?" { when did asked }
}
lifecycle { stage visitor { initial  owner marketing } }
content guide { type guide  by email  ${traits} }
content offer { type offer  by email  expert "Priya" }
content map {
  | phase    | buyer |
  | interest | guide |
  | close    | offer |
}
nurture weekly {
  for   stage is visitor
  every 7 days send next from content map by email
}
`;

function codesOf(traits: string): string[] {
  return lintFiles(createMemoryHost({ "main.funnel": funnel(traits) })).diagnostics.map(({ code }) => code);
}

it("points out early content that only sells, and content without an expert", () => {
  expect(codesOf('expert "Priya"')).toContain("content-sells-too-early");
  expect(codesOf("useful without purchase")).toContain("content-without-expert");
  const good = codesOf('expert "Priya"  useful without purchase');
  expect(good).not.toContain("content-sells-too-early");
  expect(good).not.toContain("content-without-expert");
});

it("carries both into the plan, and sends early content to whoever is only curious", async () => {
  const run = await openFunnel(funnel('expert "Priya"  useful without purchase'));
  run.set("2026-03-02T10:00", { title: "Chief" });
  expect(run.told("send")).toEqual(["2026-03-02 10:00 send guide by email"]);
  expect(run.program.plan.contents.find(({ name }) => name === "guide")).toMatchObject({
    expert: "Priya",
    useful_without_purchase: true,
  });
});
