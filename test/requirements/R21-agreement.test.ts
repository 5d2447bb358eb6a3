/** R21: teams sign definitions; a number may not change without them, a title may; and the agreement falls due. */
import { expect, it } from "vitest";
import { lintFiles } from "../../compiler/lint-files.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import { signProject } from "../lint/sign-project.ts";

const signedAt = Date.parse("2026-06-15T09:00:00Z");
const day = 86_400_000;

const funnel = (points: number, title: string) => ({
  "main.funnel": `
funnel shop { timezone "UTC" }
team marketing {}
team sales {}
lead { employees integer }
score fit "${title}" { kind fit  range 0..100
  +${points} when employees >= 100
}
lifecycle { stage inquiry { initial  owner marketing } }
agreement fy26 {
  between marketing, sales
  covers  score fit, lifecycle
  review  every 90 days
}
`,
});

/** The codes about agreements, some days after the signing. */
function codesOf(files: Readonly<Record<string, string>>, days = 1): string[] {
  const { diagnostics } = lintFiles(createMemoryHost(files), { now: signedAt + days * day });
  const about = ["definition-changed-since-signing", "unsigned-agreement", "one-sided-agreement", "review-overdue"];
  return diagnostics.map(({ code }) => code).filter((code) => about.includes(code));
}

it("is content with what both teams signed", () => {
  const files = funnel(40, "Fit");
  expect(codesOf(signProject(files, "as it stands", files))).toEqual([]);
});

it("breaks when a digit changes, and not when a title does", () => {
  const before = funnel(40, "Fit");
  expect(codesOf(signProject(funnel(41, "Fit"), "before", before))).toEqual(["definition-changed-since-signing"]);
  expect(codesOf(signProject(funnel(40, "How well it fits"), "before", before))).toEqual([]);
});

it("wants every team, and the review in time", () => {
  const files = funnel(40, "Fit");
  expect(codesOf(files)).toEqual(["unsigned-agreement"]);
  expect(codesOf(signProject(files, "one team", files))).toEqual(["one-sided-agreement"]);
  expect(codesOf(signProject(files, "as it stands", files), 89)).toEqual([]);
  expect(codesOf(signProject(files, "as it stands", files), 91)).toEqual(["review-overdue"]);
});
