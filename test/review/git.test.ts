/** `funnel diff` on a repository with a history: each edit gives the right entries and nothing else. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import validateDiff from "../../schemas/generated/validators/diff.js";
import type { DiffDocument } from "../../schemas/generated/diff.ts";
import { makeFolder, run } from "../cli/in-process.ts";
import { expectGolden } from "../golden.ts";

const lifecycle = `lifecycle {
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
const routing = `queue emea "Team EMEA" {
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
const project: Readonly<Record<string, string>> = {
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

const hasGit = spawnSync("git", ["--version"]).status === 0;

interface Repository {
  readonly folder: string;
  /** The project, one folder below. */
  readonly project: string;
  git(...words: readonly string[]): void;
  edit(file: string, pattern: string, replacement: string): void;
}

function makeRepository(): Repository {
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

async function diff(cwd: string, ...words: readonly string[]): Promise<DiffDocument & { readonly code: number }> {
  const { code, stdout, stderr } = await run({ cwd }, "diff", ...words, "--format", "json");
  expect(stderr).toBe("");
  const document: unknown = JSON.parse(stdout);
  expect(validateDiff(document), JSON.stringify(validateDiff.errors)).toBe(true);
  return { ...(document as DiffDocument), code };
}

const briefly = ({ changes }: DiffDocument): string[] =>
  changes.map((each) => `${each.class} ${each.area}: ${each.what}`);

describe.skipIf(!hasGit)("the work tree against the last commit", () => {
  it("says nothing of nothing, of formatting, comments, docs, and where things stand", async () => {
    const { project: cwd, edit } = makeRepository();
    expect(briefly(await diff(cwd))).toEqual([]);
    edit("lifecycle.funnel", "    owner sales\n", "    // Sales takes over here.\n    owner   sales\n\n");
    edit("lifecycle.funnel", "lifecycle {", "/// All stages.\nlifecycle {");
    const all = `${readFileSync(join(cwd, "routing.funnel"), "utf8")}\n`;
    const at = all.indexOf("routing new_mql");
    mkdirSync(join(cwd, "parts"));
    writeFileSync(join(cwd, "parts", "b.funnel"), all.slice(0, at).replaceAll("\n", "\r\n"));
    writeFileSync(join(cwd, "a.funnel"), all.slice(at));
    writeFileSync(join(cwd, "routing.funnel"), "");
    renameSync(join(cwd, "lifecycle.funnel"), join(cwd, "parts", "stages.funnel"));
    const { code, changes, to_sign: toSign } = await diff(cwd);
    expect({ code, changes, toSign }).toEqual({ code: 0, changes: [], toSign: [] });
  });

  it("tells of a raised threshold, what depends on it and who signs", async () => {
    const { project: cwd, edit } = makeRepository();
    edit("lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    const document = await diff(cwd);
    expect(document.code).toBe(0);
    expect(briefly(document)).toEqual(["behaviour qualification: Qualified lead now needs Engagement 50 → 60"]);
    const [change] = document.changes;
    expect(change?.effects.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["routing new_mql", "sla follow_up"]);
    expect(change?.signers).toEqual([{ agreement: "fy26", teams: ["marketing", "sales"] }]);
    expect(change?.before).toMatchObject({ file: "lifecycle.funnel", line: 8 });
    expect(change?.after?.text).toContain("engagement >= 60");
    expect(document.to_sign).toEqual([{ agreement: "fy26", teams: ["marketing", "sales"] }]);
  });

  it("tells of a region that goes to another queue", async () => {
    const { project: cwd, edit } = makeRepository();
    edit("routing.funnel", '["DE", "FR"] -> emea', '["DE", "FR"] -> rest');
    expect(briefly(await diff(cwd))).toEqual([
      "behaviour routing: Who gets a lead: leads with country is Germany or France go to Team EMEA → Everyone else",
    ]);
  });

  it("tells of an inserted row as one entry", async () => {
    const { project: cwd, edit } = makeRepository();
    edit("routing.funnel", "  when country", '  when country is "JP" -> rest\n  when country');
    expect(briefly(await diff(cwd))).toEqual([
      "behaviour routing: Who gets a lead now has a row: country is Japan → Everyone else",
    ]);
  });

  it("tells of a title as wording", async () => {
    const { project: cwd, edit } = makeRepository();
    edit("lifecycle.funnel", '"Qualified lead"', '"MQL"');
    expect(briefly(await diff(cwd))).toEqual(["neutral wording: Stage mql: title “Qualified lead” → “MQL”"]);
  });

  it("follows a stage that was renamed, through everything that names it", async () => {
    const { project: cwd, edit } = makeRepository();
    edit("lifecycle.funnel", "mql", "ready");
    edit("lifecycle.funnel", "    owner sales\n", "    owner sales\n    moved from mql\n");
    edit("routing.funnel", "entering mql", "entering ready");
    const document = await diff(cwd);
    expect(document.code).toBe(0);
    expect(briefly(document)).toEqual([
      "neutral qualification: Stage mql is now called ready; what is stored and sent follows",
    ]);
  });

  it("lets a stage disappear only when that is accepted, and remembers", async () => {
    const { project: cwd, edit, git } = makeRepository();
    edit("lifecycle.funnel", /  stage parked[^]*?\n  }\n/.exec(lifecycle)![0], "");
    edit("lifecycle.funnel", "from mql, parked", "from mql");
    const lost = await diff(cwd);
    expect(lost.code).toBe(1);
    expect(lost.counts).toEqual({ breaking: 1, accepted: 0, behaviour: 1, neutral: 0 });
    expect(lost.changes[0]).toMatchObject({ class: "breaking", code: "stage-removed:parked", accepted: false });
    expect(lost.changes[1]?.what).toBe("Customer can no longer be entered from Parked");

    const wrong = await run({ cwd }, "diff", "--accept", "stage-removed:parkd");
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("did you mean `stage-removed:parked`?");

    const accepted = await run({ cwd }, "diff", "--accept", "stage-removed:parked");
    expect(accepted.code).toBe(0);
    expect(readFileSync(join(cwd, "funnel.lock"), "utf8")).toContain(
      '  - { change: "stage-removed:parked", at: 2026-07-01T00:00:00Z }',
    );
    expect((await diff(cwd)).counts).toEqual({ breaking: 1, accepted: 1, behaviour: 1, neutral: 0 });
    git("add", "-A");
    git("commit", "-q", "-m", "Drop the parking lot");
    expect((await diff(cwd, "HEAD~1", "HEAD")).code).toBe(0);

    // Lost again after it was back: that is another loss.
    writeFileSync(join(cwd, "lifecycle.funnel"), lifecycle);
    git("commit", "-q", "-a", "-m", "Bring it back");
    git("revert", "--no-edit", "HEAD");
    expect((await diff(cwd, "HEAD~1")).counts).toEqual({ breaking: 1, accepted: 0, behaviour: 1, neutral: 0 });
  });

  it("takes two stages that become one for no loss", async () => {
    const { project: cwd, edit } = makeRepository();
    const parked = '  stage parked "Parked" {\n    owner marketing\n    enter from mql on sales_rejected\n  }\n';
    edit("lifecycle.funnel", parked, "");
    edit("lifecycle.funnel", "from mql, parked", "from mql");
    edit("lifecycle.funnel", "    initial\n", "    initial\n    moved from parked\n");
    const { code, changes } = await diff(cwd);
    expect(briefly({ changes } as DiffDocument)).toEqual([
      "behaviour qualification: Customer can no longer be entered from Parked",
      "behaviour qualification: Stage Parked is now a part of Visitor",
    ]);
    expect(code).toBe(0);
  });

  it("follows links as the disk does", async () => {
    const { folder, project: cwd, edit, git } = makeRepository();
    mkdirSync(join(folder, "shared/stages"), { recursive: true });
    renameSync(join(cwd, "lifecycle.funnel"), join(folder, "shared/stages/lifecycle.funnel"));
    renameSync(join(cwd, "routing.funnel"), join(folder, "shared/routing.funnel"));
    symlinkSync("../shared/stages", join(cwd, "stages"));
    symlinkSync("../shared/routing.funnel", join(cwd, "routing.funnel"));
    // Each of these is met once only, and the last never ends.
    symlinkSync("small.funnel", join(cwd, "again.funnel"));
    symlinkSync(".", join(folder, "shared/stages/round"));
    // A catalogue is read under the name that the source gives it.
    writeFileSync(join(folder, "shared/assets.yaml"), "guide: { by: [email] }\n");
    symlinkSync("../shared/assets.yaml", join(cwd, "content.yaml"));
    edit("small.funnel", "agreement fy26", 'catalog "content.yaml"\nagreement fy26');
    git("add", "-A");
    git("commit", "-q", "-m", "Share");
    expect(briefly(await diff(cwd))).toEqual([]);
    edit("stages/lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    expect(briefly(await diff(cwd))).toHaveLength(1);
    writeFileSync(join(folder, "shared/assets.yaml"), "guide: { by: [email, web] }\n");
    expect(briefly(await diff(cwd))).toHaveLength(2);
  });

  it("says what is wrong with links that a commit cannot follow", async () => {
    const { folder, project: cwd, git } = makeRepository();
    const elsewhere = makeFolder({ "more.funnel": "segment many { when country is known }\n" });
    symlinkSync(join(elsewhere, "more.funnel"), join(cwd, "absolute.funnel"));
    symlinkSync("../../elsewhere/more.funnel", join(cwd, "outside.funnel"));
    symlinkSync("round.funnel", join(cwd, "round.funnel"));
    symlinkSync("../ignored/more.funnel", join(cwd, "uncommitted.funnel"));
    // What nobody reads is nobody's trouble.
    symlinkSync("nowhere", join(cwd, "prices.csv"));
    symlinkSync("nowhere", join(cwd, "notes"));
    writeFileSync(join(folder, ".gitignore"), "ignored\n");
    git("add", "-A");
    git("commit", "-q", "-m", "Link");
    const { code, stderr } = await run({ cwd }, "diff", "HEAD", "HEAD~1");
    expect(code).toBe(1);
    expectGolden("cli", "diff", "broken-links.txt", stderr.replaceAll(elsewhere, "/elsewhere"));
  });

  it("counts a signature in the lock", async () => {
    const { project: cwd, edit } = makeRepository();
    edit("lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    await run({ cwd }, "sign", "--team", "sales", "--by", "ana@small.example");
    expect((await diff(cwd)).to_sign).toEqual([{ agreement: "fy26", teams: ["marketing"] }]);
  });
});

describe.skipIf(!hasGit)("other versions", () => {
  it("are refs, where a branch began, folders and plans", async () => {
    const { project: cwd, folder, edit, git } = makeRepository();
    const before = makeFolder(project);
    await run({ cwd: before }, "build", "-o", "old.plan.json");
    git("switch", "-q", "-c", "feature");
    edit("lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    git("commit", "-q", "-a", "-m", "Raise");
    git("switch", "-q", "main");
    edit("routing.funnel", "within 4 hours", "within 3 hours");
    git("commit", "-q", "-a", "-m", "Hurry");
    git("switch", "-q", "feature");
    const raised = "behaviour qualification: Qualified lead now needs Engagement 50 → 60";
    const slower = "behaviour sla: Follow-up: time allowed 3 → 4 hours";
    expect(briefly(await diff(cwd, "main"))).toEqual([raised, slower]);
    expect(briefly(await diff(cwd, "main..."))).toEqual([raised]);
    expect(briefly(await diff(cwd, "main", "feature"))).toEqual([raised, slower]);
    expect(briefly(await diff(folder, "-C", "funnels", "HEAD~1", "HEAD"))).toEqual([raised]);
    expect(briefly(await diff(cwd, before))).toEqual([raised]);
    expect(briefly(await diff(cwd, join(before, "old.plan.json")))).toEqual([raised]);
    expect((await diff(cwd, "main", "feature", "--fail-on", "behaviour")).code).toBe(1);
  });

  it.each([
    ["an unknown ref", ["nowhere"], "there is no commit, folder or plan `nowhere`"],
    ["an option in disguise", ["--", "-x"], "there is no commit, folder or plan `-x`"],
    [
      "accepting what is not on disk",
      ["HEAD~1", "HEAD", "--accept", "stage-removed:parked"],
      "--accept needs the project",
    ],
  ])("refuse %s", async (_, words, message) => {
    const { project: cwd, edit, git } = makeRepository();
    edit("lifecycle.funnel", /  stage parked[^]*?\n  }\n/.exec(lifecycle)![0], "");
    edit("lifecycle.funnel", "from mql, parked", "from mql");
    git("commit", "-q", "-a", "-m", "Drop");
    const { code, stderr } = await run({ cwd }, "diff", ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("say so without Git, and show the errors of a version that has some", async () => {
    const cwd = makeFolder(project);
    const alone = await run({ cwd }, "diff");
    expect(alone).toMatchObject({ code: 2, stdout: "" });
    expect(alone.stderr).toContain("is in no Git repository");
    const named = await run({ cwd: makeFolder(project) }, "diff", "nowhere");
    expect(named.stderr).toContain("there is no folder or plan `nowhere`, and . is in no Git repository");
    const { project: broken, edit, git } = makeRepository();
    edit("lifecycle.funnel", "on deal_won", "on deal_lost");
    git("commit", "-q", "-a", "-m", "Break");
    edit("lifecycle.funnel", "on deal_lost", "on deal_won");
    const { code, stderr } = await run({ cwd: broken }, "diff");
    expect(code).toBe(1);
    expect(stderr).toContain("HEAD:lifecycle.funnel:16");
  });
});

describe.skipIf(!hasGit)("the formats", () => {
  it.each(["pretty", "markdown", "github", "sarif"])("%s", async (format) => {
    const { project: cwd, edit } = makeRepository();
    edit("lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    edit("lifecycle.funnel", '"Qualified lead"', '"MQL <b>"');
    edit("lifecycle.funnel", /  stage parked[^]*?\n  }\n/.exec(lifecycle)![0], "");
    edit("lifecycle.funnel", "from mql, parked", "from mql");
    edit("routing.funnel", "within 4 hours", "within 3 hours");
    const { code, stdout } = await run({ cwd }, "diff", "--format", format);
    expect(code).toBe(1);
    const text = stdout.replace(/"version": "\d+\.\d+\.\d+"/, '"version": "x"');
    expectGolden("cli", "diff", `shown.${format}.txt`, text);
  });
});
