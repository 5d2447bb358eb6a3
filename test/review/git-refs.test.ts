/** The versions that `funnel diff` compares: refs of Git in every form, folders and plans. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, run } from "../cli/in-process.ts";
import { briefly, diff, hasGit, lifecycle, makeRepository, project } from "./small-repository.ts";

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
    git("switch", "-q", "main");
    expect(briefly(await diff(cwd, "main..feature"))).toEqual([raised, slower]);
    expect(briefly(await diff(cwd, "main...feature"))).toEqual([raised]);
  });

  it("are refs where a branch has the name of a folder of the project, or of a file that is no plan", async () => {
    const { project: cwd, edit, git } = makeRepository();
    git("branch", "notes");
    git("branch", "todo");
    mkdirSync(join(cwd, "notes"));
    writeFileSync(join(cwd, "todo"), "");
    edit("lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    const raised = "behaviour qualification: Qualified lead now needs Engagement 50 → 60";
    expect(briefly(await diff(cwd, "notes"))).toEqual([raised]);
    expect(briefly(await diff(cwd, "todo"))).toEqual([raised]);
  });

  it("are found in a hook that names the repository from where it runs", async () => {
    const { project: cwd, folder, edit } = makeRepository();
    edit("lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    const { code, stdout } = await run(
      { cwd: folder, env: { ...(process.env as Readonly<Record<string, string>>), GIT_DIR: ".git" } },
      "diff",
      "-C",
      cwd,
    );
    expect(code).toBe(0);
    expect(stdout).toContain("Qualified lead now needs Engagement 50 → 60");
  });

  it("say in a shallow clone how to get what it lacks", async () => {
    const { folder, edit, git } = makeRepository();
    edit("lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    git("commit", "-q", "-a", "-m", "Raise");
    const shallow = join(makeFolder(), "clone");
    spawnSync("git", ["clone", "-q", "--depth=1", `file://${folder}`, shallow]);
    const cwd = join(shallow, "funnels");
    const helpFor = async (ref: string) => (await run({ cwd }, "diff", ref)).stderr.split("\n")[1];
    expect(await helpFor("v1")).toContain("`git fetch --depth=1 origin v1:v1`");
    expect(await helpFor("origin/next")).toContain("`git fetch --depth=1 origin next:refs/remotes/origin/next`");
    expect(await helpFor("HEAD~1")).toContain("`git fetch --unshallow`");
    expect(await helpFor("v1...")).toContain("`git fetch --unshallow origin v1:v1`");
  });

  it.each([
    ["an unknown ref", ["nowhere"], "there is no commit, folder or plan `nowhere`"],
    ["a misspelt ref", ["mian"], "did you mean `main`?"],
    ["half of a range", ["main...nowhere"], "there is no commit, folder or plan `nowhere`"],
    ["no name", [""], "the name of a version is empty"],
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
