/** `funnel sign` and `funnel agreements`, from a fresh project to verified signatures. */
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, run } from "../cli/in-process.ts";
import { expectGolden } from "../golden.ts";

const source = `funnel small "Small" { timezone "Europe/Berlin" }
team marketing "Marketing"
team sales "Sales"
team finance "Finance"
lead {
  email     email key
  employees integer
}
activity deal_won { by sales }
score fit "Fit" {
  kind fit   range 0..100
  +40 when employees >= 100
}
lifecycle {
  stage lead "Lead" { initial   owner marketing }
  stage customer "Customer" { owner sales   final won   enter from lead on deal_won }
}
agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit
  review  every 90 days
}
agreement values {
  between sales, finance
  covers  lifecycle
}
`;
const files = { "funnel.yaml": "name: small\n", "small.funnel": source };
const lockOf = (cwd: string): string => readFileSync(join(cwd, "funnel.lock"), "utf8");
const sign = (cwd: string, team: string, ...words: readonly string[]) =>
  run({ cwd }, "sign", "--team", team, "--by", `${team}@small.example`, ...words);

const hasKeygen = spawnSync("ssh-keygen", ["-?"]).error === undefined;

describe("signing", () => {
  it("writes the lock, the same every time, for every agreement of the team", async () => {
    const cwd = makeFolder(files);
    const { code, stdout, stderr } = await sign(cwd, "sales");
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "",
      stderr: "sales signed fy26, values; commit funnel.lock\n",
    });
    const first = lockOf(cwd);
    expectGolden("cli", "agreements", "funnel.lock", first);
    await sign(cwd, "sales");
    expect(lockOf(cwd)).toBe(first);
    await sign(cwd, "finance", "--agreement", "values");
    expect(
      lockOf(cwd)
        .split("\n")
        .filter((line) => first.includes(line)),
    ).toEqual(first.split("\n"));
  });

  it("works from a folder below, on the lock beside `funnel.yaml`", async () => {
    const cwd = makeFolder({ ...files, "parts/readme.txt": "" });
    expect((await sign(join(cwd, "parts"), "sales")).stderr).toContain("commit ../funnel.lock");
    expect(lockOf(cwd)).toContain("sales@small.example");
  });

  it.each([
    ["an unknown team", ["--team", "sails", "--by", "x"], "there is no team `sails`"],
    ["an unknown agreement", ["--team", "sales", "--by", "ada", "--agreement", "fy27"], "there is no agreement `fy27`"],
    ["another team's agreement", ["--team", "finance", "--by", "ada", "--agreement", "fy26"], "is not with the team"],
    ["nobody", ["--team", "sales", "--by", " "], "--by names nobody"],
    ["no name", ["--team", "sales"], "--by <who>"],
  ])("refuses %s", async (_, words, message) => {
    const cwd = makeFolder(files);
    const { code, stderr } = await run({ cwd }, "sign", ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(() => lockOf(cwd)).toThrow();
  });

  it("refuses a project with errors, and a lock that is broken", async () => {
    const broken = makeFolder({ ...files, "small.funnel": source.replace("on deal_won", "on deal_lost") });
    expect((await sign(broken, "sales")).code).toBe(1);
    expect(() => lockOf(broken)).toThrow();
    const conflicted = makeFolder({ ...files, "funnel.lock": "lock: 1\n<<<<<<< ours\n" });
    const { code, stderr } = await sign(conflicted, "sales");
    expect(code).toBe(1);
    expect(stderr).toContain("lock-conflict");
    expect(lockOf(conflicted)).toBe("lock: 1\n<<<<<<< ours\n");
  });
});

