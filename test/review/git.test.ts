/** `funnel diff` on a repository with a history: each edit gives the right entries and nothing else. */
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DiffDocument } from "../../schemas/generated/diff.ts";
import { makeFolder, run } from "../cli/in-process.ts";
import { expectGolden } from "../golden.ts";
import { briefly, diff, hasGit, lifecycle, makeRepository } from "./small-repository.ts";

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

describe.skipIf(!hasGit)("the formats", () => {
  it("keep to the width of the terminal, around what differs in long texts", async () => {
    const { project: cwd, edit } = makeRepository();
    edit("routing.funnel", '"ana@small.example"', '"ana@small.example" away 2026-12-24..2026-12-31');
    edit("lifecycle.funnel", "engagement >= 50", "engagement >= 60");
    for (const columns of [60, 80, 120]) {
      const { stdout } = await run({ cwd, columns }, "diff");
      expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(stdout).toMatch(/^ +\+ .*away 2026/m);
      expect(stdout).not.toContain("\u001b");
    }
  });

  it("cut a long review after a whole entry, and say how many are left", async () => {
    const { project: cwd, edit } = makeRepository();
    const fields = Array.from({ length: 900 }, (_, index) => `  a_field_with_a_long_name_${index} text\n`).join("");
    edit("small.funnel", "  country country\n", `  country country\n${fields}`);
    const { stdout } = await run({ cwd }, "diff", "--format", "markdown");
    expect(stdout.length).toBeLessThan(62_000);
    const shown = stdout.match(/^- New field/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(stdout).toContain(`: ${900 - shown} more.`);
    expect(stdout.match(/<\/?details>/g)).toEqual(["<details>", "</details>"]);
  });

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
