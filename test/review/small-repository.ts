/** A small project in a Git repository, for tests of what is told about changes of it. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import validateDiff from "../../schemas/generated/validators/diff.js";
import type { DiffDocument } from "../../schemas/generated/diff.ts";
import { makeFolder, run } from "../cli/in-process.ts";

export const lifecycle = `lifecycle {
  stage visitor "Visitor" {
    initial
    owner marketing
  }
  stage mql "Qualified lead" {
    owner sales
    enter from visitor when engagement >= 50
  }
  stage parked "Parked" {
    owner marketing
    enter from mql on sales_rejected
  }
  stage customer "Customer" {
    owner sales   final won
    enter from mql, parked on deal_won
  }
}
`;
export const routing = `queue emea "Team EMEA" {
  team sales
  member "ana@small.example"
}
queue rest "Everyone else" {
  team sales
  member "bo@small.example"
}
routing new_mql "Who gets a lead" {
  on entering mql
  when country in ["DE", "FR"] -> emea
  otherwise -> rest
}
sla follow_up "Follow-up" {
  starts on entering mql
  within 4 hours
  met on deal_won, sales_rejected
  at 100% -> notify sales
}
`;
export const project: Readonly<Record<string, string>> = {
  "funnel.yaml": "name: small\n",
  "small.funnel": `funnel small "Small" { timezone "Europe/Berlin" }
team marketing "Marketing"
team sales "Sales"
lead {
  email   email key
  country country
}
activity form_submitted "Form submitted"
activity sales_rejected "Rejected" { by sales }
activity deal_won       "Won"      { by sales }
score engagement "Engagement" {
  kind  behavior
  range 0..100
  +20 on form_submitted
}
agreement fy26 "Fiscal year" {
  between marketing, sales
  covers  lifecycle, routing new_mql
}
`,
  "lifecycle.funnel": lifecycle,
  "routing.funnel": routing,
};

export const hasGit = spawnSync("git", ["--version"]).status === 0;

export interface Repository {
  readonly folder: string;
  /** The project, one folder below. */
  readonly project: string;
  git(...words: readonly string[]): void;
  edit(file: string, pattern: string, replacement: string): void;
}

/** A repository with the project as its only commit. */
export function makeRepository(): Repository {
  const folder = makeFolder(
    Object.fromEntries(Object.entries(project).map(([path, text]) => [`funnels/${path}`, text])),
  );
  const git = (...words: readonly string[]): void => {
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@small.example", "-c", "commit.gpgsign=false"];
    const { status, stderr } = spawnSync("git", [...identity, ...words], { cwd: folder, encoding: "utf8" });
    expect(stderr, words.join(" ")).not.toContain("fatal");
    expect(status, words.join(" ")).toBe(0);
  };
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-q", "-m", "Begin");
  return {
    folder,
    project: join(folder, "funnels"),
    git,
    edit(file, pattern, replacement) {
      const path = join(folder, "funnels", file);
      const text = readFileSync(path, "utf8");
      expect(text).toContain(pattern);
      writeFileSync(path, text.replaceAll(pattern, replacement));
    },
  };
}

/** The difference as JSON, which must keep to its schema. */
export async function diff(
  cwd: string,
  ...words: readonly string[]
): Promise<DiffDocument & { readonly code: number }> {
  const { code, stdout, stderr } = await run({ cwd }, "diff", ...words, "--format", "json");
  expect(stderr).toBe("");
  const document: unknown = JSON.parse(stdout);
  expect(validateDiff(document), JSON.stringify(validateDiff.errors)).toBe(true);
  return { ...(document as DiffDocument), code };
}

/** A line for each entry. */
export const briefly = ({ changes }: DiffDocument): string[] =>
  changes.map((each) => `${each.class} ${each.area}: ${each.what}`);