describe.skipIf(spawnSync("git", ["--version"]).error !== undefined)("two branches", () => {
  const git = (cwd: string, ...words: readonly string[]): number | null =>
    spawnSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@small.example", ...words], { cwd }).status;
  const commit = (cwd: string): void => {
    expect(git(cwd, "add", "-A")).toBe(0);
    expect(git(cwd, "commit", "-q", "-m", "Sign")).toBe(0);
  };
  const statesOf = async (cwd: string): Promise<string[]> => {
    const { agreements } = JSON.parse((await run({ cwd }, "agreements", "--format", "json")).stdout) as {
      agreements: { teams: { team: string; state: string }[] }[];
    };
    return agreements.flatMap(({ teams }) => teams.map(({ team, state }) => `${team} ${state}`));
  };

  it("that sign anew merge without a word", async () => {
    const cwd = makeFolder(files);
    git(cwd, "init", "-q", "-b", "main");
    for (const team of ["marketing", "sales", "finance"]) await sign(cwd, team);
    commit(cwd);
    git(cwd, "switch", "-q", "-c", "one");
    await run({ cwd, now: Date.parse("2026-08-01") }, "sign", "--team", "sales", "--by", "ada", "--agreement", "fy26");
    commit(cwd);
    git(cwd, "switch", "-q", "-c", "two", "main");
    await run({ cwd, now: Date.parse("2026-08-02") }, "sign", "--team", "finance", "--by", "ben");
    await run({ cwd, now: Date.parse("2026-08-02") }, "sign", "--team", "marketing", "--by", "cy");
    commit(cwd);
    expect(git(cwd, "merge", "-q", "--no-edit", "one")).toBe(0);
    expect(lockOf(cwd).match(/by: (?:ada|ben|cy),/g)?.length).toBe(8);
    expect(await statesOf(cwd)).toEqual(["marketing signed", "sales signed", "sales signed", "finance signed"]);
  });

  it("that sign for the first time merge where Git is told to, which signing says once", async () => {
    const cwd = makeFolder(files);
    git(cwd, "init", "-q", "-b", "main");
    commit(cwd);
    git(cwd, "switch", "-q", "-c", "one");
    expect((await sign(cwd, "marketing")).stderr).toContain("`funnel.lock merge=union` in .gitattributes");
    expect((await sign(cwd, "marketing")).stderr).not.toContain("merge=union");
    commit(cwd);
    git(cwd, "switch", "-q", "main");
    writeFileSync(join(cwd, ".gitattributes"), "funnel.lock merge=union\n");
    commit(cwd);
    git(cwd, "switch", "-q", "-c", "two");
    expect((await sign(cwd, "finance")).stderr).not.toContain("merge=union");
    commit(cwd);
    expect(git(cwd, "merge", "-q", "--no-edit", "one")).toBe(0);
    expect(await statesOf(cwd)).toEqual(["marketing signed", "sales unsigned", "sales unsigned", "finance signed"]);
  });
});

describe("showing", () => {
  it("tells what nobody signed, what one side signed, and what changed since", async () => {
    const cwd = makeFolder(files);
    const shown: string[] = [];
    const show = async () => shown.push((await run({ cwd }, "agreements")).stdout);
    await show();
    await sign(cwd, "sales");
    await show();
    await sign(cwd, "marketing");
    await show();
    writeFileSync(join(cwd, "small.funnel"), source.replace("+40", "+45").replace("90 days", "30 days"));
    await show();
    expectGolden("cli", "agreements", "shown.txt", shown.join("\n----\n\n"));
    const markdown = await run({ cwd }, "agreements", "--format", "markdown");
    expectGolden("cli", "agreements", "shown.md", markdown.stdout);
    const json = JSON.parse((await run({ cwd }, "agreements", "--format", "json")).stdout) as {
      agreements: { name: string; state: string; teams: { state: string; changes: { words: string }[] }[] }[];
    };
    expect(json.agreements.map(({ name, state }) => [name, state])).toEqual([
      ["fy26", "changed"],
      ["values", "one_sided"],
    ]);
    expect(json.agreements[0]!.teams[0]!.changes.map(({ words }) => words)).toEqual(["agreement fy26", "score fit"]);
    // `funnel check` objects to the change until it is signed, which signing must not.
    expect((await run({ cwd }, "check")).stdout).toContain("definition-changed-since-signing");
    expect((await sign(cwd, "sales")).code).toBe(0);
    expect((await run({ cwd }, "agreements")).stdout).toMatch(
      /sales +sales@small\.example +1 Jul 2026 +nothing changed/,
    );
  });

  it("says so when there is no agreement", async () => {
    const cwd = makeFolder({ ...files, "small.funnel": source.replace(/agreement[^]*/, "") });
    expect(await run({ cwd }, "agreements")).toMatchObject({ code: 0, stdout: "The project has no agreement.\n" });
    expect((await sign(cwd, "sales")).code).toBe(2);
  });
});

describe.skipIf(!hasKeygen)("proofs by SSH keys", () => {
  const makeKey = (cwd: string, name: string): string => {
    const made = spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(cwd, name)]);
    expect(made.status).toBe(0);
    return readFileSync(join(cwd, `${name}.pub`), "utf8");
  };
  const verify = async (cwd: string) => {
    const { code, stdout } = await run({ cwd }, "agreements", "--verify", "--format", "json");
    const { agreements } = JSON.parse(stdout) as {
      agreements: { name: string; teams: { team: string; proof?: { verdict: string } }[] }[];
    };
    const fy26 = agreements.find(({ name }) => name === "fy26")!;
    return { code, verdicts: fy26.teams.map(({ proof }) => proof?.verdict) };
  };

  it("are good for the person and the content they were made for, and for nothing else", async () => {
    const cwd = makeFolder({
      ...files,
      "funnel.yaml": "name: small\nallowed_signers: keys/signers\n",
      "small.funnel": source.replace(/agreement values[^]*/, ""),
      "keys/.keep": "",
    });
    const [ours, theirs] = [makeKey(cwd, "ours"), makeKey(cwd, "theirs")];
    writeFileSync(join(cwd, "keys/signers"), `marketing@small.example ${ours}sales@small.example ${theirs}`);
    await sign(cwd, "marketing", "--key", "ours");
    expect(await verify(cwd)).toEqual({ code: 0, verdicts: ["good", undefined] });
    await sign(cwd, "sales");
    expect(await verify(cwd)).toEqual({ code: 1, verdicts: ["good", "missing"] });
    await sign(cwd, "sales", "--key", "ours");
    expect(await verify(cwd)).toEqual({ code: 1, verdicts: ["good", "bad"] });
    await sign(cwd, "sales", "--key", "theirs");
    expect(await verify(cwd)).toEqual({ code: 0, verdicts: ["good", "good"] });

    // Whoever edits a hash in the lock breaks the proof.
    const lock = lockOf(cwd);
    const hash = /team: sales, covers: score fit.*hash: "(.{8})/.exec(lock)![1]!;
    const edited = lock.replace(/(team: sales, covers: score fit.*hash: ").{8}/, "$100000000");
    expect(hash).not.toBe("00000000");
    writeFileSync(join(cwd, "funnel.lock"), edited);
    expect(await verify(cwd)).toEqual({ code: 1, verdicts: ["good", "bad"] });
  });

  it("say what is wrong: a key that is not listed, a passphrase that nobody gives, a key that others may read", async () => {
    const cwd = makeFolder({ ...files, "small.funnel": source.replace(/agreement values[^]*/, "") });
    const [ours] = [makeKey(cwd, "ours"), makeKey(cwd, "theirs")];
    writeFileSync(
      join(cwd, "signers"),
      `marketing@small.example ${ours}sales@small.example valid-before="20200101" ${ours}`,
    );
    await sign(cwd, "marketing", "--key", "theirs");
    await sign(cwd, "sales", "--key", "ours");
    const { stdout } = await run({ cwd }, "agreements", "--verify", "--allowed-signers", "signers");
    expect(stdout).toMatch(/marketing .*bad: no key of marketing@small\.example made it/);
    expect(stdout).toMatch(/sales .*bad: line 2 of the allowed signers: key has expired/);
    chmodSync(join(cwd, "ours"), 0o644);
    expect((await sign(cwd, "sales", "--key", "ours")).stderr).toContain("others may read the key file");
  });

  it("need a list of keys, and a key that is there", async () => {
    const cwd = makeFolder(files);
    const missing = await sign(cwd, "sales", "--key", "nowhere");
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain("there is no key file");
    const { code, stderr } = await run({ cwd }, "agreements", "--verify");
    expect(code).toBe(2);
    expect(stderr).toContain("nothing says whose keys are good");
    const unfound = await run({ cwd }, "agreements", "--verify", "--allowed-signers", "nobody");
    expect(unfound.code).toBe(2);
    expect(unfound.stderr).toContain("there is no file `nobody` with the allowed signers");
  });
});
